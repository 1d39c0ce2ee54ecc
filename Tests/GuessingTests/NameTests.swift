import Tables
import Testing

@testable import Guessing

@Suite struct NameTests {
    @Test(arguments: [
        ("InvoiceNo", ["invoice", "no"]), ("order_no", ["order", "no"]), ("CustomerID", ["customer", "id"]),
        ("IDCustomer", ["id", "customer"]), ("Stückpreis (€)", ["stueckpreis"]),
        ("AcceptedCmp3", ["accepted", "cmp", "3"]),
        ("Annual_Income(k$)", ["annual", "income", "k"]), ("", []), ("Café", ["cafe"]),
    ])
    func areTakenApart(name: String, words: [String]) {
        #expect(NameWords(name).words == words)
    }

    @Test(arguments: [
        ("Kundennummer", Concept.customer), ("Kundennummer", .identifier), ("Kaufdatum", .time), ("Umsatz", .amount),
        ("Rechnungsbetrag", .amount), ("Stueckpreis", .price), ("Menge", .quantity), ("Bestellnummer", .order),
        ("Familienstand", .marital), ("Geschlecht", .gender), ("Einwilligung", .consent), ("orders", .order),
        ("customer_id", .customer), ("unit_price", .price), ("Warengruppe", .category),
    ])
    func haveMeaningsInEnglishAndGerman(name: String, concept: Concept) {
        #expect(NameWords(name).mean(concept))
    }

    @Test(arguments: [("country", Concept.quantity), ("paid", .identifier), ("average", .age), ("stage", .age)])
    func doNotMeanWhatTheyHappenToHold(name: String, concept: Concept) {
        #expect(!NameWords(name).mean(concept))
    }
}
