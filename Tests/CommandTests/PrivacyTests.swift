import Foundation
import Testing

@Suite struct PrivacyTests {
    private static let key = ["SEGMENTARY_KEY": "a secret of many characters"]

    /// A shop of real people, one of whom has an id and a spend that nobody else has.
    private static func plantedShop() throws -> (folder: Folder, id: String, value: String) {
        let folder = try Examples.shop(synthetic: false)
        let id = "Zx9PlantedQ", value = "4321.9876"
        for name in ["customers", "purchases", "visits", "interactions", "campaigns"] {
            // Customer 7 by another id; consent given, so that it is among those who are segmented.
            try folder.write("shop/\(name).csv", folder.text("shop/\(name).csv").replacing("C00007", with: id))
        }
        let header = try #require(try folder.text("shop/purchases.csv").split(separator: "\n").first)
        let cells = ["order_no": "N99999", "customer_id": id, "ordered_at": "2024-05-05 10:00:00", "quantity": "1"]
        let row = header.split(separator: ",").map { cells[String($0)] ?? ($0 == "unit_price" ? value : "garden") }
        try folder.write("shop/purchases.csv", folder.text("shop/purchases.csv") + row.joined(separator: ",") + "\n")
        let customers = try folder.text("shop/customers.csv").split(separator: "\n").map { line in
            line.hasPrefix(id) ? String(line).replacing(/,no$/, with: ",yes") : String(line)
        }
        try folder.write("shop/customers.csv", customers.joined(separator: "\n") + "\n")
        return (folder, id, value)
    }

    private func files(_ files: [String: Data], holding text: String) -> [String] {
        files.filter { $0.value.range(of: Data(text.utf8)) != nil }.keys.sorted()
    }

    @Test func noListOfMembersWithoutAKey() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let outcome = try Segmentary.run(["report", "shop"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.stderr.contains("SEGMENTARY_KEY"))
        #expect(!folder.exists(outcome.stdout.trimmingCharacters(in: .newlines) + "/segments.csv"))
    }

    @Test func inventedPeopleNeedNoKey() throws {
        let folder = try Examples.shop(customers: 200)
        let run = try Examples.report(folder, "shop")
        #expect(folder.exists("\(run)/segments.csv"))
    }

    @Test func aShortKeyIsRefusedBeforeAnythingIsComputed() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try Segmentary.run(["report", "study"], environment: ["SEGMENTARY_KEY": "short"], in: folder)
        #expect(outcome.status == 1)
        #expect(outcome.stderr.contains("[members.short-key]"))
        #expect(!outcome.stderr.contains("Read customers"))
    }

    @Test func pseudonymsDependOnTheKeyAlone() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        func members(_ secret: String, _ out: String) throws -> [Substring] {
            let run = try Examples.report(folder, "shop", ["--out", out], environment: ["SEGMENTARY_KEY": secret])
            return try folder.text("\(run)/segments.csv").split(separator: "\n")
        }
        let first = try members("a secret of many characters", "one")
        #expect(first.first == "pseudonym,segment,confidence")
        #expect(Array(first.dropFirst()) == first.dropFirst().sorted())
        #expect(try members("a secret of many characters", "two") == first)
        let names = Set(first.dropFirst().compactMap { $0.split(separator: ",").first })
        let others = try members("another secret of many characters", "three").dropFirst()
        #expect(names.isDisjoint(with: others.compactMap { $0.split(separator: ",").first }))
    }

    @Test func nobodyCanBeReadOffAnyFile() throws {
        let (folder, id, value) = try Self.plantedShop()
        let run = try Examples.report(folder, "shop", environment: Self.key)
        let written = try folder.contents(of: "reports")
        #expect(written.keys.contains { $0.hasSuffix("segments.csv") })
        #expect(written["shop/\(run.split(separator: "/").last ?? "")/findings.json"] != nil)
        #expect(files(written, holding: id).isEmpty)
        #expect(files(written, holding: "C00008").isEmpty)
        #expect(files(written, holding: value).isEmpty)
        #expect(files(written, holding: Self.key["SEGMENTARY_KEY"] ?? "").isEmpty)
    }

    @Test func nothingSpeaksOfTheMachine() throws {
        let folder = try Examples.shop()
        try folder.write("shop/own.md", "# Own\n\n```{check}\nsegmentation.k == 77\n```\n\n```{include} more.md\n```\n")
        try folder.write("shop/more.md", "```{check}\nsegmentation.k == 78\n```\n")
        let standard = ["report", folder.url("shop").path, "--out", folder.url("site").path]
        #expect(try Segmentary.run(standard, in: Folder()).status == 0)
        let own = standard + ["--template", folder.url("shop/own.md").path]
        #expect(try Segmentary.run(own, in: Folder()).status == 3)
        let written = try folder.contents(of: "site")
        #expect(written.keys.count { $0.hasSuffix("findings.json") } == 2)
        let system = ProcessInfo.processInfo
        var words = [folder.path, folder.url("").lastPathComponent, NSHomeDirectory() + "/", NSTemporaryDirectory()]
        // Names that are also plain words of a report can't be told from it.
        words += [system.hostName, system.userName].filter { $0.count > 7 || $0.contains(where: \.isNumber) }
        for word in words where word.count > 3 { #expect(files(written, holding: word).isEmpty, "\(word)") }
    }
}
