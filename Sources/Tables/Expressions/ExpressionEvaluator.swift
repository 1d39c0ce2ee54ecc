internal import Foundation

/// Yes, no, or not known because an operand is missing.
enum Truth: Sendable {
    case yes, no, unknown

    init(_ holds: Bool) { self = holds ? .yes : .no }

    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}

/// The values of a numeric node: one for all rows, or one per row.
enum Numbers {
    case constant(Double)
    case rows([Double])

    func array(_ count: Int) -> [Double] {
        switch self {
        case .constant(let value): Array(repeating: value, count: count)
        case .rows(let values): values
        }
    }

    func map(_ transform: (Double) -> Double) -> Numbers {
        switch self {
        case .constant(let value): .constant(transform(value))
        case .rows(let values): .rows(values.map(transform))
        }
    }

    func combined(with other: Numbers, _ operation: (Double, Double) -> Double) -> Numbers {
        switch (self, other) {
        case (.constant(let first), .constant(let second)): .constant(operation(first, second))
        case (.constant(let first), .rows(let second)): .rows(second.map { operation(first, $0) })
        case (.rows(let first), .constant(let second)): .rows(first.map { operation($0, second) })
        case (.rows(let first), .rows(let second)): .rows(zip(first, second).map { operation($0, $1) })
        }
    }
}

/// Evaluates checked nodes column by column; what is asked of texts once per level.
struct ExpressionEvaluator {
    let table: Table

    // MARK: Numbers

    func numbers(_ node: Node) -> Numbers {
        switch node.operation {
        case .number(let value): return .constant(value)
        case .column(let name):
            guard case .number(let values) = column(name) else { return .constant(.nan) }
            return .rows(values)
        case .negative(let operand): return numbers(operand).map { -$0 }
        case .arithmetic(let first, let steps):
            return steps.reduce(numbers(first)) { $0.combined(with: numbers($1.operand), $1.operation.apply) }
        case .function(let function, let arguments): return function.apply(arguments.map(numbers))
        default: return .constant(.nan)
        }
    }

    // MARK: Truths

    func truths(_ node: Node) -> [Truth] {
        switch node.operation {
        case .truth(let value): return Array(repeating: Truth(value), count: table.rowCount)
        case .column(let name):
            guard case .flag(let flags) = column(name) else { break }
            return flags.map { $0 == Column.missingFlag ? .unknown : Truth($0 == 1) }
        case .not(let operand): return truths(operand).map(\.negated)
        case .all(let parts): return join(parts, decisive: .no)
        case .any(let parts): return join(parts, decisive: .yes)
        case .isMissing(let operand, let negated):
            return missing(operand).map { Truth($0 != negated) }
        case .textTest(let test, let operand, let pattern):
            return texts(operand) { test.holds($0, pattern) }
        case .isIn(let operand, let list, let negated):
            let answers = isMember(operand, of: list)
            return negated ? answers.map(\.negated) : answers
        case .compare(let left, let comparison, let right): return compare(left, comparison, right)
        default: break
        }
        return Array(repeating: .unknown, count: table.rowCount)
    }

    /// Kleene's `or` with a decisive yes, `and` with a decisive no.
    private func join(_ parts: [Node], decisive: Truth) -> [Truth] {
        var result = truths(parts[0])
        for part in parts.dropFirst() {
            result = zip(result, truths(part)).map { either($0, $1, decisive: decisive) }
        }
        return result
    }

    private func either(_ first: Truth, _ second: Truth, decisive: Truth) -> Truth {
        if first == decisive || second == decisive { return decisive }
        return first == .unknown || second == .unknown ? .unknown : decisive.negated
    }

    private func missing(_ node: Node) -> [Bool] {
        if case .column(let name) = node.operation {
            let column = column(name)
            return (0..<table.rowCount).map { column.isMissing($0) }
        }
        switch kind(of: node) {
        case .number: return numbers(node).array(table.rowCount).map { !$0.isFinite }
        case .flag: return truths(node).map { $0 == .unknown }
        case .category, .time: return Array(repeating: false, count: table.rowCount)
        }
    }

    // MARK: Comparisons

    private func compare(_ left: Node, _ comparison: Comparison, _ right: Node) -> [Truth] {
        switch (kind(of: left), kind(of: right)) {
        case (.time, _), (_, .time):
            return zip(times(left), times(right)).map { first, second in
                guard first != Column.missingTime, second != Column.missingTime else { return .unknown }
                return Truth(comparison.holds(first, second))
            }
        case (.category, .category): return compareTexts(left, comparison, right)
        case (.flag, .flag):
            return zip(truths(left), truths(right)).map { first, second in
                guard first != .unknown, second != .unknown else { return .unknown }
                return Truth((first == second) == (comparison == .equal))
            }
        case (.number, .number):
            let count = table.rowCount
            return zip(numbers(left).array(count), numbers(right).array(count)).map { first, second in
                guard first.isFinite, second.isFinite else { return .unknown }
                return Truth(comparison.holds(first, second))
            }
        default: return Array(repeating: .unknown, count: table.rowCount)
        }
    }

    private func isMember(_ operand: Node, of list: [Node]) -> [Truth] {
        switch kind(of: operand) {
        case .number:
            let members = Set(list.compactMap(\.literalNumber))
            return numbers(operand).array(table.rowCount).map { $0.isFinite ? Truth(members.contains($0)) : .unknown }
        case .category:
            let members = Set(list.compactMap(\.literalText))
            return texts(operand) { members.contains($0) }
        case .time:
            let members = Set(list.compactMap(\.literalText).compactMap { parseTime($0) })
            return times(operand).map { $0 == Column.missingTime ? .unknown : Truth(members.contains($0)) }
        case .flag: return Array(repeating: .unknown, count: table.rowCount)
        }
    }

    private func compareTexts(_ left: Node, _ comparison: Comparison, _ right: Node) -> [Truth] {
        switch (left.operation, right.operation) {
        case (_, .text(let literal)): return texts(left) { comparison.holds($0, literal) }
        case (.text(let literal), _): return texts(right) { comparison.holds(literal, $0) }
        case (.column(let first), .column(let second)):
            guard case .category(let first) = column(first), case .category(let second) = column(second) else { break }
            return (0..<table.rowCount).map { row in
                guard let first = first[row], let second = second[row] else { return .unknown }
                return Truth(comparison.holds(first, second))
            }
        default: break
        }
        return Array(repeating: .unknown, count: table.rowCount)
    }

    /// Asks once per level of a column, or once of a literal.
    private func texts(_ node: Node, _ holds: (String) -> Bool) -> [Truth] {
        switch node.operation {
        case .text(let literal): return Array(repeating: Truth(holds(literal)), count: table.rowCount)
        case .column(let name):
            guard case .category(let categories) = column(name) else { break }
            let answers = categories.levels.map { Truth(holds($0)) }
            return categories.codes.map { $0 < 0 ? .unknown : answers[Int($0)] }
        default: break
        }
        return Array(repeating: .unknown, count: table.rowCount)
    }

    private func times(_ node: Node) -> [Int64] {
        switch node.operation {
        case .text(let literal):
            return Array(repeating: parseTime(literal) ?? Column.missingTime, count: table.rowCount)
        case .column(let name):
            if case .time(let values) = column(name) { return values }
        default: break
        }
        return Array(repeating: Column.missingTime, count: table.rowCount)
    }

    // MARK: Kinds

    private func column(_ name: String) -> Column {
        guard let column = table[name] else { preconditionFailure("the table has no column '\(name)'") }
        return column
    }

    private func kind(of node: Node) -> ColumnKind {
        if case .column(let name) = node.operation { return column(name).kind }
        return node.evidentKind ?? .flag
    }
}

extension NumberFunction {
    func apply(_ arguments: [Numbers]) -> Numbers {
        switch self {
        case .abs: arguments[0].map { Swift.abs($0) }
        case .log1p: arguments[0].map { $0 > -1 ? Foundation.log1p($0) : .nan }
        case .min, .max:
            arguments.dropFirst().reduce(arguments[0]) {
                $0.combined(with: $1) { first, second in
                    if first.isNaN || second.isNaN { return .nan }
                    return self == .min ? Swift.min(first, second) : Swift.max(first, second)
                }
            }
        }
    }
}

extension ArithmeticOperation {
    func apply(_ first: Double, _ second: Double) -> Double {
        switch self {
        case .plus: first + second
        case .minus: first - second
        case .times: first * second
        case .divided: second == 0 ? .nan : first / second
        }
    }
}
