/// What a purchase is worth, and what is taken off.
extension EventRoles {
    mutating func amount() {
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
        cancellations(columns)
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
        guard quantity != nil, price != nil, let order, !order.isNearlyUnique else { return false }
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

    /// Numbers that are called so and look like money; a share of the price is none.
    mutating func discount() {
        let others: [Concept] = [.share, .identifier, .code]
        let named = table.columns.filter { column in
            column.shape.number != nil && column.words.mean(.discount) && !used.contains(column.name)
                && !others.contains { column.words.mean($0) }
        }
        let total = named.first { $0.words.mean(.amount) }
        let columns = (total.map { [$0] } ?? named).filter { isMoney($0, among: named) }
        let doubtful = named.filter { column in total == nil && !columns.contains { $0.name == column.name } }
        if !doubtful.isEmpty {
            doubts.append(
                "\(table.shown): is \(list(doubtful.map(\.name), "or")) money taken off? If so, add it to 'discount'")
        }
        guard !columns.isEmpty else { return }
        let terms = columns.enumerated().map { place, column in
            let isNegative = (column.shape.number?.greatest ?? 0) <= 0
            let sign = place == 0 ? (isNegative ? "-" : "") : (isNegative ? " - " : " + ")
            return sign + expressionName(column.name)
        }
        let seen = columns.map { "\($0.name) in \(percent(1 - ($0.shape.number?.shareZero ?? 0)))" }
        used.formUnion(columns.map(\.name))
        roles.append(
            Role(
                role: "discount", value: yamlScalar(terms.joined()),
                comment: "money taken off: \(list(seen)) of the rows"))
    }

    /// All of one sign, and not between 0 and 1 with decimals, as shares are. A sum is missing where one of several is.
    private func isMoney(_ column: SampledColumn, among columns: [SampledColumn]) -> Bool {
        guard let number = column.shape.number, columns.count == 1 || column.missing == 0 else { return false }
        let isShare = number.least >= 0 && number.greatest <= 1 && !number.isWhole
        return !isShare && (number.least >= 0 || number.greatest <= 0)
    }
}
