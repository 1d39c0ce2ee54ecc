/// What customers wrote, which way it went, and to whom.
extension EventRoles {
    /// A column that is called so, else sentences under any name.
    mutating func text() {
        let sentences = table.columns.filter { !used.contains($0.name) && $0.shape == .text }
        guard let text = find(.text, where: { [.text, .words].contains($0.shape) }) ?? sentences.first else { return }
        let rows = text.missing > 0 ? "in \(percent(1 - text.shareMissing)) of the rows" : "in every row"
        take("text", text, "\(text.shape == .text ? "sentences" : "words") \(rows): their sentiment becomes a feature")
        let others = sentences.filter { $0.name != text.name }.map(\.name)
        if !others.isEmpty {
            doubts.append("\(table.shown): \(text.name) is taken for the customers' texts, not \(list(others, "or"))")
        }
    }

    /// A study knows what was received by these words; all others mean sent.
    mutating func direction() {
        let received: Set = ["received", "in", "incoming", "inbound"]
        let sent: Set = ["sent", "out", "outgoing", "outbound"]
        let fits = { (column: SampledColumn) in column.levels.contains { received.contains($0) } }
        let named = find(.direction, where: isCategory)
        let byLevels = table.columns.first { column in
            !used.contains(column.name) && column.shape == .category && fits(column)
                && column.levels.allSatisfy { received.union(sent).contains($0) }
        }
        if let direction = named.flatMap({ fits($0) ? $0 : nil }) ?? byLevels {
            take("direction", direction, levels(direction))
        } else if let named {
            doubts.append(
                "\(table.shown): \(named.name) seems to say who wrote to whom, but a study knows only received, in, "
                    + "incoming and inbound, all else being sent")
        }
    }

    /// Another column of customers.
    mutating func target() {
        guard let customer else { return }
        let customers = Set(customer.levels)
        let target = table.columns.first { column in
            guard !used.contains(column.name), column.couldIdentify, column.distinct > 10 else { return false }
            let share = column.shareOfValues(in: customers)
            return column.words.mean(.target) ? share > 0.2 : column.isCode && share > 0.5
        }
        guard let target else { return }
        take("target", target, "\(percent(target.shareOfValues(in: customers))) of its values are customers too")
    }
}
