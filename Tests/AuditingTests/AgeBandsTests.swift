import Auditing
import Basics
import Testing

@Suite struct AgeBandsTests {
    @Test func completedYears() throws {
        let bands = try AgeBands(parsing: ["under 25", "25-44", "45-64", "65 and over"])
        #expect(bands.names == ["under 25", "25-44", "45-64", "65 and over"])
        let ages = [-1, 0, 24.99, 25, 44, 44.9, 45, 64.999, 65, 120]
        #expect(ages.map { bands.band(of: $0) } == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3])
        #expect(bands.band(of: .nan) == nil)
    }

    @Test(arguments: [
        ["under 25", "25 to 44", "45+"], ["Below 25", "25–44", "45 or older"], ["over 44", "under 25", "25 - 44"],
        ["below 25", "25-44", "45 AND ABOVE"],
    ]) func otherWordings(texts: [String]) throws {
        let bands = try AgeBands(parsing: texts)
        #expect([24, 25, 44, 45].map { bands.band(of: $0) } == [0, 1, 1, 2])
    }

    @Test func decimalsSetTheUnit() throws {
        let bands = try AgeBands(parsing: ["0.0-1.4", "1.5-2.9", "3.0 and over"])
        #expect([0, 1.49, 1.5, 2.99, 3].map { bands.band(of: $0) } == [0, 0, 1, 1, 2])
        #expect(bands.band(of: -0.1) == nil)
    }

    @Test func allProblemsAtOnce() {
        let position = SourcePosition(file: "study.yaml", line: 9)
        let error = #expect(throws: Diagnostics.self) {
            try AgeBands(parsing: ["under 25", "20-34", "40-49", "young", "60-50", "50 and over"], at: position)
        }
        #expect(
            error?.items.map(\.identifier) == [
                "age-bands.unreadable", "age-bands.unreadable", "age-bands.overlap", "age-bands.gap",
            ])
        #expect(error?.items.allSatisfy { $0.position == position } == true)
        for (texts, identifier) in [
            ([], "age-bands.none"), (["25-44", "25-44"], "age-bands.overlap"),
            (["25 and over", "under 25", "65+"], "age-bands.overlap"),
            (["under 25", "26 and over"], "age-bands.gap"), (["-5-10"], "age-bands.unreadable"),
        ] {
            let error = #expect(throws: Diagnostics.self) { try AgeBands(parsing: texts) }
            #expect(error?.items.map(\.identifier) == [identifier])
        }
    }
}

@Suite struct ProtectedAttributeTests {
    @Test func missingIsAGroup() {
        let attribute = ProtectedAttribute(name: "gender", codes: [0, -1, 1, -1], levels: ["f", "m"])
        #expect(attribute.groups == ["f", "m", "not stated"])
        #expect(attribute.codes == [0, 2, 1, 2])
        #expect(ProtectedAttribute(name: "gender", codes: [0, 1], levels: ["f", "m"]).groups == ["f", "m"])
        let declared = ProtectedAttribute(name: "gender", codes: [0, -1, 1], levels: ["not stated", "m"])
        #expect(declared.groups == ["not stated", "m"] && declared.codes == [0, 0, 1])
    }

    @Test func numbersFallIntoBands() throws {
        let bands = try AgeBands(parsing: ["18-64", "65 and over"])
        let attribute = ProtectedAttribute(name: "age", values: [17, 18, .nan, 70], bands: bands)
        #expect(attribute.groups == ["18-64", "65 and over", "outside the bands", "not stated"])
        #expect(attribute.codes == [2, 0, 3, 1])
        #expect(ProtectedAttribute(name: "age", values: [20, 70], bands: bands).groups == bands.names)
    }
}
