import Tables

/// Which column of a table of events plays which role.
struct EventRoles: Sendable {
    struct Role: Sendable {
        var role: String
        var value: String
        var comment: String?
    }

    private(set) var roles: [Role] = []
    /// Rows to keep, in the order of the funnel's steps, with what was seen.
    private(set) var filters: [(text: String, seen: String)] = []
    /// Columns that play a role, so that the others can be named.
    private(set) var used: Set<String> = []
    /// Where two columns could have been meant.
    private(set) var doubts: [String] = []

    private let table: SampledTable
    private let kind: EventKind

    init(_ guess: TableGuess, kind: EventKind) {
        table = guess.table
        self.kind = kind
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
        take("text", .text) { [.text, .words].contains($0.shape) }
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

    // MARK: Amounts

    private mutating func amount() {
        func isNumber(_ column: SampledColumn) -> Bool {
            guard column.shape.number != nil, !used.contains(column.name) else { return false }
            return ![Concept.discount, .identifier, .control].contains { column.words.mean($0) }
        }
        let quantity = table.columns.first { isNumber($0) && $0.words.mean(.quantity) }
        let price = table.columns.first { isNumber($0) && $0.words.mean(.price) }
        let total = table.columns.first {
            isNumber($0) && $0.words.mean(.amount) && !$0.words.mean(.quantity) && $0.name != price?.name
        }
        if let total, !isRepeated(total, besides: quantity, price) {
            used.insert(total.name)
            amount(expressionName(total.name), "", [total])
        } else if let quantity, let price {
            used.formUnion([quantity.name, price.name])
            amount(
                "\(expressionName(quantity.name)) * \(expressionName(price.name))",
                total == nil
                    ? "no column holds the total" : "\(total?.name ?? "") is the order's, on each of its lines",
                [quantity, price])
        } else if let price {
            used.insert(price.name)
            amount(expressionName(price.name), "no quantity is given", [price])
        } else {
            doubts.append("\(table.shown): no column looks like an amount of money; add 'amount' if there is one")
        }
    }

    private mutating func amount(_ expression: String, _ comment: String, _ columns: [SampledColumn]) {
        roles.append(Role(role: "amount", value: yamlScalar(expression), comment: comment.isEmpty ? nil : comment))
        if let cancelled = cancellations(columns) { filters.append(cancelled) }
        for column in columns {
            guard let number = column.shape.number, number.shareNegative + number.shareZero > 0 else { continue }
            var seen: [String] = []
            if number.shareNegative > 0 { seen.append("\(percent(number.shareNegative)) below 0") }
            if number.shareZero > 0 { seen.append("\(percent(number.shareZero)) are 0") }
            filters.append(("\(expressionName(column.name)) > 0", "\(column.name): \(list(seen))"))
        }
    }

    /// Whether a total is that of the order, written on each of its lines, which have a quantity and a price of their own.
    private func isRepeated(_ total: SampledColumn, besides quantity: SampledColumn?, _ price: SampledColumn?) -> Bool {
        guard quantity != nil, price != nil, let name = roles.first(where: { $0.role == "order" })?.value,
            let order = table.columns.first(where: { yamlScalar($0.name) == name }), !order.isNearlyUnique
        else { return false }
        var totals = [Int32](repeating: -1, count: order.distinct)
        var lines = [Int](repeating: 0, count: order.distinct)
        var differ = [Bool](repeating: false, count: order.distinct)
        for (place, code) in zip(order.codes, total.codes) where place >= 0 && code >= 0 {
            let index = Int(place)
            if totals[index] >= 0, totals[index] != code { differ[index] = true }
            totals[index] = code
            lines[index] += 1
        }
        let several = lines.indices.filter { lines[$0] > 1 }
        return several.count >= 20 && several.count { differ[$0] } * 20 < several.count
    }

    /// Orders whose number begins with a letter where amounts are negative, and hardly ever elsewhere.
    private func cancellations(_ columns: [SampledColumn]) -> (text: String, seen: String)? {
        guard let name = roles.first(where: { $0.role == "order" })?.value,
            let order = table.columns.first(where: { yamlScalar($0.name) == name })
        else { return nil }
        let letters = order.levels.map { level in level.first.flatMap { $0.isLetter ? $0 : nil } }
        var isNegative = [Bool](repeating: false, count: table.rows)
        for column in columns {
            guard let shape = column.shape.number, shape.shareNegative > 0 else { continue }
            let isBelow = column.levels.map { (NumberShape.number($0, decimalComma: shape.hasDecimalComma) ?? 0) < 0 }
            for (row, code) in column.codes.enumerated() where code >= 0 && isBelow[Int(code)] {
                isNegative[row] = true
            }
        }
        var counts: [Character: (negative: Int, other: Int)] = [:]
        for (row, place) in order.codes.enumerated() where place >= 0 {
            guard let letter = letters[Int(place)] else { continue }
            if isNegative[row] {
                counts[letter, default: (0, 0)].negative += 1
            } else {
                counts[letter, default: (0, 0)].other += 1
            }
        }
        let negatives = isNegative.count(where: \.self)
        let best = counts.filter { $0.value.negative >= 10 && $0.value.other * 10 < $0.value.negative }
            .max { ($0.value.negative, $1.key) < ($1.value.negative, $0.key) }
        guard let best, best.value.negative * 4 >= negatives else { return nil }
        return (
            "not starts(\(expressionName(order.name)), \"\(best.key)\")",
            "numbers in \(order.name) that begin with \(best.key) have amounts below 0: cancellations"
        )
    }

    // MARK: Columns

    private func isCategory(_ column: SampledColumn) -> Bool {
        switch column.shape {
        case .category: true
        case .words: column.distinct <= 300 && column.distinct * 20 < column.filled
        case .number(let shape): shape.isWhole && column.distinct <= 30 && !column.words.mean(.quantity)
        case .flag, .constant, .empty, .time, .text: false
        }
    }

    private func levels(_ column: SampledColumn) -> String? { shownLevels(column) }

    private func find(_ concept: Concept, where fits: (SampledColumn) -> Bool) -> SampledColumn? {
        let found = table.columns.filter { !used.contains($0.name) && $0.words.mean(concept) && fits($0) }
        return found.first { $0.words.words.count == 1 } ?? found.first
    }

    private mutating func take(_ role: String, _ concept: Concept, where fits: (SampledColumn) -> Bool) {
        if let column = find(concept, where: fits) { take(role, column, nil) }
    }

    private mutating func take(_ role: String, _ column: SampledColumn, _ comment: String?) {
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
