public import Basics

/// What an expression gives per row.
public enum ExpressionKind: String, Sendable, Hashable {
    case number, truth
}

/// A filter or a small calculation over a table's columns, such as `Quantity > 0 and not starts(InvoiceNo, "C")`.
///
/// - Columns by name; in backticks where the name holds anything but letters, digits, `_` and `.`.
/// - In lists texts of one word need no quotes.
/// - `+ - * /`, unary minus, parentheses; `= == != <> < <= > >=`; `and or not`; `in [a, b]`, `not in [a, b]`;
///   `is missing`, `is not missing`; `true`, `false`; texts in single or double quotes (doubled inside).
/// - Functions: `starts(text, "C")`, `ends`, `contains`; `abs(x)`, `log1p(x)`, `min(x, y)`, `max(x, y)`.
/// - A time column is compared with a text such as "2011-11-01". Texts are ordered by
///   their Unicode scalars.
///
/// Logic is three-valued as in SQL (Kleene): a comparison or text function with a missing operand is unknown, so is
/// `not` of it; `and` with a false part is false, `or` with a true part is true, whatever the rest. A mask keeps the
/// rows where the whole is true: unknown rows are not kept. Arithmetic with a missing operand is missing, as are
/// division by zero and `log1p` at or below -1.
public struct ColumnExpression: Sendable, Hashable {
    public let text: String
    let root: Node
    let source: ExpressionSource

    /// - Parameter position: of the text's first character; the errors' columns count from there.
    public init(parsing text: String, at position: SourcePosition) throws(Diagnostics) {
        let source = ExpressionSource(text, at: position)
        var parser = ExpressionParser(tokens: try tokens(of: source), source: source)
        self.init(root: try parser.parse(), source: source, text: text)
    }

    init(root: Node, source: ExpressionSource, text: String) {
        self.root = root
        self.source = source
        self.text = text
    }

    /// In order of first appearance, each once.
    public var columnNames: [String] {
        var names: [String] = []
        root.forEachColumn { name, _ in
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Where the column is named first.
    public func position(ofColumn column: String) -> SourcePosition? {
        var position: SourcePosition?
        root.forEachColumn { name, node in
            if name == column, position == nil { position = source.position(node.range.lowerBound) }
        }
        return position
    }

    /// The parts of a top-level `and`, each with its own text; parentheses keep parts together. The expression itself
    /// where it is something else.
    public var conjuncts: [ColumnExpression] {
        guard case .all(let parts) = root.operation else { return [self] }
        return parts.map { ColumnExpression(root: $0, source: source, text: source.text(in: $0.range)) }
    }

    /// The expression's value per row; NaN where it is missing or not finite.
    ///
    /// - Precondition: the table has the expression's columns, of kinds that passed `check(kinds:yields: .number)`.
    public func numbers(in table: Table) -> [Double] {
        ExpressionEvaluator(table: table).numbers(root).array(table.rowCount).map { $0.isFinite ? $0 : .nan }
    }

    /// Whether each row is known to fulfil the expression.
    ///
    /// - Precondition: the table has the expression's columns, of kinds that passed `check(kinds:yields: .truth)`.
    public func mask(in table: Table) -> [Bool] {
        ExpressionEvaluator(table: table).truths(root).map { $0 == .yes }
    }
}

/// An expression's text as scalars, for places in it.
struct ExpressionSource: Sendable, Hashable {
    let scalars: [Unicode.Scalar]
    let start: SourcePosition

    init(_ text: String, at start: SourcePosition) {
        scalars = Array(text.unicodeScalars)
        self.start = start
    }

    func text(in range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range])
        return String(view)
    }

    func position(_ offset: Int) -> SourcePosition {
        var position = start
        for scalar in scalars.prefix(offset) {
            position.column += 1
            if scalar == "\n" {
                position.line += 1
                position.column = 1
            }
        }
        return position
    }

    func failure(
        _ identifier: String, _ offset: Int, _ summary: String, explanation: String? = nil, suggestion: String? = nil
    ) -> Diagnostics {
        Diagnostics([diagnostic(identifier, offset, summary, explanation: explanation, suggestion: suggestion)])
    }

    func diagnostic(
        _ identifier: String, _ offset: Int, _ summary: String, explanation: String? = nil, suggestion: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .error, "expression.\(identifier)", at: position(offset), summary, explanation: explanation,
            suggestion: suggestion)
    }
}
