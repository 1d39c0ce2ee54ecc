import Tables

/// What is to be foretold, and what no part of the study is.
extension DraftWriter {
    mutating func outcome() {
        lines.blank()
        if let outcome = customers?.outcome {
            lines.note(2, "What the segments are to help with: \(outcome.reason).")
            lines.add(2, "outcome:")
            lines.add(4, "column: \(yamlScalar(outcome.column.name))")
            lines.add(
                4, "positive: \"\(outcome.positive.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"")
            if !outcome.others.isEmpty {
                lines.note(4, "Yes and no as well: \(list(outcome.others.map(yamlScalar)))")
            }
            return
        }
        let from = events.first { $0.kind != .campaigns }?.kind
        let responded = events.first { $0.kind == .campaigns }?.guess.table.columns
            .first { $0.words.mean(.responded) && $0.shape.isFlag }
        if answers[.outcome] != "none", let from, let days = cutOff?.horizon {
            lines.note(2, "What the segments are to help with: who comes again.")
            lines.add(2, "outcome:")
            lines.add(4, "from: \(from.rawValue)")
            lines.add(4, "any-within: \(days) days")
            if let responded {
                lines.disabled(
                    2,
                    "outcome: {from: campaigns, column: \(yamlScalar(responded.name)), positive: \"\(responded.shape.positive ?? "yes")\"}",
                    "or: who answers")
            }
        } else if answers[.outcome] != "none", let responded, from == nil {
            lines.add(
                2,
                "outcome: {from: campaigns, column: \(yamlScalar(responded.name)), positive: \"\(responded.shape.positive ?? "yes")\"}"
            )
        } else {
            lines.note(2, "No column says what the segments are to help with: nothing is predicted.")
            lines.disabled(2, "outcome: {column: NAME, positive: \"yes\"}")
        }
    }

    mutating func unused() {
        let rest = roles.guesses.filter { $0.role == .unused && !$0.isMapping }
        guard !rest.isEmpty else { return }
        lines.blank()
        lines.note(2, "Not used:")
        for guess in rest { lines.note(2, guess.reason + ".", mark: "  \(guess.table.shown): ") }
        for guess in rest {
            guard let customer = guess.customer, let time = guess.time, !customer.isNearlyUnique,
                roles.events(.interactions) == nil, EventKind.likeliest(guess.table) == nil
            else { continue }
            lines.note(2, "To count \(guess.table.shown) as interactions:")
            lines.disabled(
                2,
                "interactions: {csv: \(yamlScalar(prefix + guess.table.shown)), customer: \(yamlScalar(customer.name)), time: \(yamlScalar(time.name))}"
            )
            break
        }
    }
}
