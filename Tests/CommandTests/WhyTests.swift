import Foundation
import Testing

@Suite struct WhyTests {
    private static let key = ["SEGMENTARY_KEY": "a secret of many characters"]

    private func why(
        _ folder: Folder, _ customer: String, _ study: String = "shop", environment: [String: String] = [:]
    ) throws -> Segmentary.Outcome {
        try Segmentary.run(["why", study, "--customer", customer, "--quiet"], environment: environment, in: folder)
    }

    @Test func twoSentencesAndNothingWritten() throws {
        let folder = try Examples.shop(customers: 200)
        let before = try folder.contents().keys.sorted()
        // Consent stands in the last column.
        let agreed = try folder.text("shop/customers.csv").split(separator: "\n").first { $0.hasSuffix(",yes") }
        let customer = String(try #require(agreed?.split(separator: ",").first))
        let outcome = try why(folder, customer)
        #expect(outcome.status == 0)
        #expect(outcome.stderr.isEmpty)
        let lines = outcome.stdout.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.hasPrefix("Customer \(customer) is in segment ") == true)
        #expect(lines.last?.hasPrefix("What places them there rather than in the next is ") == true)
        #expect(lines.last?.contains(" here, ") == true)
        #expect(try folder.contents().keys.sorted() == before)
        #expect(try why(folder, customer).stdout == outcome.stdout)
    }

    /// The report's list of members and the answer agree, whoever is asked about and by which name.
    @Test func agreesWithTheListOfMembers() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let run = try Examples.report(folder, "shop", environment: Self.key)
        let members = try folder.text("\(run)/segments.csv").split(separator: "\n").dropFirst()
        for member in [members.first, members.last] {
            let cells = try #require(member).split(separator: ",")
            let outcome = try why(folder, String(cells[0]), environment: Self.key)
            #expect(outcome.status == 0)
            #expect(outcome.stdout.hasPrefix("Customer \(cells[0]) is in segment \(cells[1]), "))
            let confidence = try #require(Double(cells[2]))
            let told = try #require(
                outcome.stdout.firstMatch(of: /confidence (\d\.\d\d)/).flatMap { Double($0.output.1) })
            #expect(abs(told - confidence) <= 0.006)
        }
    }

    @Test func aPseudonymNeedsItsKey() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let run = try Examples.report(folder, "shop", environment: Self.key)
        let line = try #require(try folder.text("\(run)/segments.csv").split(separator: "\n").dropFirst().first)
        let pseudonym = String(try #require(line.split(separator: ",").first))
        for environment in [[:], ["SEGMENTARY_KEY": "another secret of many characters"]] {
            let outcome = try why(folder, pseudonym, environment: environment)
            #expect(outcome.status == 1)
            #expect(outcome.stdout.isEmpty)
            #expect(outcome.stderr.contains("[why.unknown-customer]"))
        }
    }

    @Test func nobodyElseIsNamed() throws {
        let folder = try Examples.shop(customers: 200)
        let outcome = try why(folder, "nobody")
        #expect(outcome.status == 1)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.errors.count == 1)
        #expect(outcome.stderr.contains("there is no customer 'nobody' among the "))
        #expect(!outcome.stderr.contains("C0"))
    }

    /// A customers table without a key: they are called by their rows.
    @Test func numbersOnly() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let outcome = try why(folder, "row 3", "study")
        #expect(outcome.status == 0)
        #expect(outcome.stdout.contains("(on average "))
    }
}
