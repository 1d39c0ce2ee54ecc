import Basics
import Findings

/// How an inline value reads, e.g. `percent` or `fixed(2)`.
struct Formatter: Sendable, Hashable {
    enum Name: String, CaseIterable, Sendable {
        case percent, integer, fixed, significant, compact, money, date, signed, points, interval, rate, lower,
            capitalised, sentence, list, plain, quantity, segment, word
    }

    var name: Name
    /// Digits or, for `interval`, how the figures read (`percent`).
    var argument: String?

    static let names = Name.allCases.map(\.rawValue)

    var digits: Int? { argument.flatMap { Int($0) } }

    /// Whether values of a shape can be formatted; what it needs instead.
    func problem(with schema: Schema) -> String? {
        let shape = ValueShape(schema)
        let accepted: Set<ValueShape>
        switch name {
        case .percent, .significant, .fixed, .integer, .compact, .money, .signed, .points, .quantity, .segment:
            accepted = [.number, .interval, .rate]
        case .date, .lower, .capitalised, .sentence, .word: accepted = [.text]
        case .interval: accepted = [.interval, .rate]
        case .rate: accepted = [.rate]
        case .list: accepted = [.list]
        case .plain: accepted = [.number, .text, .bool]
        }
        guard shape != .any, !accepted.contains(shape) else { return nil }
        return "'\(name.rawValue)' can't show \(shape.rawValue)"
    }

    /// Digits are a number from 0 to 12; `interval(percent)` is the one argument in words.
    var argumentProblem: String? {
        guard let argument else { return nil }
        switch name {
        case .interval where argument == "percent": return nil
        case .fixed, .significant, .signed, .points, .money, .interval:
            return digits.map { (0...12).contains($0) } == true
                ? nil : "'\(name.rawValue)' takes a number of digits, 0 to 12"
        default: return "'\(name.rawValue)' takes no argument"
        }
    }
}

/// What kind of thing a path leads to, as far as showing it goes.
enum ValueShape: String, Sendable, Hashable {
    case number = "a number"
    case text = "a text"
    case bool = "yes or no"
    case list = "a list of texts"
    case interval = "a figure with its interval"
    case rate = "a rate"
    case other = "a group of values"
    case any = "any value"

    init(_ schema: Schema) {
        switch schema {
        case .number: self = .number
        case .string: self = .text
        case .bool: self = .bool
        case .any: self = .any
        case .array(.string): self = .list
        case .object(let members) where members["low"] != nil && members["high"] != nil:
            let isRate = members["suppressed"] != nil && members["n"] != nil && members["value"] != nil
            let hasCentre = ["value", "mean", "f1"].contains { members[$0] != nil }
            self = isRate ? .rate : hasCentre ? .interval : .other
        default: self = .other
        }
    }
}
