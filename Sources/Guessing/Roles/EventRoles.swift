import Tables

/// Which column of a table of events plays which role.
struct EventRoles: Sendable {
    struct Role: Sendable {
        var role: String
        var value: String
        var comment: String?
    }

    var roles: [Role] = []
    /// Rows to keep, in the order of the funnel's steps, with what was seen.
    var filters: [(text: String, seen: String)] = []
    /// Columns that play a role, so that the others can be named.
    var used: Set<String> = []
    /// Where two columns could have been meant.
    var doubts: [String] = []

    let table: SampledTable
    /// Names the customer of a row.
    let customer: SampledColumn?

    init(_ guess: TableGuess, kind: EventKind) {
        table = guess.table
        customer = guess.customer
        if let customer = guess.customer {
            let empty = customer.missing > 0 ? "; empty in \(percent(customer.shareMissing)) of them: left out" : ""
            take("customer", customer, "\(count(customer.distinct)) in \(count(table.rows)) rows\(empty)")
        }
        if let time = guess.time {
            take(
                "time", time,
                time.shape.dates?.order == .ambiguous ? "day or month first? no day above 12 is seen" : nil)
            let others = table.times.filter { $0.name != time.name }.map(\.name)
            if !others.isEmpty {
                doubts.append("\(table.shown): \(time.name) is taken for the time, not \(list(others, "or"))")
            }
        }
        switch kind {
        case .purchases: purchases()
        case .visits: visits()
        case .interactions: interactions()
        case .campaigns: campaigns()
        }
    }

    // MARK: Kinds

    private mutating func purchases() {
        // A number per row names lines rather than orders, which is the same.
        if let order = find(
            .order, where: { $0.couldIdentify && ($0.words.mean(.identifier) || $0.isCode) && !$0.words.mean(.product) }
        ) {
            let meaning = order.isNearlyUnique ? "one row each" : "\(count(order.distinct)) orders of one or more rows"
            take("order", order, meaning)
        }
        amount()
        if let category = find(.category, where: { isCategory($0) && !$0.words.mean(.brand) }) {
            take("category", category, "\(count(category.distinct)) levels")
        }
        if let brand = find(.brand, where: { isCategory($0) || $0.shape == .words }) {
            take("brand", brand, "\(count(brand.distinct)) of them; the most frequent get a share of their own")
        }
        discount()
        returned()
    }

    private mutating func visits() {
        take("duration", .duration) { $0.shape.number != nil }
        take("pages", .pages) { $0.shape.number != nil }
        take("clicks", .clicks) { $0.shape.number != nil }
        take("impressions", .impressions) { $0.shape.number != nil }
        take("bounced", .bounced, where: \.shape.isFlag)
        take("converted", .converted, where: \.shape.isFlag)
        take("channel", .channel, where: isCategory)
    }

    private mutating func interactions() {
        take("kind", .kind, where: isCategory)
        take("topic", .topic, where: isCategory)
        text()
        direction()
        target()
    }

    private mutating func campaigns() {
        take("campaign", .campaign) { !$0.shape.isFlag && !$0.shape.isTime }
        if let group = find(.group, where: isCategory) {
            take("group", group, levels(group))
            if let control = group.levels.first(where: { Concept.control.holds($0.lowercased()) }) {
                roles.append(Role(role: "control", value: yamlScalar(control), comment: "left untreated on purpose"))
            } else {
                doubts.append("\(table.shown): which value of \(group.name) marks the control group, if any?")
            }
        } else {
            take("control", .control, where: \.shape.isFlag)
        }
        take("offer", .offer, where: isCategory)
        take("channel", .channel, where: isCategory)
        take("responded", .responded, where: \.shape.isFlag)
    }

    // MARK: Columns

    func isCategory(_ column: SampledColumn) -> Bool {
        switch column.shape {
        case .category: true
        case .words: column.distinct <= 300 && column.distinct * 20 < column.filled
        case .number(let shape): shape.isWhole && column.distinct <= 30 && !column.words.mean(.quantity)
        case .flag, .constant, .empty, .time, .text: false
        }
    }

    func levels(_ column: SampledColumn) -> String? { shownLevels(column) }

    func find(_ concept: Concept, where fits: (SampledColumn) -> Bool) -> SampledColumn? {
        let found = table.columns.filter { !used.contains($0.name) && $0.words.mean(concept) && fits($0) }
        return found.first { $0.words.words.count == 1 } ?? found.first
    }

    mutating func take(_ role: String, _ concept: Concept, where fits: (SampledColumn) -> Bool) {
        if let column = find(concept, where: fits) { take(role, column, nil) }
    }

    mutating func take(_ role: String, _ column: SampledColumn, _ comment: String?) {
        used.insert(column.name)
        roles.append(Role(role: role, value: yamlScalar(column.name), comment: comment))
    }
}

/// The levels of a column where they are few and none is one person's: for a comment.
func shownLevels(_ column: SampledColumn) -> String? {
    guard (2...8).contains(column.distinct), column.counts.allSatisfy({ $0 >= 10 }) else { return nil }
    let text = column.levels.joined(separator: ", ")
    return text.count <= 80 ? text : nil
}
