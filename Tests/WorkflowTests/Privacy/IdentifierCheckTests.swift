import Basics
import Findings
import Tables
import Testing

@testable import Workflow

/// Columns that name people: refused where the study names them, left out where it doesn't.
@Suite struct IdentifierCheckTests {
    private func folder(_ columns: String = "", _ more: String = "") throws -> TemporaryFolder {
        var customers = "email,age,phone,sex,forename\n", purchases = "id,day,amount,buyer_mail,channel\n"
        for number in 0..<60 {
            customers += "p\(number)@example.org,\(20 + number),+49 221 \(400_000 + number),x,Anna \(number)\n"
            purchases += "p\(number)@example.org,2024-01-02,\(number),p\(number)@example.org,web\n"
        }
        return try TemporaryFolder([
            "study.yaml": """
            study: Shop
            as-of: 2024-02-01
            sources:
              customers: {csv: customers.csv, key: email\(columns)}
              purchases: {csv: purchases.csv, customer: id, time: day, amount: amount}
            \(more)

            """, "customers.csv": customers, "purchases.csv": purchases,
        ])
    }

    private func problems(_ folder: TemporaryFolder) throws -> [Diagnostic] {
        let study = try Study.load(folder.path)
        do {
            _ = try openSources(study)
            return []
        } catch {
            return error.items
        }
    }

    @Test func aKeyMayNameAPerson() throws {
        #expect(try problems(folder(", columns: {age: number}")).isEmpty)
    }

    @Test func aFeatureMayNot() throws {
        let found = try problems(folder(", columns: {age: number, phone: category, forename: category}"))
        #expect(found.map(\.identifier) == ["study.direct-identifier", "study.direct-identifier"])
        #expect(found.allSatisfy { $0.position?.line == 4 })
        #expect(found.first?.summary.contains("'phone' looks like telephone numbers") == true)
        // Never a cell.
        #expect(!found.contains { $0.description.contains("Anna") || $0.description.contains("+49") })
    }

    @Test func categoriesGroupsAndFormulasMayNot() throws {
        for more in [
            "protected: {phone: as-is}", "features: {custom: {mails: distinct of buyer_mail in purchases}}",
            "features: {include: [phone]}",
        ] {
            let found = try problems(folder("", more))
            #expect(found.map(\.identifier) == ["study.direct-identifier"], "\(more): \(found)")
            #expect(found.first?.position?.line == 6, "\(more)")
        }
        let roles = try folder()
        let text = """
            study: Shop
            sources:
              purchases: {csv: purchases.csv, customer: id, time: day, amount: amount, category: buyer_mail}

            """
        try roles.write("study.yaml", text)
        #expect(try problems(roles).map(\.identifier) == ["study.direct-identifier"])
        try roles.write("study.yaml", text + "privacy: {not-identifiers: [buyer_mail]}\n")
        #expect(try problems(roles).isEmpty)
    }

    @Test func whatTheStudyDoesNotNameIsLeftOut() throws {
        let folder = try folder(), study = try Study.load(folder.path)
        let sources = try openSources(study)
        #expect(sources[0].identifiers.map(\.column) == ["phone", "forename"])
        #expect(sources[0].columns.map(\.name) == ["age", "sex"])
        #expect(!sources[0].requests.contains { ["phone", "forename"].contains($0.name) })
        let facts = PrivacyStage(study: study, sources: sources, records: [])(SourceData())
        let customers = try #require(facts.columns.first)
        #expect(customers.available == 5 && customers.used == ["email", "age", "sex"])
        #expect(customers.unusedPersonal == ["phone", "forename"])
        #expect(facts.columns[1].used == ["id", "day", "amount"] && facts.columns[1].unusedPersonal == ["buyer_mail"])
    }

    @Test func theRecordSaysWhatIsMissing() throws {
        let plain = try folder(), bare = try Study.load(plain.path)
        let empty = PrivacyStage(study: bare, sources: try openSources(bare), records: [])(SourceData())
        #expect(empty.record.first { $0.article == "30 (1) (a)" }?.text == nil && empty.undeclared == 9)
        let declared = try folder(
            ", columns: {age: number}",
            """
            purpose: spring mailing
            lawful-basis: consent
            privacy:
              controller: Example Ltd
              contact: office@example.com
              recipients: [marketing, printers]
              transfers: none
              erasure: the end of the campaign
              retention: 24 months
              security: [disks are encrypted]
              opt-out: {column: sex, drop: [y]}
            """
        )
        let full = try Study.load(declared.path)
        var data = SourceData()
        data.asOf = full.asOf
        let facts = PrivacyStage(study: full, sources: try openSources(full), records: [])(data)
        #expect(facts.undeclared == 0)
        let texts = facts.record.compactMap(\.text)
        #expect(
            texts.contains("marketing; printers") && texts.contains("24 months before the cut-off, from 2022-02-01"))
        #expect(texts.contains { $0.hasPrefix("disks are encrypted; ") })
        #expect(texts.contains("profile (age); purchases"))
    }
}
