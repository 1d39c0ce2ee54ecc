import Auditing
/// Looks through a column of the last select: which figures of the group it holds, and what stands outside of them.
struct FigureScan {
    private let customer: String
    private let disclosure: DisclosureControl
    private let select: FinalSelect
    /// A name that is neither a function nor within a figure.
    private(set) var looseName: SQLToken?
    private(set) var hasFigures = false
    /// SQL that is 1 where enough customers stand behind a figure.
    private(set) var checks: [String] = []
    /// Selects of totals, which must mean something on their own: none looks at the row around it.
    private(set) var totals: [String] = []

    /// - Parameter customer: the customer of a row, as SQL.
    init(select: FinalSelect, customer: String? = nil) {
        self.select = select
        self.customer = customer ?? select.customerText
        disclosure = select.disclosure
    }

    mutating func read(_ nodes: [SQLNode]) throws(SQLProblem) {
        var index = 0, openCases = 0
        while index < nodes.count {
            let node = nodes[index], before = index > 0 ? nodes[index - 1] : nil
            let next = index + 1 < nodes.count ? nodes[index + 1] : nil
            index += 1
            guard let token = node.token else {
                let inner = node.group ?? []
                if ExpressionScan.isSelect(inner) { try readTotal(inner) } else { try read(inner) }
                continue
            }
            guard token.isName else { continue }
            _ = try ExpressionScan.calls([node])
            if token.isWord("over") {
                throw SQLProblem(
                    "sql.window", "the last select can't look at other rows of the result", at: token,
                    suggestion: "a share of the total is 'sum(x) / (select sum(x) from purchases)'")
            } else if let arguments = next?.group, ExpressionScan.isCalled(token) {
                index += 1
                try readCall(token, arguments, at: nodes[index - 1].first)
            } else if token.isWord("as") || token.isWord("collate") {
                index = try skipped(token, nodes, from: index)
            } else if token.isWord("case") {
                openCases += 1
            } else if token.isWord("end"), openCases > 0 {
                openCases -= 1
            } else if ExpressionScan.isKeyword(token) || token.isWord("cast") && next?.group != nil
                || (token.isWord("like") || token.isWord("glob")) && before != nil
            {
                continue
            } else {
                looseName = looseName ?? token
            }
        }
    }

    /// The place behind a type's name, in a `cast`, or a collation's.
    private func skipped(_ word: SQLToken, _ nodes: [SQLNode], from index: Int) throws(SQLProblem) -> Int {
        guard index < nodes.count, let name = nodes[index].token, name.isName else { return index }
        let types: Set = ["integer", "int", "numeric", "real", "text"]
        guard (word.isWord("as") ? types : SQLWords.collations).contains(name.text) else {
            throw SQLProblem("sql.syntax", "'\(name.text)' can't follow '\(word.text)' here", at: name)
        }
        return index + 1
    }

    private mutating func readCall(
        _ name: SQLToken, _ arguments: [SQLNode], at bracket: SQLToken
    ) throws(SQLProblem) {
        let parts = arguments.split(at: ",")
        if ["min", "max"].contains(name.text), parts.count == 1 {
            throw SQLProblem(
                "sql.extreme", "'\(name.text)' of a group is the value of one customer", at: name,
                suggestion: "write 'quantile(x, 0.05)' or 'quantile(x, 0.95)'")
        }
        _ = try ExpressionScan.calls([.token(name), .group(open: bracket, [])])  // is the function known?
        guard SQLWords.ofGroups.contains(name.text) else {
            guard SQLWords.ofValues.contains(name.text) else {
                throw SQLProblem(
                    "sql.function", "'\(name.text)' can't stand in the last select", at: name,
                    suggestion: "use it in a 'with' part that groups by customer")
            }
            return try read(arguments)
        }
        hasFigures = true
        try readFigure(name, arguments, parts)
    }

    private mutating func readFigure(
        _ name: SQLToken, _ arguments: [SQLNode], _ parts: [[SQLNode]]
    ) throws(SQLProblem) {
        let isDistinct = arguments.first?.isWord("distinct") == true
        let value = isDistinct ? Array(parts[0].dropFirst()) : parts[0]
        if let nested = try ExpressionScan.calls(arguments).first(where: { $0.isAggregate || $0.window != nil }) {
            throw SQLProblem("sql.syntax", "'\(nested.name.text)' can't stand within '\(name.text)'", at: nested.name)
        }
        guard !isDistinct || name.text == "count" else {
            throw SQLProblem("sql.distinct", "'distinct' stands in count(…) only", at: name)
        }
        if name.text == "count", value.count == 1, value[0].isSymbol("*") { return }
        let isCount = name.text == "count"
        if let own = value.customerName {
            guard isCount, SelectItem.isCustomer(value, in: select.sources.aliases) else {
                throw SQLProblem(
                    "sql.customer", "a customer's number is no figure", at: own,
                    suggestion: "count them: 'count(distinct customer)'")
            }
            return
        }
        var share = "0.5"
        if name.text == "quantile" {
            guard parts.count == 2, parts[1].count == 1, let token = parts[1][0].token, token.kind == .number,
                let number = Double(token.text), number >= 0.05, number <= 0.95
            else {
                throw SQLProblem(
                    "sql.quantile", "'quantile' takes a value and a share from 0.05 to 0.95", at: name,
                    suggestion: "write e.g. 'quantile(amount, 0.25)'")
            }
            share = token.text
        } else if parts.count != 1 || value.isEmpty {
            throw SQLProblem("sql.arguments", "'\(name.text)' takes one value", at: name)
        }
        let kind = name.text == "total" ? "sum" : name.text == "median" ? "quantile" : name.text
        checks.append(
            "disclosable('\(kind)', \(share), \(disclosure.threshold), \(disclosure.dominance.arguments), \(customer), \(value.sql))"
        )
    }

    /// `(select sum(amount) from purchases)`: a figure of all customers, to divide by.
    private mutating func readTotal(_ nodes: [SQLNode]) throws(SQLProblem) {
        let clauses = try SelectClauses(nodes)
        let start = clauses.first
        let isPlain = ["where", "group", "having", "window", "order", "limit", "offset"].allSatisfy {
            clauses[$0] == nil
        }
        guard isPlain, !clauses.isDistinct, clauses.items.count == 1, let from = clauses["from"] else {
            throw SQLProblem(
                "sql.subquery", "a select within an expression is a total of all", at: start,
                suggestion: "write '(select sum(amount) from purchases)'")
        }
        let sources = try select.relations.sources(clauses)
        guard sources.isAboutCustomers, sources.aliases.count == 1, let alias = sources.aliases.keys.first else {
            throw SQLProblem("sql.subquery", "a total is of one table of customers", at: start)
        }
        let own = alias.isEmpty ? "customer" : "\(SQLLexer.quotedName(alias)).customer"
        var inner = FigureScan(select: select, customer: own)
        try inner.read(clauses.items[0])
        guard inner.hasFigures, inner.looseName == nil else {
            throw SQLProblem(
                "sql.subquery", "a select within an expression is a total of all", at: start,
                suggestion: "write '(select sum(amount) from purchases)'")
        }
        hasFigures = true
        totals.append(nodes.sql)
        checks += inner.checks.map { "(select \($0) from \(from.sql))" }
        checks.append("(select count(distinct \(own)) >= \(disclosure.threshold) from \(from.sql))")
    }
}
