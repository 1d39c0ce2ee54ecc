import Basics
import Foundation
import Tables
import Testing

@testable import Features

@Suite struct SelectionTests {
    let rows = Array(0..<6)
    var sample: FeatureTable {
        get throws {
            try table(
                number("recency", [1, 5, 2, 8, 3, 9]), number("a", [1, 2, 3, 4, 5, 6]),
                number("a_twice", [2, 4, 6, 8, 10, 12.5]), number("same", [7, 7, 7, 7, 7, 7]),
                category("region", ["n", "s", "n", "s", "n", "s"]))
        }
    }

    @Test func dropsConstantsAndOneOfAPair() throws {
        let table = try sample
        let model = try Selection().fit(table, rows: rows)
        #expect(model.kept.contains("recency") && model.kept.contains("region"))
        #expect(model.kept.filter { $0.hasPrefix("a") }.count == 1)
        #expect(model.dropped.first { $0.name == "same" }?.figure == 1)
        #expect(model.apply(table).names == model.kept)
    }

    @Test func whatTheAnalystIncludesStays() throws {
        for name in ["a", "a_twice"] {
            let model = try Selection(include: [FeaturePattern(name), FeaturePattern("same")]).fit(sample, rows: rows)
            #expect(model.kept.filter { $0.hasPrefix("a") } == [name])
            #expect(model.kept.contains("same"))
        }
        let both = try Selection(include: [FeaturePattern("a*")]).fit(sample, rows: rows)
        #expect(both.kept.filter { $0.hasPrefix("a") } == ["a", "a_twice"])
    }

    @Test func whatTheAnalystExcludesGoes() throws {
        let selection = Selection(
            include: [FeaturePattern("a*")], exclude: [FeaturePattern("a_twice"), FeaturePattern("reg*")])
        let model = try selection.fit(sample, rows: rows)
        #expect(model.kept == ["recency", "a"])
        #expect(model.dropped.first { $0.name == "a_twice" }?.reason == "excluded by the analyst")
    }

    @Test func unknownNamesAreReportedTogetherWithTheirPlace() throws {
        let place = SourcePosition(file: "study.yaml", line: 7, column: 3)
        let selection = Selection(
            include: [FeaturePattern("recencyy", at: place), FeaturePattern("a")],
            exclude: [FeaturePattern("visits*"), FeaturePattern("a")])
        do {
            _ = try selection.fit(sample, rows: rows)
            Issue.record("nothing was thrown")
        } catch let error as Diagnostics {
            #expect(
                error.items.map(\.identifier)
                    == ["features.unknown-name", "features.unknown-name", "selection.contradiction"])
            #expect(error.items[0].position == place)
            #expect(error.items[0].suggestion == "did you mean 'recency'?")
        }
    }

    @Test func nothingLeftIsTheUsersError() throws {
        #expect(throws: Diagnostics.self) { try Selection(exclude: [FeaturePattern("*")]).fit(sample, rows: rows) }
    }

    /// A sample sifts 30,000 customers; what is near a limit is decided on all, as it is without a sample.
    @Test func manyCustomersGiveWhatAllOfThemSay() throws {
        let count = 30_000
        var random = SeededGenerator(seed: 11, stream: "selection")
        let base = (0..<count).map { _ in exp(normal(&random)) }
        func near(_ noise: Double) -> [Double] {
            base.map { log($0) + noise * normal(&random) }
        }
        let rare = (0..<count).map { Int8($0 % 1_500 == 0 ? 1 : 0) }
        let gaps = near(0.1).enumerated().map { $0.offset % 9 == 0 ? .nan : $0.element }
        let table = try table(
            number("base", near(0)), number("close", near(0.3)), number("far", near(0.4)), number("gaps", gaps),
            number("other", near(50)), flag("rare", rare), number("same", [Double](repeating: 3, count: count)))
        let rows = Array(0..<count)
        let model = try Selection().fit(table, rows: rows)
        for exclusion in model.dropped {
            guard let feature = table[exclusion.name] else { continue }
            if let alone = NearZeroVariance(threshold: 0.001).exclusion(of: feature, rows: rows) {
                #expect(exclusion == alone)
                continue
            }
            let kept = try #require(table.names.first { exclusion.reason == "correlates with '\($0)'" })
            let first = try #require(table.numbers(exclusion.name)), second = try #require(table.numbers(kept))
            let exact = Correlations.pearson(first, second)
            #expect(abs(try #require(exclusion.figure) - exact) < 1e-12)
            #expect(exact > 0.95)
        }
        #expect(Set(model.dropped.map(\.name)).isSuperset(of: ["rare", "same"]))
        #expect(model.kept.contains("far") && model.kept.contains("other"))
        #expect(model.kept.filter { ["base", "close", "gaps"].contains($0) }.count == 1)
    }

    private func normal(_ random: inout SeededGenerator) -> Double {
        (0..<12).reduce(-6) { sum, _ in sum + random.uniform() }
    }

    @Test func thresholdsCanBeSwitchedOff() throws {
        let model = try Selection(variance: 0, correlation: 1).fit(sample, rows: rows)
        #expect(try model.kept == sample.names)
    }
}

@Suite struct NearZeroVarianceTests {
    func exclusion(_ feature: Feature, threshold: Double = 0.001) -> FeatureExclusion? {
        NearZeroVariance(threshold: threshold).exclusion(of: feature, rows: Array(0..<feature.values.count))
    }

    @Test func theMostFrequentValue() {
        let rare = (0..<2000).map { $0 == 0 ? Int8(1) : 0 }
        #expect(exclusion(flag("f", rare))?.figure == 0.9995)
        #expect(exclusion(flag("f", rare), threshold: 0.0001) == nil)
        #expect(exclusion(category("c", (0..<2000).map { $0 == 0 ? "a" : "b" }))?.figure == 0.9995)
        #expect(exclusion(number("n", [.nan, .nan]))?.reason == "no value is present")
    }

    @Test func theVarianceBroughtToZeroAndOne() {
        // The quantiles are 0.04 and 3.96, so the values become 0, 0.96 / 3.92, 1/2, 2.96 / 3.92 and 1.
        let inner = 1 / 3.92
        #expect(isClose(NearZeroVariance.scaledVariance([0, 1, 2, 3, 4]), (0.5 + 2 * inner * inner) / 5))
        // Eight of a thousand differ, so the 1 % and 99 % quantiles coincide: 0...1000 between minimum and maximum.
        let nearly = [Double](repeating: 0, count: 992) + [1, 2, 3, 4, 5, 6, 7, 1000]
        #expect((exclusion(number("n", nearly))?.figure ?? 1) < 0.001)
    }

    @Test func oneHugeOrderDoesNotMakeAnAmountConstant() {
        let amounts = (0..<5000).map(Double.init) + [1e9]
        #expect(exclusion(number("n", amounts)) == nil)
    }
}

@Suite struct CorrelationPruningTests {
    func dropped(_ matrix: [[Double]], _ threshold: Double, protected: Set<Int> = []) -> [Int] {
        CorrelationPruning(threshold: threshold)
            .drops(Correlations(matrix: matrix), isProtected: matrix.indices.map { protected.contains($0 + 1) })
            .map { $0.dropped + 1 }
    }
    let r1 = [
        [1, 0.86, 0.56, 0.32, 0.85], [0.86, 1, 0.01, 0.74, 0.32], [0.56, 0.01, 1, 0.65, 0.91],
        [0.32, 0.74, 0.65, 1, 0.36], [0.85, 0.32, 0.91, 0.36, 1],
    ]
    let r2 = [
        [1, 0, 0, -0.67, 0], [0, 1, 0.7, 0, 0], [0, 0.7, 1, 0, -0.7], [-0.67, 0, 0, 1, 0], [0, 0, -0.7, 0, 1],
    ]

    /// The examples of the manual page of caret::findCorrelation; values of reference/preparation.py.
    @Test func theExamplesOfTheManual() {
        #expect(dropped(r1, 0.6) == [1, 5, 4])
        #expect(dropped(r2, 0.65) == [3, 4])
        #expect(dropped(r2, 0.99) == [])
    }

    @Test func protectedColumnsStay() {
        #expect(dropped(r2, 0.65, protected: [4, 3]) == [2, 5, 1])
        #expect(dropped(r1, 0.6, protected: [1, 2, 3, 4, 5]) == [])
    }

    @Test(arguments: 0..<20) func noPairAboveTheThresholdIsLeft(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let shared = (0..<60).map { _ in generator.uniform() }
        let columns = (0..<9).map { _ in
            let part = generator.uniform()
            return shared.map { part * $0 + (1 - part) * generator.uniform() }
        }
        let correlations = Correlations(columns)
        let drops = CorrelationPruning(threshold: 0.5).drops(
            correlations, isProtected: .init(repeating: false, count: 9))
        let left = (0..<9).filter { column in !drops.contains { $0.dropped == column } }
        for first in left {
            for second in left where first < second { #expect(abs(correlations[first, second]) <= 0.5) }
        }
        #expect(drops.allSatisfy { abs($0.correlation) > 0.5 })
    }

    @Test func pearson() {
        // Deviations -1, 0, 1 and -1/3, -4/3, 5/3.
        let expected = 2 / (2.0 * 42 / 9).squareRoot()
        #expect(isClose(Correlations.pearson([1, 2, 3, .nan], [2, 1, 4, 100]), expected))
        #expect(Correlations.pearson([1, 2, 3], [5, 5, 5]) == 0)
        #expect(Correlations.pearson([], []) == 0)
    }
}
