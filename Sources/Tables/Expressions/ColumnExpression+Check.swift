public import Basics

extension ColumnExpression {
    /// Makes sure that the expression fits the columns and gives what is wanted.
    ///
    /// - Parameters:
    ///   - kinds: of all columns there are, by name.
    ///   - wanted: what the expression must give.
    /// - Throws: everything that is wrong, each with its place.
    public func check(kinds: [String: ColumnKind], yields wanted: ExpressionKind) throws(Diagnostics) {
        var checker = ExpressionChecker(kinds: kinds, source: source)
        checker.require(root, wanted == .number ? .number : .flag)
        try checker.problems.throwIfErrors()
    }
}

/// Finds the kind of each node; a text literal takes the kind of what it is compared with.
private struct ExpressionChecker {
    let kinds: [String: ColumnKind]
    let source: ExpressionSource
    var problems = Diagnostics()

    init(kinds: [String: ColumnKind], source: ExpressionSource) {
        self.kinds = kinds
        self.source = source
    }

    /// Nil where something is wrong and already said.
    private mutating func kind(of node: Node) -> ColumnKind? {
        switch node.operation {
        case .number: return .number
        case .text: return .category
        case .truth: return .flag
        case .column(let name): return columnKind(name, node)
        case .negative, .arithmetic, .function:
            for child in node.children { require(child, .number) }
            return .number
        case .not, .all, .any:
            for child in node.children { require(child, .flag) }
        case .isMissing(let child, _): _ = kind(of: child)
        case .textTest(_, let column, _): require(column, .category)
        case .isIn(let child, let list, _):
            for value in list { compare(child, .equal, value) }
        case .compare(let left, let comparison, let right): compare(left, comparison, right)
        }
        return .flag
    }

    private mutating func columnKind(_ name: String, _ node: Node) -> ColumnKind? {
        if let kind = kinds[name] { return kind }
        add(node, "unknown-column", "there is no column '\(name)'", didYouMean(name, in: kinds.keys.sorted()))
        return nil
    }

    mutating func require(_ node: Node, _ wanted: ColumnKind) {
        guard let found = kind(of: node), found != wanted else { return }
        var suggestion: String?
        if wanted == .flag, found == .number { suggestion = "compare it, as in '\(source.text(in: node.range)) > 0'" }
        if wanted == .flag, found == .category { suggestion = "compare it with a text in quotes" }
        add(node, "wrong-kind", "\(noun(wanted)) is needed here; this is \(noun(found))", suggestion)
    }

    private mutating func compare(_ left: Node, _ comparison: Comparison, _ right: Node) {
        guard let first = kind(of: left), let second = kind(of: right) else { return }
        if first == .time, checkTime(right) { return }
        if second == .time, checkTime(left) { return }
        guard first == second else {
            add(
                right, "wrong-kind", "\(noun(first)) is compared with \(noun(second))", mend(left, first, right, second)
            )
            return
        }
        if first == .flag, comparison != .equal, comparison != .notEqual {
            add(right, "wrong-kind", "truths have no order", "compare them with '=' or '!='")
        }
    }

    /// Whether the node is a text literal, which against a time must be one.
    private mutating func checkTime(_ node: Node) -> Bool {
        guard case .text(let text) = node.operation else { return false }
        if parseTime(text) == nil {
            add(node, "not-a-time", "this is no date or time", "write \"YYYY-MM-DD\" or \"YYYY-MM-DD HH:MM:SS\"")
        }
        return true
    }

    private func mend(_ left: Node, _ first: ColumnKind, _ right: Node, _ second: ColumnKind) -> String? {
        let (literal, other) = isLiteral(right) ? (right, first) : (left, second)
        guard isLiteral(literal) else { return nil }
        switch (literal.operation, other) {
        case (.text, .number): return "write numbers without quotes"
        case (.number, .category): return "put the text in quotes"
        case (.text, .flag): return "write 'true' or 'false' without quotes"
        case (.number, .flag): return "write 'true' or 'false'"
        default: return nil
        }
    }

    private func isLiteral(_ node: Node) -> Bool {
        switch node.operation {
        case .number, .text, .truth: true
        default: false
        }
    }

    private func noun(_ kind: ColumnKind) -> String {
        switch kind {
        case .number: "a number"
        case .category: "a text"
        case .time: "a time"
        case .flag: "a truth (yes or no)"
        }
    }

    private mutating func add(_ node: Node, _ identifier: String, _ summary: String, _ suggestion: String?) {
        let problem = source.diagnostic(identifier, node.range.lowerBound, summary, suggestion: suggestion)
        if !problems.items.contains(problem) { problems.append(problem) }
    }
}
