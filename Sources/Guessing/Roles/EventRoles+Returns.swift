import Tables

/// Which rows of purchases give back what was bought.
extension EventRoles {
    /// The column that names an order.
    var order: SampledColumn? {
        let name = roles.first { $0.role == "order" }?.value
        return table.columns.first { yamlScalar($0.name) == name }
    }

    /// Orders whose number begins with a letter where amounts are negative, and hardly ever elsewhere.
    mutating func cancellations(_ columns: [SampledColumn]) {
        guard let order else { return }
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
        guard let best, best.value.negative * 4 >= negatives else { return }
        giveBack(
            "starts(\(expressionName(order.name)), \"\(best.key)\")",
            "numbers in \(order.name) that begin with \(best.key) have amounts below 0: given back")
    }

    /// A column of yes and no that is called so, or a level of another that means it.
    mutating func returned() {
        guard !roles.contains(where: { $0.role == "return" }) else { return }
        if let flag = find(.returned, where: \.shape.isFlag), let yes = flag.shape.positive {
            let isWord = ["yes", "true"].contains(yes.lowercased())
            let name = expressionName(flag.name)
            used.insert(flag.name)
            return giveBack(isWord ? name : "\(name) = \(yes == "1" ? "1" : "\"\(yes)\"")", "by its name")
        }
        for column in table.columns where !used.contains(column.name) && isCategory(column) {
            let levels = column.levels.filter { NameWords($0).mean(.returned) }
            guard (1...3).contains(levels.count), levels.count < column.distinct else { continue }
            let texts = levels.sorted().map { "\"\($0)\"" }
            let name = expressionName(column.name)
            return giveBack(
                texts.count == 1 ? "\(name) = \(texts[0])" : "\(name) in [\(texts.joined(separator: ", "))]",
                "by what it holds")
        }
    }

    private mutating func giveBack(_ condition: String, _ reason: String) {
        roles.append(Role(role: "return", value: yamlScalar(condition), comment: reason))
    }
}
