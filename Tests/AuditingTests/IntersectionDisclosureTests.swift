import Basics
import Testing

@testable import Auditing

@Suite struct IntersectionDisclosureTests {
    private func attributes(_ generator: inout SeededGenerator, _ customers: Int) -> [ProtectedAttribute] {
        [("gender", ["f", "m"]), ("age", ["young", "middle", "old"]), ("region", ["n", "s", "w"])].map { name, levels in
            let codes = (0..<customers).map { _ in Int32(generator.below(levels.count)) }
            return ProtectedAttribute(name: name, codes: codes, levels: levels)
        }
    }

    /// Whatever the table: no small count is printed, and no line along any axis gives one away.
    @Test(arguments: 0..<20) func everyLineIsProtected(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: "cross")
        let attribute = ProtectedAttribute(intersecting: attributes(&generator, 40 + 30 * Int(seed)))
        let axes = try #require(attribute.axes), threshold = 5
        let counts = attribute.groups.map { _ in (0..<3).map { _ in generator.below(14) } }
        let withheld = DisclosureControl(threshold: threshold).suppress(counts, axes: axes)
        var cells: [[Int]: (count: Int, isWithheld: Bool)] = [:]
        for (group, place) in axes.places.enumerated() {
            for answer in 0..<3 {
                #expect(withheld[group][answer] || !(1..<threshold).contains(counts[group][answer]))
                cells[[place / 9, place / 3 % 3, place % 3, answer]] = (counts[group][answer], withheld[group][answer])
            }
        }
        for axis in 0..<4 {
            let lines = Dictionary(grouping: cells.keys) { key in key.enumerated().map { $0 == axis ? -1 : $1 } }
            for line in lines.values {
                let hidden = line.filter { cells[$0]?.isWithheld == true }
                // A line with absent groups may have a zero withheld, which no group shows.
                guard line.count == (axis == 0 ? 2 : 3), !hidden.isEmpty, hidden.count < line.count else { continue }
                #expect(hidden.count > 1)
                // A line that holds few customers in all is no sum that is printed.
                let total = line.reduce(0) { $0 + (cells[$1]?.count ?? 0) }
                #expect(hidden.reduce(0) { $0 + (cells[$1]?.count ?? 0) } >= min(threshold, total))
            }
        }
    }

    /// Whoever shares a group that is withheld by itself is found in the crossing.
    @Test func groupsThatShareAPartAreFound() {
        var generator = SeededGenerator(seed: 4, stream: "parts")
        let attribute = ProtectedAttribute(intersecting: attributes(&generator, 300))
        let found = attribute.groups(sharing: [[], [2], [0]])
        #expect(!found.isEmpty && found.count < attribute.groups.count)
        for (index, name) in attribute.groups.enumerated() {
            let parts = name.split(separator: ", ").map(String.init)
            #expect(found.contains(index) == (parts[1] == "old" || parts[2] == "n"), "\(name)")
        }
        #expect(attribute.groups(sharing: [[], [], []]).isEmpty)
    }

    /// The size of a small intersection can't be had from the sizes of its attributes.
    @Test func sizesOfNeighboursAreWithheldToo() throws {
        let gender = ProtectedAttribute(
            name: "gender", codes: (0..<400).map { $0 < 200 ? 0 : 1 }, levels: ["f", "m"])
        let region = ProtectedAttribute(
            name: "region", codes: (0..<400).map { $0 % 200 < 3 && $0 < 200 ? 0 : $0 % 2 == 0 ? 1 : 2 },
            levels: ["n", "s", "w"])
        let audit = try BiasAudit().audit(
            ProtectedAttribute(intersecting: [gender, region]), segments: (0..<400).map { $0 % 2 },
            segmentNames: ["a", "b"])
        let small = try #require(audit.groups.first { $0.group == "f, n" })
        #expect(small.isWithheld)
        #expect(audit.groups.count { $0.isWithheld && $0.group.hasPrefix("f") } >= 2)
        #expect(audit.excluded.contains { $0.group == "f, n" && $0.count == nil })
    }

    @Test func theReferenceIsAStatedGroup() throws {
        let gender = ProtectedAttribute(
            name: "gender", codes: (0..<300).map { $0 < 180 ? -1 : 0 }, levels: ["f"])
        let age = ProtectedAttribute(name: "age", codes: [Int32](repeating: 0, count: 300), levels: ["old"])
        let crossed = ProtectedAttribute(intersecting: [gender, age])
        #expect(crossed.parts == ["gender", "age"])
        let audit = try BiasAudit().audit(crossed, segments: (0..<300).map { $0 % 2 }, segmentNames: ["a", "b"])
        #expect(audit.reference == "f, old")
        #expect(crossed.stated.map { crossed.groups[$0] } == ["f, old"])
    }

    /// An answer on its own gives what it gives beside the segments.
    @Test func aSubjectAloneIsTheOutcome() throws {
        var generator = SeededGenerator(seed: 3, stream: "subject")
        let attribute = attributes(&generator, 500)[1]
        let subject = AuditOutcome(name: "chosen", values: (0..<500).map { $0 % 7 == 0 ? nil : $0 % 3 == 0 })
        let audit = BiasAudit()
        let whole = try audit.audit(
            attribute, segments: (0..<500).map { $0 % 4 }, segmentNames: ["a", "b", "c", "d"], outcome: subject)
        #expect(try audit.audit(attribute, subject: subject) == whole.outcome)
    }
}
