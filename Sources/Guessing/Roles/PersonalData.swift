/// Columns that name a person directly: never features.
extension SampledColumn {
    /// What they hold, or nil.
    var personalData: String? {
        func most(_ holds: (String) -> Bool) -> Bool {
            let sample = levels.prefix(200)
            return !sample.isEmpty && sample.count(where: holds) * 10 >= sample.count * 8
        }
        if most(Self.isMailAddress) { return "e-mail addresses" }
        if most(Self.isNetworkAddress) { return "network addresses" }
        switch shape {
        case .words, .text, .number:
            if words.mean(.contactData), !words.mean(.consent) { return "contact data or numbers of documents" }
            if shape.number == nil, words.mean(.personName), !words.mean(.product) { return "names" }
            if shape.number == nil, words.mean(.address) { return "addresses" }
            if shape.number == nil, most(Self.isPhoneNumber) { return "telephone numbers" }
        case .time:
            if words.mean(.birthYear) { return "dates of birth" }
        case .empty, .constant, .flag, .category: break
        }
        return nil
    }

    private static func isMailAddress(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@") else { return false }
        return text[at...].contains(".") && !text.contains(" ")
    }

    private static func isNetworkAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { Int($0).map { (0...255).contains($0) } ?? false }
    }

    private static func isPhoneNumber(_ text: String) -> Bool {
        let digits = text.count(where: \.isNumber)
        return digits >= 7 && (text.hasPrefix("+") || text.hasPrefix("0") && text.contains { " -/()".contains($0) })
            && text.allSatisfy { $0.isNumber || " +-/().".contains($0) }
    }
}
