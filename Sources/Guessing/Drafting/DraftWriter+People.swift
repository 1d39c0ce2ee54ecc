/// Who the customers are, and the settings.
extension DraftWriter {
    mutating func people() {
        guard let customers else {
            lines.blank()
            lines.note(
                0,
                "No table says who the customers are, so nothing can be audited for bias and nobody's consent is known."
            )
            return
        }
        if let consent = customers.consent, let yes = consent.shape.positive {
            lines.blank()
            lines.note(
                0,
                "Who gave no consent is left out before anything is counted (\(percent(OutcomeGuess.share(consent))) did)."
            )
            lines.add(0, "consent:")
            lines.add(2, "column: \(yamlScalar(consent.name))")
            lines.add(2, "keep: [\"\(yes)\"]")
        }
        let audited = customers.protected.filter { $0.audit != nil }
        let tooMany = customers.protected.filter { $0.audit == nil }
        lines.blank()
        if customers.protected.isEmpty {
            lines.note(0, "No column looks protected (age, gender, origin …): nothing is audited for bias.")
            lines.disabled(0, "protected: {gender: as-is, age: [under 25, 25-44, 45-64, 65 and over]}")
            return
        }
        lines.note(0, "For the bias audit, and no features unless 'features.include' names them too.")
        if audited.isEmpty { lines.disabled(0, "protected:") } else { lines.add(0, "protected:") }
        for column in audited {
            lines.add(
                2, "\(yamlScalar(column.name)): \(column.audit ?? "as-is")",
                column.reason + (column.isProxy ? ": please confirm" : ""))
        }
        for column in tooMany {
            lines.disabled(
                2, "\(yamlScalar(column.name)): as-is", column.reason + ", but has too many values: group them")
        }
        if audited.contains(where: \.isProxy) {
            doubts.append(
                "\(list(audited.filter(\.isProxy).map(\.name))): protected for what they can stand for; leave that if it "
                    + "is not so here")
        }
    }

    mutating func settings() {
        var include = events.contains { $0.kind == .purchases } ? ["recency", "frequency"] : []
        if events.contains(where: { event in
            event.kind == .purchases && event.roles.roles.contains { $0.role == "amount" }
        }) {
            include.append("monetary")
        }
        let income = customers?.protected.filter(\.isFeatureToo).map(\.name) ?? []
        include += income
        lines.blank()
        if include.isEmpty {
            lines.disabled(0, "features: {include: [], exclude: []}", "what selection must keep, what is left out")
        } else {
            lines.note(
                0,
                "Selection never drops these."
                    + (income.isEmpty
                        ? ""
                        : " \(list(income)): audited, and a feature all the same; take it out if that is not wanted."))
            lines.add(0, "features:")
            lines.add(2, "include: [\(include.map(yamlScalar).joined(separator: ", "))]")
        }
        lines.blank()
        lines.note(0, "The tool's own settings; docs/study.md has them all.")
        lines.disabled(0, "segments: {k: 2...8}", "how many segments to choose from")
        lines.disabled(
            0, "models: [decision-tree]", "or logistic-regression, support-vector-machine, neural-network too")
        lines.disabled(0, "audit: {minimum-count: 10}", "fewer customers than that are never told of")
    }
}
