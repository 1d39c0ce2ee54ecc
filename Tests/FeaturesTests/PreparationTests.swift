import Basics
import Foundation
import Statistics
import Tables
import Testing

@testable import Features

@Suite struct PreparationTests {
    static let raw = Preparation(logFamilies: [], winsorise: 0, scale: .none)
    let spend: [Double] = [0, 12.5, 40, 41, 55.2, 60, 75, 90.1, 120, 300, 950, 12000]

    /// Values of reference/preparation.py (NumPy 2.4.6), rows 0, 5 and 11.
    @Test(arguments: [
        (Preparation.Scale.z, [-1.81556963, -0.22273899, 2.08827562]),
        (.robust, [-2.15896108, -0.08508657, 2.92386755]),
        (.minMax, [0, 0.40801582, 1]),
    ]) func scalesAsNumPy(scale: Preparation.Scale, expected: [Double]) throws {
        let table = try table(number("monetary", spend, .money))
        let (_, matrix) = try Preparation(winsorise: 0.05, scale: scale).fitTransform(table, rows: Array(0..<12))
        #expect(isClose([0, 5, 11].map { matrix[$0, 0] }, expected, within: 1e-8))
    }

    @Test(arguments: 0..<10) func underZFittedRowsHaveMeanZeroAndDeviationOne(seed: UInt64) throws {
        let table = try randomTable(customers: 200, seed: seed)
        let (model, matrix) = try Preparation(balanceBlocks: false).fitTransform(table, rows: Array(0..<200))
        for (index, column) in model.columns.enumerated() {
            guard case .number = column.reading else { continue }
            #expect(isClose(Summary.mean(matrix.column(index)), 0))
            #expect(isClose(Summary.standardDeviation(matrix.column(index), ddof: 0), 1))
        }
        #expect(model.columns.count { if case .number = $0.reading { true } else { false } } == 4)
    }

    @Test(arguments: 0..<10) func flagsAndCategoriesHaveHalfTheVarianceOfANumber(seed: UInt64) throws {
        let table = try randomTable(customers: 200, seed: seed)
        let (model, matrix) = try Preparation(balanceBlocks: false).fitTransform(table, rows: Array(0..<200))
        for feature in ["has_visits", "region"] {
            let columns = model.columns.indices.filter {
                model.columns[$0].feature == feature && model.columns[$0].reading != .missing
            }
            let variance = columns.reduce(0.0) {
                $0 + pow(Summary.standardDeviation(matrix.column($1), ddof: 0), 2)
            }
            #expect(isClose(variance, 0.5), "\(feature)")
        }
    }

    @Test(arguments: 0..<10) func heldOutRowsTeachNothing(seed: UInt64) throws {
        let table = try randomTable(customers: 120, seed: seed),
            other = try randomTable(customers: 120, seed: seed + 100)
        let training = (0..<120).filter { $0 % 3 != 0 }, heldOut = (0..<120).filter { $0 % 3 == 0 }
        /// As `table` in the training rows; something else in the others.
        let order = (0..<120).map { $0 % 3 == 0 ? $0 + 120 : $0 }
        let both = try FeatureTable(
            customers: table.customers + other.customers,
            features: zip(table.features, other.features).map { first, second in
                Feature(first.definition, first.values.appending(second.values))
            }
        ).selecting(rows: order)
        for scale in [Preparation.Scale.none, .z, .robust, .minMax] {
            let preparation = Preparation(scale: scale)
            #expect(try preparation.fit(table, rows: training) == preparation.fit(both, rows: training))
        }
        let selection = Selection(correlation: 0.1)
        #expect(try selection.fit(table, rows: training) == selection.fit(both, rows: training))
        // The check above would pass idly if the held-out rows were alike.
        let model = try Preparation().fit(table, rows: training)
        #expect(model.transform(table, rows: heldOut) != model.transform(both, rows: heldOut))
        #expect(try Preparation().fit(table, rows: Array(0..<120)) != Preparation().fit(both, rows: Array(0..<120)))
    }

    @Test func rawNumbersPassUntouched() throws {
        let answers = [1.1, -3, 5e7, 2, 2], more = [0, 0, 1, 0, 0.3]
        let table = try table(number("a", answers, .money), number("b", more, block: .social))
        let (model, matrix) = try Self.raw.fitTransform(table, rows: [0, 1, 2, 3, 4])
        #expect(matrix.column(0) == answers)
        #expect(matrix.column(1) == more)
        #expect(model.steps.isEmpty)
    }

    @Test func rawNumbersAreWeighedWhereTheStudySaysSo() throws {
        let table = try table(number("a", [1, 2]), number("b", [1, 2], block: .social))
        var preparation = Self.raw
        preparation.weights = [.social: 0.5]
        #expect(try preparation.fitTransform(table, rows: [0, 1]).matrix == Matrix([[1, 0.5], [2, 1]]))
    }

    @Test(arguments: [
        (Preparation.Imputation.median, 2.5), (.mostFrequent, 1), (.constant(value: -7), -7),
    ]) func imputes(imputation: Preparation.Imputation, expected: Double) throws {
        var preparation = Self.raw
        preparation.imputation = imputation
        let table = try table(number("a", [1, .nan, 1, 4, 9, .infinity]))
        let (model, matrix) = try preparation.fitTransform(table, rows: Array(0..<6))
        #expect(matrix.column(0) == [1, expected, 1, 4, 9, expected])
        #expect(model.columns.map(\.name) == ["a", "a.missing"])
        #expect(matrix.column(1) == [0, 1, 0, 0, 0, 1])
    }

    @Test func missingnessIsToldOnce() throws {
        let gaps = [1, .nan, 3, .nan], same = [5, .nan, 6, .nan], told = [1, 2, .nan, 4]
        let table = try table(number("a", gaps), number("b", same), number("c", told), flag("has", [1, 1, 0, 1]))
        let model = try Self.raw.fit(table, rows: [0, 1, 2, 3])
        #expect(model.columns.map(\.name) == ["a", "a.missing", "b", "c", "has"])
        #expect(
            model.steps.filter { $0.step == "missing" }.map(\.parameters) == [
                "50\u{a0}%, in a column of its own", "50\u{a0}%, as told by 'a.missing'", "25\u{a0}%, as told by 'has'",
            ])
    }

    @Test func fewMissingValuesGetNoColumn() throws {
        var values = (0..<200).map(Double.init)
        values[7] = .nan
        let model = try Self.raw.fit(try table(number("a", values)), rows: Array(0..<200))
        #expect(model.columns.map(\.name) == ["a"])
        #expect(model.steps.map(\.step) == ["impute"])
    }

    @Test func negativeValuesAreNotLogged() throws {
        let table = try table(number("net", [-1, 5, 9], .money))
        let model = try Preparation(winsorise: 0).fit(table, rows: [0, 1, 2])
        #expect(model.columns[0].reading == .number(fill: 5, logged: false, low: nil, high: nil))
        #expect(model.steps.first?.parameters == "left as it is: some values are below 0")
    }

    @Test func aNegativeHeldOutValueIsHeldAtZeroWhereLogged() throws {
        let table = try table(number("spend", [0, 5, 9, -50], .money))
        let model = try Preparation(winsorise: 0).fit(table, rows: [0, 1, 2])
        let matrix = model.transform(table, rows: [0, 3])
        #expect(matrix[0, 0] == matrix[1, 0])
    }

    @Test func steps() throws {
        let model = try Preparation(winsorise: 0.25).fit(
            try table(number("m", [0, 1, 3, 7, .nan], .money)), rows: Array(0..<5))
        #expect(
            model.steps.map { "\($0.step): \($0.parameters)" } == [
                "impute: median 2", "log: log(1 + x)",
                "winsorise: held within 1 and 3 (25\u{a0}% and 75\u{a0}% quantiles)",
                "scale: z: mean 1.05, standard deviation 0.311, of log(1 + x)",
                "missing: 20\u{a0}%, in a column of its own",
            ])
    }

    @Test func constantColumnsAreDropped() throws {
        let table = try table(
            number("same", [3, 3, 3, 3]), number("rare", [0, 0, 0, 5]), number("empty", [.nan, .nan, .nan, .nan]),
            flag("always", [1, 1, -1, 1]), category("one", ["a", "a", nil, "a"]), number("tiny", [0, 1e-200, 0, 0]),
            number("good", [1, 2, 3, 4]))
        let (model, matrix) = try Preparation(winsorise: 0.4, missingFlagShare: 2).fitTransform(
            table, rows: [0, 1, 2, 3])
        #expect(model.columns.map(\.name) == ["good"])
        #expect(model.dropped.map(\.name) == ["same", "rare", "empty", "always", "one", "tiny"])
        #expect(matrix.values.allSatisfy { $0.isFinite })
    }

    @Test func nothingLeftAndNonsenseAreTheUsersErrors() throws {
        func identifiers(_ preparation: Preparation, rows: [Int] = [0, 1]) throws -> [String] {
            let table = try table(number("same", [3, 3]))
            do {
                _ = try preparation.fit(table, rows: rows)
                return []
            } catch {
                return error.items.map(\.identifier)
            }
        }
        #expect(try identifiers(Preparation()) == ["preparation.nothing-left"])
        #expect(try identifiers(Preparation(), rows: []) == ["preparation.no-rows"])
        let nonsense = Preparation(
            imputation: .constant(value: .nan), winsorise: 0.5, weights: [.social: -1, .profile: .nan])
        #expect(
            try identifiers(nonsense)
                == ["preparation.winsorise", "preparation.constant", "preparation.weight", "preparation.weight"])
    }

    @Test func theModelSurvivesJSON() throws {
        let table = try randomTable(customers: 80, seed: 5)
        let model = try Preparation(weights: [.profile: 0.5]).fit(table, rows: Array(0..<80))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let data = try encoder.encode(model)
        let decoded = try JSONDecoder().decode(PreparationModel.self, from: data)
        #expect(decoded == model)
        #expect(try encoder.encode(decoded) == data)
        let settings = Preparation(imputation: .constant(value: 1), weights: [.social: 2, .profile: 3])
        let encoded = try encoder.encode(settings)
        #expect(String(decoding: encoded, as: UTF8.self).contains(#""weights":{"profile":3,"social":2}"#))
        #expect(try JSONDecoder().decode(Preparation.self, from: encoded) == settings)
    }

    @Test func aTableThatLacksFeaturesIsReported() throws {
        let model = try Self.raw.fit(try table(number("recency", [1, 2]), number("age", [1, 2])), rows: [0, 1])
        #expect {
            try model.check(try table(number("recencyy", [1]), flag("age", [1])))
        } throws: { error in
            let items = (error as? Diagnostics)?.items
            return items?.map(\.identifier) == ["preparation.missing-feature", "preparation.other-kind"]
                && items?.first?.suggestion == "did you mean 'recencyy'?"
        }
    }
}

extension FeatureValues {
    fileprivate func appending(_ other: FeatureValues) -> FeatureValues {
        switch (self, other) {
        case (.number(let first), .number(let second)): .number(first + second)
        case (.flag(let first), .flag(let second)): .flag(first + second)
        case (.category(let first), .category(let second)):
            .category(
                categories((0..<first.codes.count).map { first[$0] } + (0..<second.codes.count).map { second[$0] }))
        default: self
        }
    }
}
