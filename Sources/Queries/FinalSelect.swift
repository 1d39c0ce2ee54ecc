import Auditing
import Basics

/// The select that makes the result: reads its columns and writes it anew with the checks of disclosure.
struct FinalSelect {
    let clauses: SelectClauses
    let sources: SourceList
    let relations: RelationReader
    let disclosure: DisclosureControl

    private(set) var columns: [QueryPlan.Column] = []
    private(set) var customers = 0
    private(set) var sql = ""
    private(set) var totals: [String] = []
    private var expressions: [String] = []
    /// Terms to group by, and the places of the columns that they are.
    private var groups: [String] = []
    private var grouped: Set<Int> = []
    private var checks: [String] = []
    /// As the author counts it: `customer` or `table.customer`.
    private var customer: [SQLNode] = []

    static let mostColumns = 40

    init(clauses: SelectClauses, sources: SourceList, relations: RelationReader, disclosure: DisclosureControl) {
        self.clauses = clauses
        self.sources = sources
        self.relations = relations
        self.disclosure = disclosure
    }

    mutating func read() throws(SQLProblem) {
        if clauses.isDistinct {
            throw SQLProblem("sql.distinct", "the last select groups, so its rows are distinct", at: clauses.first)
        }
        for clause in ["window", "offset"] where clauses[clause] != nil {
            throw SQLProblem("sql.syntax", "the last select can't have '\(clause)'", at: clauses.first)
        }
        let items = try clauses.items.map { (item) throws(SQLProblem) in try SelectItem(item) }
        guard items.count <= Self.mostColumns else {
            throw SQLProblem("sql.columns", "more than \(Self.mostColumns) columns", at: clauses.first)
        }
        try findCustomers(items)
        try readGroups(items)
        for item in items { try read(item, among: items) }
        try checkRest(items)
        write()
    }

    private mutating func findCustomers(_ items: [SelectItem]) throws(SQLProblem) {
        let example = "write 'count(distinct customer) as \(QueryReader.customersColumn)'"
        guard let place = items.firstIndex(where: { $0.name?.text == QueryReader.customersColumn }) else {
            throw SQLProblem(
                "sql.customers", "a query counts the customers behind each row, in a column 'customers'",
                at: clauses.first, suggestion: example)
        }
        guard let counted = Self.countedCustomer(items[place].expression),
            SelectItem.isCustomer(counted, in: sources.aliases)
        else {
            throw SQLProblem(
                "sql.customers", "'customers' must be the number of different customers",
                at: items[place].expression.first?.first,
                suggestion: example)
        }
        customers = place
        customer = counted
    }

    /// What `count(distinct …)` counts, where that is all there is.
    private static func countedCustomer(_ nodes: [SQLNode]) -> [SQLNode]? {
        guard nodes.count == 2, nodes[0].isWord("count"), let inner = nodes[1].group,
            inner.first?.isWord("distinct") == true
        else { return nil }
        return Array(inner.dropFirst())
    }

    private mutating func read(_ item: SelectItem, among items: [SelectItem]) throws(SQLProblem) {
        let start = item.expression.first?.first
        guard !item.isStar else {
            throw SQLProblem("sql.star", "the last select names its columns", at: start)
        }
        guard let name = item.name, Self.isPlain(name.text) else {
            throw SQLProblem(
                "sql.alias", "this column needs a name of letters, digits and _", at: start,
                suggestion: "write e.g. 'sum(amount) as revenue'")
        }
        guard !columns.contains(where: { $0.name == name.text }) else {
            throw SQLProblem("sql.alias", "two columns are called '\(name.text)'", at: name)
        }
        var scan = FigureScan(select: self)
        try scan.read(item.expression)
        if scan.hasFigures, let loose = scan.looseName {
            throw SQLProblem(
                "sql.loose", "'\(loose.text)' stands outside of a figure of the group", at: loose,
                suggestion: "put it into sum(…), avg(…) or count(…)")
        }
        if !scan.hasFigures, scan.looseName != nil {
            if let own = item.expression.customerName {
                throw SQLProblem(
                    "sql.customer", "a customer's number never leaves the tables", at: own,
                    suggestion: "count them: 'count(distinct customer) as customers'")
            }
            guard grouped.contains(columns.count) else {
                throw SQLProblem(
                    "sql.group", "'\(name.text)' is neither grouped by nor a figure of the group", at: start,
                    suggestion: "add it to 'group by', or write e.g. sum(…)")
            }
        }
        columns.append(
            .init(
                name: name.text, isKey: !scan.hasFigures && scan.looseName != nil,
                checks: scan.checks.indices.map { items.count + checks.count + $0 }))
        checks += scan.checks
        totals += scan.totals
        expressions.append("\(item.expression.sql) as \(SQLLexer.quotedName(name.text))")
    }

    private static func isPlain(_ name: String) -> Bool {
        name.unicodeScalars.count <= 60
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
            }
            && name.unicodeScalars.first?.properties.numericType == nil
    }

    /// Finds the columns that are grouped by, and writes their terms as places: what a name means there, a column of a
    /// table or one of the result, is for this reader to say and not for SQLite.
    private mutating func readGroups(_ items: [SelectItem]) throws(SQLProblem) {
        for term in (clauses["group"] ?? []).split(at: ",") where !term.isEmpty {
            if let own = term.customerName {
                throw SQLProblem(
                    "sql.customer", "the last select can't group by customer", at: own,
                    suggestion: "a row must speak of many customers")
            }
            if let call = try ExpressionScan.calls(term).first(where: { $0.isAggregate || $0.window != nil }) {
                throw SQLProblem("sql.syntax", "'\(call.name.text)' can't stand here", at: call.name)
            }
            let token = term.count == 1 ? term[0].token : nil
            var places = items.indices.filter { items[$0].expression.says(term) }
            if let token, token.kind == .number, let place = Int(token.text), items.indices.contains(place - 1) {
                places = [place - 1]
            } else if places.isEmpty, let token, token.isName {
                places = items.indices.filter { items[$0].name?.text == token.text }
            }
            grouped.formUnion(places)
            groups.append(places.first.map { "\($0 + 1)" } ?? term.sql)
        }
    }

    /// The clauses behind the columns decide on rows, and show nothing.
    private mutating func checkRest(_ items: [SelectItem]) throws(SQLProblem) {
        for condition in sources.conditions + [clauses["where"] ?? []] {
            if let call = try ExpressionScan.calls(condition).first(where: { $0.isAggregate || $0.window != nil }) {
                throw SQLProblem("sql.syntax", "'\(call.name.text)' can't stand here", at: call.name)
            }
        }
        for clause in ["having", "order"] {
            var scan = FigureScan(select: self)
            try scan.read(clauses[clause] ?? [])
            totals += scan.totals
        }
        if let limit = clauses["limit"], limit.count != 1 || limit[0].token.flatMap({ Int($0.text) }) == nil {
            throw SQLProblem("sql.limit", "'limit' takes a whole number", at: limit.first?.first ?? clauses.first)
        }
    }

    /// The customer as a check reads it.
    var customerText: String { customer.sql }

    private mutating func write() {
        func clause(_ name: String, _ words: String) -> String? { clauses[name].map { "\(words) \($0.sql)" } }
        // Ties of the author's order are broken by all columns.
        let everything = columns.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        let order = clauses["order"].map { "\($0.sql), \(everything)" } ?? everything
        sql = [
            "select \((expressions + checks).joined(separator: ", "))", clause("from", "from"),
            clause("where", "where"),
            groups.isEmpty ? nil : "group by \(groups.joined(separator: ", "))", clause("having", "having"),
            "order by \(order)", clause("limit", "limit"),
        ].compactMap { $0 }.joined(separator: " ")
    }
}
