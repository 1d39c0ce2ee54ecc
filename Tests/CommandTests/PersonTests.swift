import Foundation
import Testing

/// What a person may ask for: to know what is held about them, and to be erased.
@Suite struct PersonTests {
    private static let key = ["SEGMENTARY_KEY": "a secret of many characters"]

    /// A shop of real people with one archived run, and somebody in it with consent.
    private func shop() throws -> (folder: Folder, run: String, customer: String) {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let run = try Examples.report(folder, "shop", environment: Self.key)
        let agreed = try folder.text("shop/customers.csv").split(separator: "\n").first { $0.hasSuffix(",yes") }
        return (folder, run, String(try #require(agreed?.split(separator: ",").first)))
    }

    private func run(_ arguments: [String], in folder: Folder, key: [String: String] = key) throws -> Segmentary.Outcome
    {
        try Segmentary.run(arguments, environment: key, in: folder)
    }

    @Test func everythingHeldIsTold() throws {
        let (folder, run, customer) = try shop()
        let before = try folder.contents()
        let outcome = try self.run(["subject", "shop", "--customer", customer, "--json", "--quiet"], in: folder)
        try #require(outcome.status == 0, "\(outcome.stderr)")
        #expect(differences(before, try folder.contents()).isEmpty, "nothing is written")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.stdout.utf8)) as? [String: Any])
        let person = try #require(answer["person"] as? [String: Any])
        let sources = try #require(person["sources"] as? [[String: Any]])
        for name in ["customers", "purchases", "visits", "interactions", "campaigns"] {
            let source = sources.first { $0["source"] as? String == name } ?? [:]
            let lines = try folder.text("shop/\(name).csv").split(separator: "\n")
            let theirs = lines.filter { $0.split(separator: ",").contains(Substring(customer)) }
            #expect((source["rows"] as? [[String]] ?? []).count == theirs.count, "\(name)")
            guard !theirs.isEmpty else { continue }
            #expect((source["columns"] as? [String])?.joined(separator: ",") == lines.first.map(String.init), "\(name)")
        }
        #expect((person["features"] as? [Any])?.isEmpty == false)
        #expect((person["groups"] as? [Any])?.isEmpty == false)
        #expect((person["segment"] as? [String])?.count == 2)
        let listed = try #require((answer["archive"] as? [[String: Any]])?.first)
        #expect(listed["run"] as? String == run)
        let text = try self.run(["subject", "shop", "--customer", customer, "--quiet"], in: folder).stdout
        #expect(text.hasPrefix("Held about \(customer)\n") && text.contains("segment \(listed["segment"] ?? "")"))
    }

    @Test func whoIsLeftOutIsStillHeld() throws {
        let (folder, _, _) = try shop()
        let refused = try folder.text("shop/customers.csv").split(separator: "\n").first { $0.hasSuffix(",no") }
        let customer = String(try #require(refused?.split(separator: ",").first))
        let outcome = try run(["subject", "shop", "--customer", customer, "--quiet"], in: folder)
        #expect(outcome.status == 0)
        #expect(outcome.stdout.contains("None: left out for want of consent"))
        let nobody = try run(["subject", "shop", "--customer", "nobody at all", "--quiet"], in: folder)
        #expect(nobody.status == 1 && nobody.stderr.contains("[subject.unknown-customer]") && nobody.stdout.isEmpty)
    }

    @Test func whoIsErasedStaysErased() throws {
        let (folder, run, customer) = try shop()
        let members = try folder.text("\(run)/segments.csv").split(separator: "\n")
        let dry = try self.run(["erase", "--customer", customer, "--dry-run"], in: folder)
        #expect(dry.status == 0 && dry.stdout.contains(run))
        #expect(try folder.text("\(run)/segments.csv").split(separator: "\n") == members)

        let outcome = try self.run(["erase", "--customer", customer], in: folder)
        try #require(outcome.status == 0, "\(outcome.stderr)")
        #expect(outcome.stdout.contains(run) && outcome.stderr.contains("[erase.differencing]"))
        let left = try folder.text("\(run)/segments.csv").split(separator: "\n")
        let gone = Set(members).subtracting(left)
        #expect(left.count == members.count - 1 && gone.count == 1)
        let pseudonym = String(try #require(gone.first?.split(separator: ",").first))
        let tombstone = try folder.text("\(run)/erasures.json")
        #expect(!tombstone.contains(pseudonym) && !tombstone.contains(customer))
        for (name, data) in try folder.contents(of: "reports") {
            #expect(data.range(of: Data(pseudonym.utf8)) == nil, "\(name)")
        }
        // The run still verifies, and a change by hand still shows.
        let verified = try self.run(["verify", run], in: folder)
        #expect(verified.status == 0 && verified.stderr.contains("[run.erased]"), "\(verified.stderr)")
        // Once more, by pseudonym: nobody is there.
        let again = try self.run(["erase", "--customer", pseudonym], in: folder)
        #expect(again.status == 1 && again.stderr.contains("[erase.unknown-customer]"))
        // Written again from data that still hold them, the list is still without them.
        _ = try Examples.report(folder, "shop", environment: Self.key)
        #expect(try folder.text("\(run)/segments.csv").split(separator: "\n") == left)
        #expect(try self.run(["verify", run], in: folder).status == 0)
        try folder.write("\(run)/segments.csv", members.joined(separator: "\n") + "\n")
        #expect(try self.run(["verify", run], in: folder).status == 1)
    }

    @Test func anotherKeyFindsNobody() throws {
        let (folder, run, customer) = try shop()
        let members = try folder.text("\(run)/segments.csv")
        for key in [[:], ["SEGMENTARY_KEY": "another secret of many characters"]] {
            let outcome = try self.run(["erase", "--customer", customer], in: folder, key: key)
            #expect(outcome.status == 1 && outcome.stderr.contains("[erase.unknown-customer]"))
        }
        #expect(
            try self.run(["erase", "--customer", customer], in: folder, key: ["SEGMENTARY_KEY": "short"]).status == 1)
        #expect(try folder.text("\(run)/segments.csv") == members)
    }
}
