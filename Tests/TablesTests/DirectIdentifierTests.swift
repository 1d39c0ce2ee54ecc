import Testing

@testable import Tables

/// Columns that name people, and columns that only sound or look as if.
@Suite struct DirectIdentifierTests {
    private func cells(_ count: Int, _ cell: (Int) -> String) -> [String] { (0..<count).map(cell) }

    @Test func whatNamesPeopleIsFound() {
        let columns: [(name: String, cell: (Int) -> String, holds: DirectIdentifier)] = [
            ("contact", { "anna.\($0)@example.org" }, .mailAddress), ("E-Mail", { "b\($0)@ex.de" }, .mailAddress),
            ("x", { "192.0.\($0 % 200).\($0 % 250)" }, .networkAddress),
            ("client_ip", { "2001:db8::\($0)" }, .networkAddress),
            ("tel", { "+49 221 4\(10000 + $0)" }, .phoneNumber), ("number", { "0221/65\(4000 + $0)" }, .phoneNumber),
            ("phone", { "\(491_700_000_000 + $0)" }, .contactData),
            ("iban", { "DE8937040044\($0 + 1_000_000)" }, .contactData),
            ("first_name", { "Anna\($0)" }, .name), ("Nachname", { "Müller-\($0)" }, .name),
            ("customerName", { "Bob \($0)" }, .name), ("street", { "Long Road \($0)" }, .address),
        ]
        for column in columns {
            #expect(
                DirectIdentifier(column: column.name, cells: cells(100, column.cell)) == column.holds, "\(column.name)")
        }
    }

    @Test func whatOnlySoundsSoIsNone() {
        let columns: [(name: String, cell: (Int) -> String)] = [
            ("phone", { $0 % 3 == 0 ? "yes" : "no" }), ("contact", { ["cellular", "telephone"][$0 % 2] }),
            ("email_opens", { "\($0 % 40)" }), ("mobile_spend", { "\(1000 + $0).25" }),
            ("brand_name", { "Brand \($0)" }), ("category_name", { "Kind \($0)" }), ("name", { "Thing \($0)" }),
            ("ordered_at", { "0\($0 % 9 + 1)/0\($0 % 8 + 1)/2024" }), ("day", { "2024-01-\($0 % 20 + 10)" }),
            ("version", { ["1.0.0.1", "1.0.0.2"][$0 % 2] }), ("income", { ["0-19999", "20000-49999"][$0 % 2] }),
            ("customer_id", { "C000\($0)" }), ("at", { "10:0\($0 % 10):30" }), ("postcode", { "\(50667 + $0)" }),
        ]
        for column in columns {
            #expect(DirectIdentifier(column: column.name, cells: cells(100, column.cell)) == nil, "\(column.name)")
        }
        #expect(DirectIdentifier(column: "name", cells: cells(100) { "Anna \($0)" }, namesPeople: true) == .name)
        #expect(DirectIdentifier(column: "email", cells: []) == nil)
    }

    @Test func aTenthOfOtherCellsHidesNothing() {
        let mixed = cells(100) { $0 % 10 == 0 ? "none \($0)" : "c\($0)@example.org" }
        #expect(DirectIdentifier(column: "x", cells: mixed) == .mailAddress)
        #expect(
            DirectIdentifier(column: "x", cells: cells(100) { $0 % 2 == 0 ? "word \($0)" : "c\($0)@example.org" })
                == nil)
    }

    @Test func namesOfColumnsSpeakOfPersons() {
        for (name, topic) in [
            ("Geburtsdatum", PersonalTopic.birth), ("email", .contactData), ("family_name", .name), ("sex", .gender),
        ] {
            #expect(PersonalTopic(NameWords(name)) == topic, "\(name)")
        }
        for name in ["amount", "brand_name", "ordered_at", "sku"] { #expect(PersonalTopic(NameWords(name)) == nil) }
    }
}
