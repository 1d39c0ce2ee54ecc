/// The sources: where their rows are, and what their columns mean.
extension DraftWriter {
    mutating func customersSource() {
        guard let guess = roles.customers, let customers else { return }
        describe(guess)
        lines.add(2, "customers:")
        place(guess, times: [customers.signedUp].compactMap { $0 })
        if let key = guess.customer {
            let twice = key.filled - key.distinct
            lines.add(
                4, "key: \(yamlScalar(key.name))",
                twice == 0 ? "a value of its own in each row" : "\(count(twice)) rows repeat one: the first stays")
        }
        if let signedUp = customers.signedUp { lines.add(4, "signed-up: \(yamlScalar(signedUp.name))") }
        if customers.features.isEmpty {
            lines.note(4, "No column is a feature: what customers did makes the segments.")
        } else {
            let isSkewed = customers.features.contains { ["money", "count"].contains($0.kind) }
            lines.add(4, "columns:", isSkewed ? "money and count are skewed: their logarithms are used" : nil)
            for column in customers.features {
                // What is more than a word stands on a line of its own.
                let isWord = !column.kind.contains(" ")
                lines.add(6, yamlScalar(column.name) + (isWord ? ": \(column.kind)" : ":"), column.comment)
                if !isWord { lines.wrapped(8, column.kind) }
            }
        }
        if !customers.leftOut.isEmpty {
            lines.note(6, "Left out:")
            for column in customers.leftOut {
                lines.note(6, column.reason, mark: "  \(yamlScalar(column.name)): ")
            }
        }
    }

    mutating func eventSource(_ guess: TableGuess, _ kind: EventKind, _ roles: EventRoles) {
        describe(guess)
        lines.add(2, "\(kind.rawValue):")
        place(guess, times: [guess.time].compactMap { $0 })
        if let ids = guess.ids {
            lines.note(4, "The ids are others than those of the customers: this table says whose they are.")
            lines.add(4, "ids:")
            files(ids.table, indent: 6)
            lines.add(6, "from: \(yamlScalar(ids.from))")
            lines.add(6, "to: \(yamlScalar(ids.to))")
        }
        for role in roles.roles { lines.add(4, "\(role.role): \(role.value)", role.comment) }
        if !roles.filters.isEmpty {
            lines.add(4, "where:")
            for filter in roles.filters { lines.add(6, "- \(yamlScalar(filter.text))", filter.seen) }
        }
        let rest = guess.table.columns.filter { !roles.used.contains($0.name) }.map { yamlScalar($0.name) }
        if !rest.isEmpty { lines.note(4, "Without a role: \(rest.joined(separator: ", "))") }
    }

    /// What the file is, above its source.
    mutating func describe(_ guess: TableGuess) {
        if !isFirstSource { lines.blank() }
        isFirstSource = false
        let rows = (guess.table.isWhole ? "" : "about ") + count(guess.table.estimatedRows)
        let parts = guess.table.parts.isEmpty ? "" : " and \(guess.table.parts.count) more files of the same columns"
        lines.note(2, "\(guess.table.shown)\(parts): \(rows) rows, \(guess.table.layout); \(guess.reason).")
    }

    /// Where the rows are, and how the file writes them.
    mutating func place(_ guess: TableGuess, times: [SampledColumn]) {
        files(guess.table, indent: 4)
        let table = guess.table
        let comma = table.columns.first {
            $0.shape.number?.hasDecimalComma == true && $0.shape.number?.isWhole == false
        }
        if let comma { lines.add(4, "decimal: \",\"", "as in \(comma.name)") }
        dates(table, times)
    }

    mutating func files(_ table: SampledTable, indent: Int) {
        let path = yamlScalar(prefix + table.path)
        let form: SampledTable.FileForm
        switch table.place {
        case .ndjson:
            lines.wrapped(indent, "ndjson: " + paths(table))
            return
        case .sqlite(let name):
            lines.add(indent, "sqlite: \(path)")
            lines.add(indent, "table: \(yamlScalar(name))")
            return
        case .text(let text): form = text
        }
        lines.wrapped(indent, "csv: " + paths(table))
        if let encoding = form.encoding { lines.add(indent, "encoding: \(encoding)") }
        if let delimiter = form.delimiter { lines.add(indent, "delimiter: \(yamlScalar(delimiter))") }
        if let header = form.header {
            lines.add(
                indent, "header: [\(header.map(yamlScalar).joined(separator: ", "))]",
                "the file has none; named by what the columns hold")
        }
    }

    /// One path, a list of the parts', or of many a pattern that means just them.
    func paths(_ table: SampledTable) -> String {
        let all = [table.path] + table.parts
        guard all.count > 1 else { return yamlScalar(prefix + table.path) }
        if all.count > 4, let pattern = roles.pattern(for: all) { return yamlScalar(prefix + pattern) }
        return "[\(all.map { yamlScalar(prefix + $0) }.joined(separator: ", "))]"
    }

    mutating func dates(_ table: SampledTable, _ times: [SampledColumn]) {
        guard let column = times.first(where: { $0.shape.dates?.pattern != nil }), let shape = column.shape.dates
        else { return }
        guard shape.order == .ambiguous else {
            lines.add(4, "dates: \"\(shape.pattern ?? "")\"", "as in \(column.name)")
            return
        }
        let mark = shape.separator
        let (dayFirst, monthFirst) = ("DD\(mark)MM\(mark)YYYY", "MM\(mark)DD\(mark)YYYY")
        lines.add(4, "dates: \"\(answers[.dates] ?? dayFirst)\"")
        questions.append(
            Question(
                subject: .dates, text: "In \(column.name) of \(table.shown) no day is above 12: what comes first?",
                choices: [
                    .init(answer: dayFirst, meaning: "the day"), .init(answer: monthFirst, meaning: "the month"),
                ], guess: nil))
    }
}
