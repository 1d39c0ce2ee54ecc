import Basics
import Learning
import Testing

@Suite struct OrderedAndGroupedFoldTests {
    @Test func ordersAsTimeSeriesSplit() throws {
        let reference = ValidationReference.timeSeriesSplit.map { $0.map { Int($0) } }
        for (settings, rows) in Dictionary(grouping: reference, by: { Array($0.prefix(3)) }) {
            let (n, count, gap) = (settings[0], settings[1], settings[2])
            // Times that don't stand in order, and aren't evenly spaced.
            var generator = SeededGenerator(seed: UInt64(n))
            let places = generator.permutation(n)
            let folds = try TimeOrderedFolds(count: count, gap: gap).folds(times: places.map { Double($0 * $0) })
            #expect(folds.count == rows.count)
            for (fold, row) in zip(folds, rows) {
                #expect(Set(fold.training.map { places[$0] }) == Set(0..<row[3]))
                #expect(Set(fold.test.map { places[$0] }) == Set(row[4]..<row[5]))
                #expect(fold.training == fold.training.sorted() && fold.test == fold.test.sorted())
            }
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>) func thePastTeachesAndTiesStayTogether(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: "time")
        let count = 2 + generator.below(4), gap = generator.below(3)
        // Many rows of few times, some of them far more frequent.
        let times = (0..<120).map { _ in generator.below(3) == 0 ? 7 : generator.below(12) }
        let folds = try TimeOrderedFolds(count: count, gap: gap).folds(times: times)
        #expect(folds.count == count)
        var earlier = 0
        for fold in folds {
            let latest = try #require(fold.training.map { times[$0] }.max())
            let first = try #require(fold.test.map { times[$0] }.min())
            #expect(latest < first)
            #expect(fold.training.count > earlier)
            earlier = fold.training.count
            // Left out are exactly the rows between, at least the gap.
            let between = times.indices.filter { times[$0] > latest && times[$0] < first }
            #expect(between.count >= gap)
            if gap == 0 { #expect(between.isEmpty) }
        }
        // Each time from the first test on is tested once.
        let tested = folds.flatMap(\.test)
        let first = tested.map { times[$0] }.min() ?? 0
        #expect(tested.sorted() == times.indices.filter { times[$0] >= first })
    }

    @Test func theLatestAreSetAside() throws {
        let times = [5, 1, 9, 9, 3, 7, 9, 2, 8, 4]
        func held(_ share: Double) throws -> [Int] {
            let fold = try TimeOrderedHoldOut(share: share).fold(times: times)
            #expect((fold.training + fold.test).sorted() == Array(0..<10))
            #expect(fold.training.allSatisfy { row in fold.test.allSatisfy { times[row] < times[$0] } })
            return fold.test
        }
        #expect(try held(0.3) == [2, 3, 6])
        // Three rows of time 9 can't be divided: two would be nearer to three than to none.
        #expect(try held(0.2) == [2, 3, 6])
        #expect(try held(0.5) == [2, 3, 5, 6, 8])
        #expect(throws: Diagnostic.self) { try TimeOrderedHoldOut(share: 1).fold(times: times) }
        #expect(throws: Diagnostic.self) { try TimeOrderedHoldOut(share: 0.2).fold(times: [4, 4]) }
        #expect(throws: Diagnostic.self) { try TimeOrderedHoldOut(share: 0.2).fold(times: [Int]()) }
    }

    @Test func refusesWhatHasNoOrder() {
        func message(_ folds: TimeOrderedFolds, _ times: [Double]) -> String? {
            diagnosticSummary { _ = try folds.folds(times: times) }
        }
        #expect(message(TimeOrderedFolds(count: 2), [1, 1, 2, 2])?.hasSuffix("got 2 folds for 2 times") == true)
        #expect(message(TimeOrderedFolds(count: 1), [1, 2, 3]) != nil)
        #expect(message(TimeOrderedFolds(count: 2), []) != nil)
        #expect(message(TimeOrderedFolds(count: 2), [1, .nan, 3, 4])?.hasSuffix("row 2 has none") == true)
        #expect(message(TimeOrderedFolds(count: 2, gap: -1), [1, 2, 3]) != nil)
        #expect(message(TimeOrderedFolds(count: 2, gap: 2), [1, 2, 3, 4])?.contains("nothing to learn from") == true)
        #expect(message(TimeOrderedFolds(count: 2), [1, 2, 3]) == nil)
    }

    @Test func groupsAreStratifiedAsScikitLearnDoes() throws {
        let reference = ValidationReference.stratifiedGroups.map { $0.map { Int($0) } }
        let folds = try StratifiedGroupedFolds(count: 4, seed: 3).folds(
            labels: reference.map { $0[0] }, groups: reference.map { $0[1] })
        // The first groups fit equally well anywhere, so that folds may have other numbers.
        let expected = Set((0..<4).map { number in Set(reference.indices.filter { reference[$0][2] == number }) })
        #expect(Set(folds.map { Set($0.test) }) == expected)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func groupsStayWholeAndSharesEven(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let groups = (0..<600).map { _ in "c\(generator.below(90))" }
        let labels = (0..<600).map { _ in generator.below(10) < 2 ? 1 : 0 }
        let stratified = StratifiedGroupedFolds(count: 5, seed: seed)
        let folds = try stratified.folds(labels: labels, groups: groups)
        #expect(folds.flatMap(\.test).sorted() == Array(0..<600))
        for fold in folds {
            #expect(Set(fold.training.map { groups[$0] }).isDisjoint(with: fold.test.map { groups[$0] }))
        }
        let positives = folds.map { fold in fold.test.count { labels[$0] == 1 } }
        #expect((positives.max() ?? 0) - (positives.min() ?? 0) <= 6)
        #expect(try stratified.folds(labels: labels, groups: groups) == folds)
        #expect(throws: Diagnostic.self) { try stratified.folds(labels: labels, groups: ["a"]) }
        #expect(throws: Diagnostic.self) { try stratified.folds(labels: [0, 1], groups: ["a", "a"]) }
    }

    @Test func repeatsDivideAnew() throws {
        let labels = (0..<60).map { $0 % 3 }
        let repeated = try RepeatedFolds(repeats: 4, seed: 9).folds { seed in
            try StratifiedFolds(count: 3, seed: seed).folds(labels: labels)
        }
        #expect(Set(repeated).count == 4)
        #expect(repeated[0] == (try StratifiedFolds(count: 3, seed: 9).folds(labels: labels)))
        // More repeats leave the first ones as they were.
        #expect(RepeatedFolds(repeats: 2, seed: 9).seeds == Array(RepeatedFolds(repeats: 4, seed: 9).seeds.prefix(2)))
        #expect(throws: Diagnostic.self) { try RepeatedFolds(repeats: 0, seed: 9).folds { _ in [] } }
    }
}
