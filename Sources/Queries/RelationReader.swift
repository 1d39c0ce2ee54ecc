import Basics

/// Finds out what the rows of a table or of a select within `with` or `from` are about, and refuses those that would
/// mix customers.
///
/// By induction: a table of the study has one customer to a row. A select over such keeps it so, as it joins by customer,
/// groups by customer, looks at other rows only of the same customer (or at a rank), and hands the customer's number on
/// under its own name, which nothing else may bear.
struct RelationReader {
    /// What may be read: tables of the study, then what `with` names.
    private(set) var names: [String: Ownership]
    let tables: Set<String>

    init(tables: Set<String>) {
        self.tables = tables
        names = Dictionary(uniqueKeysWithValues: tables.map { ($0, .customer) })
    }

    /// Reads `with …`, and returns it; what follows is left.
    mutating func takeCommonTables(_ rest: inout ArraySlice<SQLNode>) throws(SQLProblem) -> [SQLNode] {
        guard rest.first?.isWord("with") == true else { return [] }
        let all = rest
        rest.removeFirst()
        let isRecursive = rest.first?.isWord("recursive") == true
        if isRecursive { rest.removeFirst() }
        repeat {
            if rest.first?.isSymbol(",") == true { rest.removeFirst() }
            try takeCommonTable(&rest, isRecursive: isRecursive)
        } while rest.first?.isSymbol(",") == true
        return Array(all[..<rest.startIndex])
    }

    private mutating func takeCommonTable(_ rest: inout ArraySlice<SQLNode>, isRecursive: Bool) throws(SQLProblem) {
        guard let name = rest.popFirst()?.token, name.isName else {
            throw SQLProblem("sql.syntax", "a name is missing after 'with'", at: rest.first?.first)
        }
        guard names[name.text] == nil else {
            throw SQLProblem("sql.name", "'\(name.text)' is the name of another table", at: name)
        }
        let columns = rest.first?.group
        if columns != nil { rest.removeFirst() }
        guard rest.popFirst()?.isWord("as") == true else {
            throw SQLProblem("sql.syntax", "'as' and a select in brackets follow the name", at: name)
        }
        while rest.first?.isWord("not") == true || rest.first?.isWord("materialized") == true { rest.removeFirst() }
        guard let body = rest.popFirst()?.group else {
            throw SQLProblem("sql.syntax", "a select in brackets is missing here", at: name)
        }
        var inner = self
        if isRecursive { inner.names[name.text] = .nobody }
        let ownership = try inner.relation(body)
        if let columns, ownership == .customer || columns.customerName != nil {
            throw SQLProblem(
                "sql.alias", "columns are named in the select itself", at: columns.first?.first ?? name,
                suggestion: "write 'select … as …'")
        }
        if isRecursive, ownership == .customer, let own = body.firstToken(where: { $0.isName && $0.text == name.text })
        {
            throw SQLProblem("sql.recursion", "a query over customers can't call itself", at: own)
        }
        names[name.text] = ownership
    }

    /// A select with all that belongs to it, as `with` and `from` hold it.
    func relation(_ nodes: [SQLNode]) throws(SQLProblem) -> Ownership {
        var reader = self
        var rest = nodes[...]
        _ = try reader.takeCommonTables(&rest)
        let parts = try Self.parts(rest)
        var results: [(ownership: Ownership, customer: Int?)] = []
        for part in parts { results.append(try reader.select(part)) }
        guard let first = results.first else {
            throw SQLProblem("sql.empty", "a select is missing", line: 0, column: 1)
        }
        // The first part names the columns of all.
        if results.contains(where: { $0.ownership != first.ownership })
            || parts.count > 1 && first.ownership == .customer
                && (first.customer == nil || results.contains { $0.customer != first.customer })
        {
            throw SQLProblem(
                "sql.union", "the selects of a union must have 'customer' at the same place", at: parts[0].first?.first)
        }
        return first.ownership
    }

    /// Split at `union`, `intersect` and `except`.
    static func parts(_ nodes: ArraySlice<SQLNode>) throws(SQLProblem) -> [[SQLNode]] {
        let words = ["union", "intersect", "except"]
        return nodes.split(omittingEmptySubsequences: false) { node in words.contains { node.isWord($0) } }.map {
            part in
            Array(part.first?.isWord("all") == true ? part.dropFirst() : part)
        }
    }

    func sources(_ clauses: SelectClauses) throws(SQLProblem) -> SourceList {
        try SourceList(clauses["from"] ?? []) { (node) throws(SQLProblem) -> Ownership in
            if let select = node.group { return try relation(select) }
            guard let ownership = names[node.first.text] else {
                throw SQLProblem(
                    "sql.table", "there is no table '\(node.first.text)' in this study", at: node.first,
                    suggestion: didYouMean(node.first.text, in: names.keys.sorted()))
            }
            return ownership
        }
    }

    /// The column `customer`'s place is nil where it comes by a star.
    private func select(_ nodes: [SQLNode]) throws(SQLProblem) -> (ownership: Ownership, customer: Int?) {
        if nodes.first?.isWord("values") == true {
            _ = try ExpressionScan.calls(Array(nodes.dropFirst()))
            return (.nobody, nil)
        }
        let clauses = try SelectClauses(nodes)
        let sources = try sources(clauses)
        let items = try clauses.items.map { (item) throws(SQLProblem) in try SelectItem(item) }
        var calls: [ExpressionScan.Call] = []
        for item in items where !item.isStar { calls += try ExpressionScan.calls(item.expression) }
        for clause in ["where", "group", "having", "order", "limit", "offset"] {
            calls += try ExpressionScan.calls(clauses[clause] ?? [])
        }
        for condition in sources.conditions { calls += try ExpressionScan.calls(condition) }
        if let window = clauses["window"] {
            throw SQLProblem("sql.window", "a window with a name", at: window.first?.first ?? clauses.first)
        }
        guard sources.isAboutCustomers else {
            let own = nodes.firstToken { $0.isName && $0.text == "customer" }
            if let own {
                throw SQLProblem(
                    "sql.customer", "'customer' is the name of a customer's number only", at: own,
                    suggestion: "give this column another name")
            }
            return (.nobody, nil)
        }
        let place = try customerColumn(items, sources, at: clauses.first)
        try checkGroups(clauses, items, calls, sources)
        try checkWindows(calls, sources)
        return (.customer, place)
    }

    private func customerColumn(
        _ items: [SelectItem], _ sources: SourceList, at start: SQLToken?
    ) throws(SQLProblem) -> Int? {
        for item in items where item.name?.text == "customer" && !item.isCustomer(in: sources.aliases) {
            throw SQLProblem(
                "sql.customer", "'customer' is the name of a customer's number only", at: item.name,
                suggestion: "give this column another name")
        }
        if let place = items.firstIndex(where: { $0.name?.text == "customer" }) {
            return items[..<place].contains(where: \.isStar) ? nil : place
        }
        let hasStar = items.contains { item in
            item.isStar
                && (item.expression.count == 1 || sources.aliases[item.expression[0].first.text] == .customer)
        }
        guard hasStar else {
            throw SQLProblem(
                "sql.customer", "this select must hand on the column 'customer'", at: start,
                suggestion: "add it to the columns, so that the customers behind each row can be counted")
        }
        return nil
    }

    private func checkGroups(
        _ clauses: SelectClauses, _ items: [SelectItem], _ calls: [ExpressionScan.Call], _ sources: SourceList
    ) throws(SQLProblem) {
        guard let terms = clauses["group"]?.split(at: ",") else {
            if let aggregate = calls.first(where: \.isAggregate) {
                throw SQLProblem(
                    "sql.group", "here '\(aggregate.name.text)' must be grouped by customer", at: aggregate.name,
                    suggestion: "write 'group by customer'; only the last select makes figures of many customers")
            }
            return
        }
        let isByCustomer = terms.contains { term in
            if SelectItem.isCustomer(term, in: sources.aliases) { return true }
            guard term.count == 1, let token = term[0].token, token.kind == .number, let place = Int(token.text),
                items.indices.contains(place - 1), !items[..<place].contains(where: \.isStar)
            else { return false }
            return items[place - 1].isCustomer(in: sources.aliases)
        }
        guard isByCustomer else {
            throw SQLProblem(
                "sql.group", "this select must group by customer", at: terms.first?.first?.first ?? clauses.first,
                suggestion: "only the last select makes figures of many customers")
        }
    }

    /// A row may hold what its customer's other rows say, and a rank among all.
    private func checkWindows(_ calls: [ExpressionScan.Call], _ sources: SourceList) throws(SQLProblem) {
        for call in calls {
            guard let window = call.window else {
                if SQLWords.ofRanks.union(SQLWords.ofWindows).contains(call.name.text) {
                    throw SQLProblem("sql.window", "'\(call.name.text)' needs a window after 'over'", at: call.name)
                }
                continue
            }
            let isRank = SQLWords.ofRanks.contains(call.name.text)
            let partition =
                window.first?.isWord("partition") == true
                ? Array(window.dropFirst(2).prefix { !$0.isWord("order") && !$0.isSymbol(",") }) : []
            guard isRank || SelectItem.isCustomer(partition, in: sources.aliases) else {
                throw SQLProblem(
                    "sql.window", "'\(call.name.text)' looks at the rows of other customers", at: call.name,
                    suggestion: "begin its window with 'partition by customer'")
            }
        }
    }
}
