import Tables

/// What becomes of each column of the table of customers.
struct CustomerColumns: Sendable {
    struct Kept: Sendable {
        var name: String
        var kind: String
        var comment: String
    }
    struct Protected: Sendable {
        var name: String
        /// As under `protected`; nil where its values are too many.
        var audit: String?
        var reason: String
        var isProxy: Bool
        /// A usual basis of segments too, as income is.
        var isFeatureToo: Bool
    }

    private(set) var features: [Kept] = []
    private(set) var protected: [Protected] = []
    private(set) var leftOut: [(name: String, reason: String)] = []
    private(set) var consent: SampledColumn?
    private(set) var signedUp: SampledColumn?
    private(set) var outcome: OutcomeGuess?
    private(set) var questions: [Question] = []
    /// What a person should look at.
    private(set) var doubts: [String] = []

    private let isContact: Bool

    /// - Parameters:
    ///   - hasEvents: what customers did is known, so an outcome need not be a column.
    ///   - year: of the data.
    init(_ guess: TableGuess, hasEvents: Bool, year: Int, answers: Answers) {
        let columns = guess.table.columns.filter { $0.name != guess.customer?.name }
        consent = columns.first { $0.words.mean(.consent) && $0.shape.isFlag }
        signedUp = columns.first { $0.shape.isTime && $0.words.mean(.since) && !$0.words.mean(.birthYear) }
        isContact = columns.count { Self.isOfContact($0) } >= 2
        let rest = columns.filter { $0.name != consent?.name && $0.name != signedUp?.name }
        if answers[.outcome] != "none", !hasEvents || answers[.outcome] != nil {
            outcome = OutcomeGuess(rest, answers: answers, questions: &questions)
        }
        if !hasEvents, let signedUp {
            features.append(Kept(name: signedUp.name, kind: "time", comment: "as a feature: days before as-of"))
        }
        for column in rest where column.name != outcome?.column.name { place(column, year: year) }
    }

    private mutating func place(_ column: SampledColumn, year: Int) {
        if let reason = uselessness(column) ?? giveaway(column) {
            leftOut.append((column.name, reason))
        } else if let attribute = Attribute(of: column) {
            protect(column, attribute, year: year)
        } else if let (kind, comment) = kind(of: column) {
            features.append(Kept(name: column.name, kind: kind, comment: comment + strength(column)))
        } else {
            leftOut.append((column.name, "\(count(column.distinct)) different texts: an id or free text"))
        }
    }

    // MARK: Left out

    private func uselessness(_ column: SampledColumn) -> String? {
        switch column.shape {
        case .empty: return "no cell is filled"
        case .constant: return column.missing == 0 ? "the same value in every row" : "a single value, or none"
        default: break
        }
        if let data = column.personalData { return "\(data): they name a person and say nothing about them" }
        if column.shareMissing > 0.95 { return "empty in \(percent(column.shareMissing)) of the rows" }
        if column.isNearlyUnique, column.couldIdentify, column.shape.number == nil || column.words.mean(.identifier) {
            return "another value in each row: it names the row"
        }
        if let sentinel = column.shape.number?.sentinel {
            return "\(Int(sentinel.value)) stands in \(percent(sentinel.share)) of the rows, surely for 'never' or "
                + "'unknown': as a number it would mislead"
        }
        if let missing = column.wordForMissing {
            return
                "numbers, but for '\(missing.word)' in \(percent(missing.share)) of the rows: leave those cells empty to use them"
        }
        if column.shape.isTime {
            return "a date; it would count as days before as-of: add it as 'time' where that says something"
        }
        return nil
    }

    /// What is known only when the outcome is.
    private func giveaway(_ column: SampledColumn) -> String? {
        guard let outcome else { return nil }
        let area = outcome.area(column)
        let alone =
            area.map { "; alone it tells \(outcome.column.name) with an area under the curve of \(twoDecimals($0))" }
            ?? ""
        if isContact, column.words.mean(.afterwards) {
            return "the length of the contact is known only when its outcome is" + alone
        }
        if isContact, column.words.mean(.calendar) || column.words.words == ["campaign"] {
            return "says something of this contact, not of the customer"
        }
        if let area, area >= 0.97 {
            return "it tells \(outcome.column.name) nearly without error\(alone): was it known before?"
        }
        return nil
    }

    private mutating func strength(_ column: SampledColumn) -> String {
        guard let outcome, let area = outcome.area(column), area >= 0.85 else { return "" }
        doubts.append(
            "\(column.name) alone tells \(outcome.column.name) with an area under the curve of \(twoDecimals(area)): "
                + "leave it out unless it is known before the outcome is")
        return "; tells \(outcome.column.name) by itself (\(twoDecimals(area))): known before?"
    }

    // MARK: Kept

    private mutating func protect(_ column: SampledColumn, _ attribute: Attribute, year: Int) {
        let audit = attribute.audit(column, year: year)
        let isFeatureToo = attribute.kind == .income
        protected.append(
            Protected(
                name: column.name, audit: audit, reason: attribute.reason(year: year), isProxy: attribute.isProxy,
                isFeatureToo: isFeatureToo && audit != nil))
        guard audit != nil || isFeatureToo else { return }
        let bands = audit?.hasPrefix("[") == true
        if bands || isFeatureToo, let (kind, comment) = kind(of: column) {
            features.append(Kept(name: column.name, kind: kind, comment: "protected, see below; \(comment)"))
        } else {
            features.append(
                Kept(
                    name: column.name, kind: "category",
                    comment: "protected, see below; \(shownLevels(column) ?? "\(column.distinct) levels")"))
        }
    }

    /// The kind as a study writes it, and what was seen.
    private func kind(of column: SampledColumn) -> (kind: String, comment: String)? {
        let missing = column.missing > 0 ? "; empty in \(percent(column.shareMissing)) of the rows" : ""
        switch column.shape {
        case .flag(let yes): return ("flag", "\(percent(OutcomeGuess.share(column))) are \(yes)\(missing)")
        case .number(let shape):
            if isCode(column, shape) { return ("category", "\(column.distinct) codes, by the name\(missing)") }
            let range = "mostly \(shown(shape.quantiles[0])) to \(shown(shape.quantiles[4]))"
            guard shape.isSkewed, column.distinct > 5, shape.greatest > 1 else { return ("number", range + missing) }
            return (column.words.mean(.money) ? "money" : "count", "\(range), skewed\(missing)")
        case .category, .words:
            guard column.distinct <= 60 else { return nil }
            if let order = orderedLevels(column.levels) {
                return ("ordered: [\(order.map(yamlScalar).joined(separator: ", "))]", "in this order?\(missing)")
            }
            return ("category", (shownLevels(column) ?? "\(column.distinct) levels") + missing)
        case .empty, .constant, .time, .text: return nil
        }
    }

    /// Whole numbers that name a kind rather than count: Channel 1 and 2.
    private func isCode(_ column: SampledColumn, _ shape: NumberShape) -> Bool {
        let counts: Set = ["num", "number", "count", "n", "anzahl"]
        return shape.isWhole && column.distinct <= 30 && shape.greatest < 1000
            && column.words.words.last.map { Concept.code.holds($0) } ?? false
            && !column.words.words.contains { counts.contains($0) }
    }

    private static func isOfContact(_ column: SampledColumn) -> Bool {
        column.words.words.contains {
            ["contact", "campaign", "call", "pdays", "poutcome", "kontakt", "anruf", "kampagne"].contains($0)
        }
    }
}

/// A quantile for a comment: three digits say enough.
private func shown(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 10_000 ? plainNumber(value, digits: 0) : significantNumber(value)
}
