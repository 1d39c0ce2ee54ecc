import Findings

/// Where a document's paths lead at one place: the elements of the `each` cells around it, innermost last, above the
/// findings' root. A path belongs to the innermost level whose schema knows it, so that what it means can be told before
/// there are any findings.
struct Scope: Sendable {
    private struct Level: Sendable {
        var schema: Schema
        var value: Value
        /// `index` (from 0), `number` (from 1), `key` (of a dictionary) and `value` (an element that is no group).
        var names: [String: (schema: Schema, value: Value)]
    }

    private var levels: [Level]

    /// - Parameter schema: of the findings, as a document sees them.
    init(_ root: Value = .null, schema: Schema = .findings) {
        levels = [Level(schema: schema, value: root, names: [:])]
    }

    /// The content of an `each` over an unknown list: one error is enough, every path in it passes.
    init(forAnything: Void) { levels = [Level(schema: .any, value: .null, names: [:])] }

    var isOfAnything: Bool { levels.count == 1 && levels[0].schema == .any }

    enum Lookup {
        case found(Schema, Value?)
        case unknown(key: String, candidates: [String])
    }

    func look(up path: String) -> Lookup {
        var failure: (key: String, candidates: [String]) = (path, [])
        var deepest = -1
        for level in levels.reversed() {
            if let name = level.names[path], level.schema.isGroup == false || !level.schema.knows(path) {
                return .found(name.schema, name.value == .null ? nil : name.value)
            }
            guard level.schema.isGroup || level.schema == .any else { continue }
            switch level.schema.resolve(path) {
            case .found(let schema): return .found(schema, level.value.value(at: path))
            case .unknown(let key, let under, let candidates):
                let depth = under.isEmpty ? 0 : under.split(separator: ".").count
                if depth > deepest {
                    failure = (key, candidates)
                    deepest = depth
                } else if depth == deepest {
                    failure.candidates += candidates.filter { !failure.candidates.contains($0) }
                }
            }
        }
        if deepest == 0 { failure.candidates += levels.flatMap { $0.names.keys.sorted() } }
        return .unknown(key: failure.key, candidates: failure.candidates)
    }

    func value(at path: String) -> Value? { if case .found(_, let value) = look(up: path) { value } else { nil } }

    func entering(_ schema: Schema, _ value: Value = .null, index: Int = 0, key: String? = nil) -> Scope {
        var names: [String: (schema: Schema, value: Value)] = [
            "index": (.number, .number(Double(index))), "number": (.number, .number(Double(index + 1))),
        ]
        if let key { names["key"] = (.string, .string(key)) }
        if !schema.isGroup { names["value"] = (schema, value) }
        var scope = self
        scope.levels.append(Level(schema: schema, value: value, names: names))
        return scope
    }

    /// The elements of an array, or of a dictionary in the order of its keys; none where it is absent.
    func elements(at path: String) -> [Scope] {
        guard case .found(let schema, let value?) = look(up: path) else { return [] }
        switch (schema, value) {
        case (.array(let element), .array(let values)):
            return values.enumerated().map { entering(element, $1, index: $0) }
        case (.dictionary(let element), .object(let members)):
            return members.sorted { $0.key < $1.key }.enumerated().map {
                entering(element, $1.value, index: $0, key: $1.key)
            }
        default: return []
        }
    }

    /// The scope within `each` as far as it is known beforehand; nil where `schema` has no elements.
    func template(forElementsOf schema: Schema) -> Scope? {
        switch schema {
        case .array(let element): entering(element)
        case .dictionary(let element): entering(element, key: "")
        case .any: entering(.any, key: "")
        default: nil
        }
    }
}

extension Schema {
    /// Whether it has members that paths can name.
    var isGroup: Bool {
        switch self {
        case .object, .dictionary, .array: true
        default: false
        }
    }

    func knows(_ path: String) -> Bool { if case .found = resolve(path) { true } else { false } }
}
