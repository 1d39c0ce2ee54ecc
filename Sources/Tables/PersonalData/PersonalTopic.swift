/// What of a person a column's name can speak of, by English and German words: what names them directly, and what the law
/// or good practice protects.
public enum PersonalTopic: String, Sendable, CaseIterable {
    case name, address, contactData
    case age, birth, gender, marital, origin, religion, disability, income

    /// The first whose words stand in the name.
    public init?(_ name: NameWords) {
        guard let topic = Self.allCases.first(where: { $0.isMeant(by: name) }) else { return nil }
        self = topic
    }

    public func isMeant(by name: NameWords) -> Bool {
        if self == .name, Self.isPersonName(name) { return true }
        return name.words.contains { Self.lists[self]?.contains($0) ?? false }
    }

    /// Words between blanks, as `WordList` takes them.
    public var words: String {
        switch self {
        case .name:
            """
            firstname lastname surname forename fullname vorname nachname familienname username kundenname benutzername \
            nutzername
            """
        case .address: "address street adresse strasse hausnummer anschrift"
        case .contactData:
            """
            email mail phone telephone mobile fax ip iban bic ssn passport telefon handy mobil kreditkarte msisdn \
            imei cookie
            """
        case .age: "age alter lebensalter altersgruppe"
        case .birth: "birth born yob geburt geburts- jahrgang birthday dob birthdate birthyear"
        case .gender: "gender sex geschlecht anrede salutation"
        case .marital: "marital married familienstand zivilstand"
        case .origin:
            """
            nationality citizenship ethnicity ethnic race country origin nation nationalitaet staat herkunft land \
            staatsangehoerigkeit language sprache
            """
        case .religion: "religion religious faith konfession glaube"
        case .disability: "disability disabled handicap behinderung schwerbehindert"
        case .income: "income salary wage wages earnings einkommen gehalt lohn haushaltseinkommen -einkommen"
        }
    }

    private static let lists = Dictionary(uniqueKeysWithValues: allCases.map { ($0, WordList($0.words)) })

    /// `first_name`, `Customer Name`, `family name`: a name of nothing but people. `brand_name` is none.
    private static func isPersonName(_ name: NameWords) -> Bool {
        guard name.words.count > 1, name.words.contains("name") else { return false }
        return name.words.allSatisfy { $0 == "name" || bearers.contains($0) }
    }

    private static let bearers: Set = [
        "first", "last", "given", "family", "middle", "full", "maiden", "user", "customer", "client", "person",
        "contact", "member", "patient", "guest", "holder", "recipient", "employee", "subscriber", "respondent",
    ]
}
