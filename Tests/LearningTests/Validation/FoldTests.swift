import Basics
import Learning
import Testing

@Suite struct FoldTests {
    typealias Case = (seed: UInt64, rows: Int, classes: Int, folds: Int)

    static let cases: [Case] = (1...8 as ClosedRange<UInt64>).map { seed in
        var generator = SeededGenerator(seed: seed, stream: "fold-test")
        return (seed, 12 + generator.below(200), 1 + generator.below(6), 2 + generator.below(9))
    }

    func labels(_ seed: UInt64, rows: Int, classes: Int) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        // Uneven classes.
        return (0..<rows).map { _ in generator.below(1 + generator.below(classes)) }
    }

    func expectPartition(_ folds: [Fold], rows: Int) {
        #expect(folds.flatMap(\.test).sorted() == Array(0..<rows))
        for fold in folds {
            #expect((fold.training + fold.test).sorted() == Array(0..<rows))
            #expect(fold.training == fold.training.sorted() && fold.test == fold.test.sorted())
        }
    }

    @Test(arguments: cases)
    func stratifiedFoldsSpreadEachClass(_ seed: UInt64, _ rows: Int, _ classes: Int, _ count: Int) throws {
        let labels = labels(seed, rows: rows, classes: classes)
        let folds = try StratifiedFolds(count: count, seed: seed).folds(labels: labels)
        #expect(folds.count == count)
        expectPartition(folds, rows: rows)
        for label in 0..<classes {
            let counts = folds.map { fold in fold.test.count { labels[$0] == label } }
            #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 1)
        }
        let sizes = folds.map(\.test.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
        #expect(try StratifiedFolds(count: count, seed: seed).folds(labels: labels) == folds)
        #expect(try StratifiedFolds(count: count, seed: seed + 1).folds(labels: labels) != folds)
    }

    @Test func scarceClassesAreSaid() throws {
        let labels = [0, 0, 0, 0, 0, 0, 1, 1, 2]
        let stratified = StratifiedFolds(count: 3, seed: 1)
        let folds = try stratified.folds(labels: labels)
        #expect(folds.map { fold in fold.test.count { labels[$0] == 1 } }.sorted() == [0, 1, 1])
        let warnings = stratified.warnings(labels: labels)
        #expect(warnings.map(\.identifier) == ["learning.scarce-class", "learning.scarce-class"])
        #expect(warnings.allSatisfy { $0.severity == .warning })
        #expect(stratified.warnings(labels: [0, 0, 0, 1, 1, 1]).isEmpty)
    }

    @Test(arguments: cases)
    func groupsStayTogether(_ seed: UInt64, _ rows: Int, _ classes: Int, _ count: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let groups = (0..<rows).map { $0 < count ? "c\($0)" : "c\(generator.below(rows / 2))" }
        let folds = try GroupedFolds(count: count, seed: seed).folds(groups: groups)
        expectPartition(folds, rows: rows)
        for fold in folds {
            #expect(Set(fold.training.map { groups[$0] }).isDisjoint(with: fold.test.map { groups[$0] }))
        }
        let largest = Dictionary(grouping: groups, by: \.self).map(\.value.count).max() ?? 0
        let sizes = folds.map(\.test.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= largest)
        #expect(try GroupedFolds(count: count, seed: seed).folds(groups: groups) == folds)
    }

    @Test(arguments: cases, [0.1, 0.2, 0.5])
    func holdOutKeepsShares(_ sample: Case, _ share: Double) throws {
        let labels = labels(sample.seed, rows: sample.rows, classes: sample.classes)
        let fold = try HoldOutSplit(share: share, seed: sample.seed).fold(labels: labels)
        #expect((fold.training + fold.test).sorted() == Array(0..<sample.rows))
        #expect(fold.training == fold.training.sorted() && fold.test == fold.test.sorted())
        for label in Set(labels).sorted() {
            let all = Double(labels.count { $0 == label })
            let held = Double(fold.test.count { labels[$0] == label })
            #expect(abs(held - share * all) <= 1)
            #expect(held < all)
        }
        #expect(abs(Double(fold.test.count) - share * Double(sample.rows)) <= Double(sample.classes))
    }

    @Test func refusesImpossibleDivisions() {
        #expect(throws: Diagnostic.self) { try StratifiedFolds(count: 1, seed: 1).folds(labels: [0, 1]) }
        #expect(throws: Diagnostic.self) { try StratifiedFolds(count: 3, seed: 1).folds(labels: [0, 1]) }
        #expect(throws: Diagnostic.self) { try StratifiedFolds(count: 2, seed: 1).folds(labels: []) }
        #expect(throws: Diagnostic.self) { try GroupedFolds(count: 3, seed: 1).folds(groups: ["a", "a", "b", "b"]) }
        #expect(throws: Diagnostic.self) { try HoldOutSplit(share: 0, seed: 1).fold(labels: [0, 1]) }
        #expect(throws: Diagnostic.self) { try HoldOutSplit(share: 1, seed: 1).fold(labels: [0, 1]) }
        #expect(throws: Diagnostic.self) { try HoldOutSplit(share: .nan, seed: 1).fold(labels: [0, 1]) }
        #expect(throws: Diagnostic.self) { try HoldOutSplit(share: 0.5, seed: 1).fold(labels: [0]) }
    }
}
