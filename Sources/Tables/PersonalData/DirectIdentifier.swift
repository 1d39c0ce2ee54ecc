/// What names a person directly and says nothing about them: never a feature, nor a category of a report.
///
/// Found by the cells (four in five must look so) and, where cells alone can't tell, by the column's name and cells
/// together. A name alone never suffices: `phone` may hold yes and no, `email_opens` a count.
public enum DirectIdentifier: String, Sendable, Hashable, CaseIterable {
    case mailAddress = "e-mail addresses"
    case networkAddress = "network addresses"
    case phoneNumber = "telephone numbers"
    case contactData = "contact data or numbers of documents"
    case name = "names of persons"
    case address = "postal addresses"

    /// How many different cells are looked at.
    private static let sampleSize = 200

    /// - Parameters:
    ///   - name: of the column, as words.
    ///   - levels: different cells.
    ///   - filled: how many cells these are of.
    ///   - namesPeople: whether each row is a person, so that a column called `name` holds people's.
    public init?(column name: NameWords, levels: [String], filled: Int, namesPeople: Bool = false) {
        let sample = levels.prefix(Self.sampleSize)
        func most(_ looksSo: (String) -> Bool) -> Bool {
            !sample.isEmpty && sample.count(where: looksSo) * 10 >= sample.count * 8
        }
        // A few texts that come again and again are categories.
        let isVaried = levels.count > 20 || levels.count > 2 && levels.count * 2 > filled
        guard isVaried || levels.count > 2 else { return nil }
        let isContact = PersonalTopic.contactData.isMeant(by: name) || PersonalTopic.address.isMeant(by: name)
        if most(Self.isMailAddress) {
            self = .mailAddress
        } else if isVaried || isContact, most(Self.isNetworkAddress) {
            self = .networkAddress
        } else if isVaried, most(Self.isPhoneNumber) {
            self = .phoneNumber
        } else if isVaried, PersonalTopic.contactData.isMeant(by: name), most(Self.isCode) {
            self = .contactData
        } else if isVaried, PersonalTopic.name.isMeant(by: name) || namesPeople && name.words == ["name"],
            most(Self.isWords)
        {
            self = .name
        } else if isVaried, PersonalTopic.address.isMeant(by: name), most(Self.isWords) {
            self = .address
        } else {
            return nil
        }
    }

    /// - Parameter cells: some of the column's, empty ones left out.
    public init?(column name: String, cells: [String], namesPeople: Bool = false) {
        var seen: Set<String> = []
        let levels = cells.filter { seen.insert($0).inserted }
        self.init(
            column: NameWords(name), levels: levels, filled: cells.count, namesPeople: namesPeople)
    }

    // MARK: One cell

    /// `anna@example.org`
    public static func isMailAddress(_ text: some StringProtocol) -> Bool {
        guard let at = text.firstIndex(of: "@"), at != text.startIndex else { return false }
        return text[at...].dropFirst(2).contains(".") && !text.contains(" ")
    }

    /// `192.0.2.17`, `2001:db8::1`
    private static func isNetworkAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4 {
            return parts.allSatisfy { part in part.count <= 3 && Int(part).map { (0...255).contains($0) } ?? false }
        }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        guard groups.count == 8 || groups.count > 2 && text.contains("::") else { return false }
        return groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }
    }

    /// `+49 221 123456`, `0221/654321`; no date and no number.
    private static func isPhoneNumber(_ text: String) -> Bool {
        let digits = text.count(where: \.isNumber)
        guard (7...17).contains(digits), text.allSatisfy({ $0.isNumber || " +-/().".contains($0) }) else {
            return false
        }
        let isSeparated = text.contains { " -/()".contains($0) }
        guard text.hasPrefix("+") || text.hasPrefix("(") || text.hasPrefix("0") && isSeparated else { return false }
        return CellFormat.guessTimes([text], isTime: false) == .none
    }

    /// A number or code long enough to be one person's; no amount.
    private static func isCode(_ text: String) -> Bool {
        let digits = text.utf8.count { (48...57).contains($0) }
        guard text.utf8.count >= 6, !text.contains("."), !text.contains(",") else { return false }
        return digits >= 7 || digits >= 4 && digits < text.utf8.count
    }

    private static func isWords(_ text: String) -> Bool { text.contains(where: \.isLetter) }
}
