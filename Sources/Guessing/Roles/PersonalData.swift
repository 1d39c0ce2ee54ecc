import Tables

/// Columns that name a person directly: never features.
extension SampledColumn {
    /// What they hold, or nil.
    var personalData: String? {
        switch shape {
        case .empty, .constant, .flag: return nil
        case .time: return words.mean(.birthYear) ? "dates of birth" : nil
        case .category, .number, .words, .text:
            guard !words.mean(.consent) else { return nil }
            return DirectIdentifier(column: words, levels: levels, filled: filled, namesPeople: true)?.rawValue
        }
    }
}
