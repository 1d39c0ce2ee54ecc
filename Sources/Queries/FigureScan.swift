/// Looks through a column of the last select: which figures of the group it holds, and what stands outside of them.
struct FigureScan {
    private let customer: String
    private let threshold: Int
    private let select: FinalSelect
    /// A name that is neither a function nor within a figure.
    private(set) var looseName: SQLToken?
    private(set) var hasFigures = false
    /// SQL that is 1 where enough customers stand behind a figure.
    private(set) var checks: [String] = []

    /// - Parameter customer: the customer of a row, as SQL.
    init(select: FinalSelect, customer: String? = nil) {
        self.select = select
        self.customer = customer ?? select.customerText
        threshold = select.threshold
    }

    mutating func read(_ nodes: [SQLNode]) throws(SQLProblem) {
        var index = 0
        while index < nodes.count {
            let node = nodes[index], next = index + 1 < nodes.count ? nodes[index + 1].group : nil
            index += 1
            switch node {
            case .group(_, let inner):
                if ExpressionScan.isSelect(inner) { try readTotal(inner) } else { try read(inner) }
            case .token(let token):
                guard token.isName else { continue }
                if token.isWord("over") {
                    throw SQLProblem(
                        "sql.window", "the last select can't look at other rows of the result", at: token,
                        suggestion: "a share of the total is 'sum(x) / (select sum(x) from purchases)'")
                }
                if let arguments = next, !ExpressionScan.isKeyword(token) {
                    index += 1
                    try readCall(token, arguments, node: [node, nodes[index - 1]])
                } else {
                    _ = try ExpressionScan.calls([node])
                    if !ExpressionScan.isKeyword(token), !token.isWord("like"), !token.isWord("glob") {
                        looseName = looseName ?? token
                    }
                }
            }
        }
    }

    private mutating func readCall(_ name: SQLToken, _ arguments: [SQLNode], node: [SQLNode]) throws(SQLProblem) {
        let parts = arguments.split(at: ",")
        if ["min", "max"].contains(name.text), parts.count == 1 {
            throw SQLProblem(
                "sql.extreme", "'\(name.text)' of a group is the value of one customer", at: name,
                suggestion: "write 'quantile(x, 0.05)' or 'quantile(x, 0.95)'")
        }
        _ = try ExpressionScan.calls([node[0], .group(open: node[1].first, [])])  // is the function known?
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
        checks.append("disclosable('\(kind)', \(share), \(threshold), \(customer), \(value.sql))")
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
        checks += inner.checks.map { "(select \($0) from \(from.sql))" }
        checks.append("(select count(distinct \(own)) >= \(threshold) from \(from.sql))")
    }
}
