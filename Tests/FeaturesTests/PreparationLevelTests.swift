import Statistics
import Tables
import Testing

@testable import Features

@Suite struct PreparationLevelTests {
    @Test func oneHotGroupsRareLevels() throws {
        let regions: [String?] = ["west", "east", "west", "east", "west", nil, "north", "south"]
        let table = try table(category("region", regions))
        var preparation = PreparationTests.raw
        preparation.rareShare = 0.2
        let (model, matrix) = try preparation.fitTransform(table, rows: Array(0..<8))
        #expect(model.columns.map(\.name) == ["region=east", "region=west", "region=other", "region.missing"])
        #expect(matrix.column(0) == [0, 1, 0, 1, 0, 0, 0, 0])
        #expect(matrix.column(1) == [1, 0, 1, 0, 1, 1, 0, 0], "the missing one counts as the most frequent level")
        #expect(matrix.column(2) == [0, 0, 0, 0, 0, 0, 1, 1])
        #expect(model.steps.map(\.parameters).contains("east, west, other (2 levels, each under 20\u{a0}%)"))
    }

    @Test func aLevelOfFewCustomersIsNotNamed() throws {
        let table = try table(category("job", ["clerk", "clerk", "clerk", "bishop", "nurse", "nurse", "nurse"]))
        var preparation = PreparationTests.raw
        preparation.rareCount = 3
        let model = try preparation.fit(table, rows: Array(0..<7))
        #expect(model.columns.map(\.name) == ["job=clerk", "job=nurse", "job=other"])
        #expect(model.steps.allSatisfy { !$0.parameters.contains("bishop") })
        #expect(
            model.steps.map(\.parameters) == ["clerk, nurse, other (1 level, each under 1\u{a0}% or 3 customers)"])
    }

    @Test func boundsThatFewCustomersSetAreNotStated() throws {
        let table = try table(number("n", (0..<40).map { Double($0 * $0) }))
        func words(_ preparation: Preparation) throws -> [String] {
            try preparation.fit(table, rows: Array(0..<40)).steps.map(\.parameters)
        }
        let few = try words(Preparation(winsorise: 0.1, scale: .none, rareCount: 10))
        #expect(few == ["held within the 10\u{a0}% and 90\u{a0}% quantiles"])
        let many = try words(Preparation(winsorise: 0.25, scale: .none, rareCount: 10))
        #expect(many.first?.hasPrefix("held within 95") == true, "\(many)")
        #expect(try words(Preparation(winsorise: 0, scale: .minMax, rareCount: 10)) == ["min-max"])
        #expect(try words(Preparation(winsorise: 0, scale: .minMax)).first?.hasPrefix("min-max: from 0, range") == true)
    }

    @Test func numbersThatCannotBeSquaredAreDropped() throws {
        let table = try table(number("huge", [1e200, -1e200, 3, 4]), number("n", [1, 2, 3, 4]))
        for scale in [Preparation.Scale.none, .z, .robust, .minMax] {
            let model = try Preparation(winsorise: 0, scale: scale).fit(table, rows: [0, 1, 2, 3])
            #expect(model.columns.map(\.name) == ["n"])
            #expect(model.dropped.map(\.name) == ["huge"])
        }
    }

    @Test func anUnknownLevelIsOtherOrNothing() throws {
        let training = try table(category("region", ["a", "a", "b", "b"]))
        let new = try table(category("region", ["unheard of", "b"]))
        let plain = try PreparationTests.raw.fit(training, rows: [0, 1, 2, 3])
        #expect(plain.transform(new, rows: [0, 1]) == Matrix([[0, 0], [0, 1]]))
        let grouped = try table(category("region", ["a", "a", "a", "a", "b"]))
        var preparation = PreparationTests.raw
        preparation.rareShare = 0.3
        let model = try preparation.fit(grouped, rows: Array(0..<5))
        #expect(model.transform(new, rows: [0, 1]) == Matrix([[0, 1], [0, 1]]))
    }

    @Test func levelsAreMatchedByNameNotByCode() throws {
        let model = try PreparationTests.raw.fit(try table(category("c", ["a", "b"])), rows: [0, 1])
        #expect(model.transform(try table(category("c", ["b", "a"])), rows: [0, 1]) == Matrix([[0, 1], [1, 0]]))
    }

    @Test func aLevelCalledOtherJoinsTheRareOnes() throws {
        let levels: [String?] = ["a", "a", "a", "other", "other", "b"]
        var preparation = PreparationTests.raw
        preparation.rareShare = 0.2
        let (model, matrix) = try preparation.fitTransform(try table(category("c", levels)), rows: Array(0..<6))
        #expect(model.columns.map(\.name) == ["c=a", "c=other"])
        #expect(matrix.column(1) == [0, 0, 0, 1, 1, 1])
    }

    @Test func missingFlagsTakeTheMostFrequentValue() throws {
        let table = try table(flag("f", [1, 1, 0, -1]))
        var preparation = PreparationTests.raw
        preparation.missingFlagShare = 1
        let (model, matrix) = try preparation.fitTransform(table, rows: [0, 1, 2, 3])
        #expect(matrix.column(0) == [1, 1, 0, 1])
        #expect(model.steps.map(\.parameters) == ["most frequent value: yes"])
    }

    @Test func withMinMaxTwoDifferentLevelsAreOneApart() throws {
        let table = try table(category("c", ["a", "b", "c"]), flag("f", [0, 0, 1]), number("n", [0, 0, 10]))
        let preparation = Preparation(winsorise: 0, scale: .minMax)
        let (model, matrix) = try preparation.fitTransform(table, rows: [0, 1, 2])
        func squaredDistance(_ feature: String) -> Double {
            model.columns.indices.filter { model.columns[$0].feature == feature }.reduce(0) {
                $0 + (matrix[0, $1] - matrix[2, $1]) * (matrix[0, $1] - matrix[2, $1])
            }
        }
        #expect(isClose(["c", "f", "n"].map(squaredDistance), [1, 1, 1]))
    }
}

@Suite struct BlockWeightTests {
    let features = [
        number("p", [1, 2, 3, 5]), number("p2", [3, 1, 4, 1]), number("p3", [2, 7, 1, 8]),
        number("e1", [1, 2, 1, 2], block: .engagement),
        number("e2", [4, 2, 1, 2], block: .engagement), number("e3", [0, 2, 9, 2], block: .engagement),
        number("e4", [5, 5, 1, 2], block: .engagement), number("e5", [1, 3, 3, 7], block: .engagement),
    ]

    func variances(_ preparation: Preparation, _ features: [Feature]) throws -> [String: Double] {
        let table = try FeatureTable(customers: ["1", "2", "3", "4"], features: features)
        let (model, matrix) = try preparation.fitTransform(table, rows: [0, 1, 2, 3])
        var sums: [String: Double] = [:]
        for (index, column) in model.columns.enumerated() {
            let deviation = Summary.standardDeviation(matrix.column(index), ddof: 0)
            sums[column.block.rawValue, default: 0] += deviation * deviation
        }
        return sums
    }

    @Test func blocksShareTheTotalVarianceEqually() throws {
        let variances = try variances(Preparation(), features)
        #expect(isClose(["purchase", "engagement"].map { variances[$0] ?? .nan }, [4, 4]))
    }

    @Test func aSingleFeatureHasAThirdOfABlock() throws {
        let variances = try variances(
            Preparation(), [features[0]] + features.filter { $0.definition.block == .engagement })
        #expect(isClose((variances["purchase"] ?? .nan) / (variances["engagement"] ?? .nan), 1.0 / 3))
    }

    @Test func partsOfOneWholeWeighAsOneFeature() throws {
        let parts = ["a", "b", "c", "d"].enumerated().map { index, part in
            number("share.\(part)", [Double(index), 1, 2, Double(index * index)])
        }
        let table = try FeatureTable(customers: ["1", "2", "3", "4"], features: Array(features.prefix(3)) + parts)
        let (model, matrix) = try Preparation(winsorise: 0).fitTransform(table, rows: [0, 1, 2, 3])
        func variance(_ holds: (String) -> Bool) -> Double {
            model.columns.indices.filter { holds(model.columns[$0].name) }.reduce(0) {
                let deviation = Summary.standardDeviation(matrix.column($1), ddof: 0)
                return $0 + deviation * deviation
            }
        }
        #expect(isClose(variance { $0.hasPrefix("share.") }, variance { $0 == "p" }))
    }

    @Test func weightsSetTheRatioOfBlocks() throws {
        let variances = try variances(Preparation(weights: [.engagement: 0.5]), features)
        #expect(isClose((variances["engagement"] ?? .nan) / (variances["purchase"] ?? .nan), 0.25))
    }

    @Test func aCategoryCountsAsOneFeature() throws {
        let category = category("c", ["a", "b", "c", "d"], block: .profile)
        let variances = try variances(Preparation(), [features[0], category])
        #expect(isClose(["purchase", "profile"].map { variances[$0] ?? .nan }, [1, 0.5]))
    }

    @Test func oneBlockIsLeftAlone() throws {
        let model = try Preparation().fit(try table(features[3], features[4]), rows: [0, 1, 2, 3])
        #expect(isClose(model.columns.map(\.weight), [1, 1]))
        #expect(!model.steps.contains { $0.step == "weight" })
    }

    @Test func aBlockOfWeightZeroIsDropped() throws {
        let table = try table(features[0], features[3])
        let model = try Preparation(weights: [.engagement: 0]).fit(table, rows: [0, 1, 2, 3])
        #expect(model.columns.map(\.name) == ["p"])
        #expect(model.dropped.map(\.reason) == ["its block has weight 0"])
    }
}
