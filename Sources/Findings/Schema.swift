/// The shape of `findings.json`, read off the Codable types themselves, so that a document's paths can be checked
/// before anything is computed.
public indirect enum Schema: Sendable, Hashable {
    case bool
    case number
    case string
    case array(Schema)
    /// Members by name; a member may be absent in the findings of a study that doesn't have it.
    case object([String: Schema])
    /// Members by any name, e.g. `evaluation.recoverability`.
    case dictionary(Schema)
    case any

    /// The schema of all findings.
    public static let findings = Schema(of: Findings.self)

    /// The schema of any type with synthesised decoding.
    public init(of type: (some Decodable).Type) {
        let recorder = ShapeRecorder()
        _ = try? type.init(from: recorder)
        self = recorder.schema
    }

    /// The schema at a path, or what stood in the way.
    public func resolve(_ path: String) -> Resolution {
        var schema = self
        var known = ""
        for key in path.split(separator: ".", omittingEmptySubsequences: false).map(String.init) {
            let candidates: [String]
            switch schema {
            case .object(let members):
                if let member = members[key] {
                    schema = member
                    known += known.isEmpty ? key : ".\(key)"
                    continue
                }
                candidates = members.keys.sorted()
            case .dictionary(let element):
                schema = element
                known += ".\(key)"
                continue
            case .array(let element):
                if key == "count" || Int(key).map({ $0 >= 0 }) == true {
                    schema = key == "count" ? .number : element
                    known += ".\(key)"
                    continue
                }
                candidates = ["count", "0"]
            case .any: return .found(.any)
            case .bool, .number, .string: candidates = []
            }
            return .unknown(key: key, under: known, candidates: candidates)
        }
        return .found(schema)
    }

    public enum Resolution: Sendable, Hashable {
        case found(Schema)
        /// `key` is not a member of what lies at `under`; `candidates` are.
        case unknown(key: String, under: String, candidates: [String])
    }
}

/// A decoder that answers every request with an empty value and notes what was asked for.
private final class ShapeRecorder: Decoder {
    var schema: Schema = .any
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        // A dictionary's keys can be made from any string; a struct's own CodingKeys can't.
        if Key(stringValue: "\u{1}any") != nil {
            schema = .dictionary(.any)
            return KeyedDecodingContainer(KeyedRecorder<Key>(recorder: self, wildcard: true))
        }
        schema = .object([:])
        return KeyedDecodingContainer(KeyedRecorder<Key>(recorder: self, wildcard: false))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ElementRecorder(recorder: self) }

    func singleValueContainer() -> any SingleValueDecodingContainer { ScalarRecorder(recorder: self) }

    /// Decodes an empty value of `type` and returns it with its schema.
    static func record<Result: Decodable>(_ type: Result.Type) throws -> (Result, Schema) {
        if type == Value.self, let any = Value.null as? Result { return (any, .any) }
        let recorder = ShapeRecorder()
        let value = try Result(from: recorder)
        return (value, recorder.schema)
    }
}

private struct KeyedRecorder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recorder: ShapeRecorder
    let wildcard: Bool
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { wildcard ? [Key(stringValue: "any")].compactMap { $0 } : [] }

    private func note(_ key: Key, _ schema: Schema) {
        if wildcard {
            recorder.schema = .dictionary(schema)
        } else if case .object(var members) = recorder.schema {
            members[key.stringValue] = schema
            recorder.schema = .object(members)
        }
    }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }
    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { note(key, .bool); return false }
    func decode(_ type: String.Type, forKey key: Key) -> String { note(key, .string); return "" }
    func decode(_ type: Double.Type, forKey key: Key) -> Double { note(key, .number); return 0 }
    func decode(_ type: Float.Type, forKey key: Key) -> Float { note(key, .number); return 0 }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { note(key, .number); return 0 }
    func decode(_ type: Int8.Type, forKey key: Key) -> Int8 { note(key, .number); return 0 }
    func decode(_ type: Int16.Type, forKey key: Key) -> Int16 { note(key, .number); return 0 }
    func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { note(key, .number); return 0 }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { note(key, .number); return 0 }
    func decode(_ type: UInt.Type, forKey key: Key) -> UInt { note(key, .number); return 0 }
    func decode(_ type: UInt8.Type, forKey key: Key) -> UInt8 { note(key, .number); return 0 }
    func decode(_ type: UInt16.Type, forKey key: Key) -> UInt16 { note(key, .number); return 0 }
    func decode(_ type: UInt32.Type, forKey key: Key) -> UInt32 { note(key, .number); return 0 }
    func decode(_ type: UInt64.Type, forKey key: Key) -> UInt64 { note(key, .number); return 0 }

    func decode<Result: Decodable>(_ type: Result.Type, forKey key: Key) throws -> Result {
        let (value, schema) = try ShapeRecorder.record(type)
        note(key, schema)
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw notRecorded }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw notRecorded }
    func superDecoder() throws -> any Decoder { throw notRecorded }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw notRecorded }
}

private struct ElementRecorder: UnkeyedDecodingContainer {
    let recorder: ShapeRecorder
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }

    init(recorder: ShapeRecorder) {
        self.recorder = recorder
        recorder.schema = .array(.any)
    }

    func decodeNil() -> Bool { false }

    mutating func decode<Result: Decodable>(_ type: Result.Type) throws -> Result {
        currentIndex += 1
        let (value, schema) = try ShapeRecorder.record(type)
        recorder.schema = .array(schema)
        return value
    }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
        throw notRecorded
    }
    func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw notRecorded }
    func superDecoder() throws -> any Decoder { throw notRecorded }
}

private struct ScalarRecorder: SingleValueDecodingContainer {
    let recorder: ShapeRecorder
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }
    func decode(_ type: Bool.Type) -> Bool { recorder.schema = .bool; return false }
    func decode(_ type: String.Type) -> String { recorder.schema = .string; return "" }
    func decode(_ type: Double.Type) -> Double { recorder.schema = .number; return 0 }
    func decode(_ type: Float.Type) -> Float { recorder.schema = .number; return 0 }
    func decode(_ type: Int.Type) -> Int { recorder.schema = .number; return 0 }
    func decode(_ type: Int8.Type) -> Int8 { recorder.schema = .number; return 0 }
    func decode(_ type: Int16.Type) -> Int16 { recorder.schema = .number; return 0 }
    func decode(_ type: Int32.Type) -> Int32 { recorder.schema = .number; return 0 }
    func decode(_ type: Int64.Type) -> Int64 { recorder.schema = .number; return 0 }
    func decode(_ type: UInt.Type) -> UInt { recorder.schema = .number; return 0 }
    func decode(_ type: UInt8.Type) -> UInt8 { recorder.schema = .number; return 0 }
    func decode(_ type: UInt16.Type) -> UInt16 { recorder.schema = .number; return 0 }
    func decode(_ type: UInt32.Type) -> UInt32 { recorder.schema = .number; return 0 }
    func decode(_ type: UInt64.Type) -> UInt64 { recorder.schema = .number; return 0 }

    func decode<Result: Decodable>(_ type: Result.Type) throws -> Result {
        let (value, schema) = try ShapeRecorder.record(type)
        recorder.schema = schema
        return value
    }
}

private let notRecorded = DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "only synthesised decoding can be recorded"))
