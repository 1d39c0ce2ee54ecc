import Basics
import Findings

/// A claim that findings bear out or don't: `segments.count in 3..8`, `audit.concerns > 0`, `not evaluation.outcome`,
/// several joined by `and`. A path on its own asks whether there is anything: present and not false, zero or empty.
struct Condition: Sendable, Hashable {
    struct Clause: Sendable, Hashable {
        var isNegated: Bool
        var left: Operand
        var comparison: Comparison?
    }

    enum Operand: Sendable, Hashable {
        case path(String)
        case literal(Value)
    }

    enum Comparison: Sendable, Hashable {
        case equal(Operand), unequal(Operand), less(Operand), atMost(Operand), more(Operand), atLeast(Operand)
        case within(low: Double, high: Double)
    }

    var clauses: [Clause]
    var text: String
    var position: SourcePosition

    func holds(in scope: Scope) -> Bool { clauses.allSatisfy { $0.holds(in: scope) } }

    /// The figure that the first clause speaks of, to show beside a broken claim.
    func figure(in scope: Scope) -> Value? { clauses.first?.left.value(in: scope) }
}

extension Condition.Operand {
    func value(in scope: Scope) -> Value? {
        switch self {
        case .path(let path): scope.value(at: path)
        case .literal(let value): value
        }
    }
}

extension Condition.Clause {
    func holds(in scope: Scope) -> Bool {
        let value = left.value(in: scope)
        guard let comparison else { return isNegated != Self.isSomething(value) }
        return isNegated != (value.map { comparison.holds(for: $0, in: scope) } ?? false)
    }

    private static func isSomething(_ value: Value?) -> Bool {
        switch value {
        case nil, .null, .bool(false), .number(0), .string(""): false
        case .array(let elements): !elements.isEmpty
        case .object(let members): !members.isEmpty
        default: true
        }
    }
}

extension Condition.Comparison {
    /// False wherever either side is absent or the sides are of different kinds.
    func holds(for left: Value, in scope: Scope) -> Bool {
        switch self {
        case .equal(let right): right.value(in: scope).map { $0 == left } ?? false
        case .unequal(let right): right.value(in: scope).map { $0 != left } ?? false
        case .less(let right): Self.numbers(left, right.value(in: scope)) { $0 < $1 }
        case .atMost(let right): Self.numbers(left, right.value(in: scope)) { $0 <= $1 }
        case .more(let right): Self.numbers(left, right.value(in: scope)) { $0 > $1 }
        case .atLeast(let right): Self.numbers(left, right.value(in: scope)) { $0 >= $1 }
        case .within(let low, let high): left.number.map { low <= $0 && $0 <= high } ?? false
        }
    }

    private static func numbers(_ left: Value, _ right: Value?, _ compare: (Double, Double) -> Bool) -> Bool {
        guard let left = left.number, let right = right?.number else { return false }
        return compare(left, right)
    }

    var operand: Condition.Operand? {
        switch self {
        case .equal(let right), .unequal(let right), .less(let right), .atMost(let right), .more(let right),
            .atLeast(let right):
            right
        case .within: nil
        }
    }

    var isOrdering: Bool {
        switch self {
        case .equal, .unequal: false
        default: true
        }
    }
}
