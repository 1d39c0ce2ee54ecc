/// A JSON value: findings as a tree that documents walk by path. Object keys are in alphabetical order.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([Value])
    case object([String: Value])

    /// A member of an object or, by number, an element of an array.
    public subscript(key: String) -> Value? {
        switch self {
        case .object(let members): members[key]
        case .array(let elements): Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        default: nil
        }
    }

    /// The value at a path such as `segments.0.share`; `count` of an array is its length. Nil where absent or null.
    public func value(at path: String) -> Value? {
        var value = self
        for key in path.split(separator: ".", omittingEmptySubsequences: false) {
            if case .array(let elements) = value, key == "count" {
                value = .number(Double(elements.count))
            } else {
                guard let next = value[String(key)] else { return nil }
                value = next
            }
        }
        return value == .null ? nil : value
    }

    public var number: Double? { if case .number(let value) = self { value } else { nil } }
    public var string: String? { if case .string(let value) = self { value } else { nil } }
    public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    public var array: [Value]? { if case .array(let value) = self { value } else { nil } }
    public var object: [String: Value]? { if case .object(let value) = self { value } else { nil } }
}

extension Value: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Double.self) {  // first, since each failure costs time
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([Value].self) {
            self = .array(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else {
            self = .object(try container.decode([String: Value].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}
