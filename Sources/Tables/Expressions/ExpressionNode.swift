/// One part of an expression and where it stands in the text (scalar offsets).
///
/// Chains (`a and b and c`, `a + b - c`) are flat, so that depth grows with nesting alone, which the parser limits.
struct Node: Sendable, Hashable {
    var operation: Operation
    var range: Range<Int>

    indirect enum Operation: Sendable, Hashable {
        case number(Double)
        case text(String)
        case truth(Bool)
        case column(String)
        case negative(Node)
        case arithmetic(first: Node, steps: [ArithmeticStep])
        case function(NumberFunction, [Node])
        case compare(Node, Comparison, Node)
        case isMissing(Node, negated: Bool)
        case isIn(Node, [Node], negated: Bool)
        case textTest(TextTest, Node, String)
        case not(Node)
        case all([Node])
        case any([Node])
    }
}

struct ArithmeticStep: Sendable, Hashable {
    var operation: ArithmeticOperation
    var operand: Node
}

enum ArithmeticOperation: String, Sendable, Hashable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
}

enum Comparison: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    func holds<Value: Comparable>(_ first: Value, _ second: Value) -> Bool {
        switch self {
        case .equal: first == second
        case .notEqual: first != second
        case .less: first < second
        case .lessOrEqual: first <= second
        case .greater: first > second
        case .greaterOrEqual: first >= second
        }
    }
}

enum NumberFunction: String, Sendable, Hashable, CaseIterable {
    case abs, log1p, min, max

    var takesSeveral: Bool { self == .min || self == .max }
}

enum TextTest: String, Sendable, Hashable, CaseIterable {
    case starts, ends, contains

    /// By characters, so that it doesn't matter how an accented letter is composed.
    func holds(_ text: String, _ pattern: String) -> Bool {
        switch self {
        case .starts: text.hasPrefix(pattern)
        case .ends: text.hasSuffix(pattern)
        case .contains: text.contains(pattern)
        }
    }
}

extension Node {
    /// In order of appearance.
    func forEachColumn(_ body: (String, Node) -> Void) {
        if case .column(let name) = operation { body(name, self) }
        for child in children { child.forEachColumn(body) }
    }

    var children: [Node] {
        switch operation {
        case .number, .text, .truth, .column: []
        case .negative(let node), .not(let node), .isMissing(let node, _), .textTest(_, let node, _): [node]
        case .arithmetic(let first, let steps): [first] + steps.map(\.operand)
        case .function(_, let nodes), .all(let nodes), .any(let nodes): nodes
        case .compare(let left, _, let right): [left, right]
        case .isIn(let node, let list, _): [node] + list
        }
    }

    /// What the node gives whatever the columns are; nil for a column.
    var evidentKind: ColumnKind? {
        switch operation {
        case .number, .negative, .arithmetic, .function: .number
        case .text: .category
        case .truth, .not, .all, .any, .compare, .isMissing, .isIn, .textTest: .flag
        case .column: nil
        }
    }

    var literalNumber: Double? {
        if case .number(let value) = operation { return value }
        return nil
    }

    var literalText: String? {
        if case .text(let text) = operation { return text }
        return nil
    }
}
