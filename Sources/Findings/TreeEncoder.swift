/// Encodes straight into a tree, numbers rounded: what writing JSON and reading it again would give, in a fraction of the
/// time.
final class TreeEncoder: Encoder {
    /// - Returns: the tree, and whether no number had to be rounded.
    /// - Throws: for NaN and infinity, which JSON can't hold.
    static func tree(_ value: some Encodable) throws -> (rounded: Value, isExact: Bool) {
        let root = TreeEncoder(below: nil, nil)
        let tree = try root.tree(of: value, at: nil)
        return (tree, root.isExact)
    }

    private enum Kind { case single, object, array }

    private let parent: TreeEncoder?
    private let key: (any CodingKey)?
    private var kind = Kind.single
    private var single = Value.null
    private var members: [String: Value] = [:]
    private var elements: [Value] = []
    /// Containers that are filled after they were put into this one, with where they stand in it.
    private var open: [(place: any CodingKey, encoder: TreeEncoder)] = []
    /// Whether no number in it had to be rounded.
    private var isExact = true

    private init(below parent: TreeEncoder?, _ key: (any CodingKey)?) {
        self.parent = parent
        self.key = key
    }

    var codingPath: [any CodingKey] { (parent?.codingPath ?? []) + (key.map { [$0] } ?? []) }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        kind = .object
        return KeyedEncodingContainer(Members<Key>(encoder: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        kind = .array
        return Elements(encoder: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(encoder: self) }

    // MARK: Values

    private func finished() -> Value {
        for (place, encoder) in open {
            let inside = encoder.finished()
            if !encoder.isExact { isExact = false }
            if let index = place.intValue, kind == .array {
                elements[index] = inside
            } else {
                members[place.stringValue] = inside
            }
        }
        return switch kind {
        case .single: single
        case .object: .object(members)
        case .array: .array(elements)
        }
    }

    private func tree(of value: some Encodable, at key: (any CodingKey)?) throws -> Value {
        if let plain = try plain(value) { return plain }
        let encoder = TreeEncoder(below: self, key)
        try value.encode(to: encoder)
        let tree = encoder.finished()
        if !encoder.isExact { isExact = false }
        return tree
    }

    /// The kinds of values that there are most of.
    private func plain(_ value: some Encodable) throws -> Value? {
        switch value {
        case let text as String: return .string(text)
        case let number as Double:
            guard number.isFinite else {
                throw EncodingError.invalidValue(
                    number, .init(codingPath: codingPath, debugDescription: "JSON holds no \(number)"))
            }
            let rounded = JSON.rounded(number)
            if rounded != number { isExact = false }
            return .number(rounded)
        case let number as Int: return .number(Double(number))
        case let flag as Bool: return .bool(flag)
        default: return nil
        }
    }

    private func inner(at place: any CodingKey) -> TreeEncoder {
        let encoder = TreeEncoder(below: self, place)
        open.append((place, encoder))
        return encoder
    }

    // MARK: Containers

    private struct Place: CodingKey {
        var stringValue: String
        var intValue: Int?

        init(_ index: Int) { (stringValue, intValue) = (String(index), index) }
        init(stringValue: String) { self.stringValue = stringValue }
        init(intValue: Int) { self.init(intValue) }
    }

    private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { encoder.codingPath }

        func encodeNil(forKey key: Key) { encoder.members[key.stringValue] = .null }
        func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
            encoder.members[key.stringValue] = try encoder.tree(of: value, at: key)
        }
        func nestedContainer<Inner: CodingKey>(
            keyedBy type: Inner.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Inner> { encoder.inner(at: key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            encoder.inner(at: key).unkeyedContainer()
        }
        func superEncoder() -> any Encoder { encoder.inner(at: Place(stringValue: "super")) }
        func superEncoder(forKey key: Key) -> any Encoder { encoder.inner(at: key) }
    }

    private struct Elements: UnkeyedEncodingContainer {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { encoder.codingPath }
        var count: Int { encoder.elements.count }

        func encodeNil() { encoder.elements.append(.null) }
        func encode<T: Encodable>(_ value: T) throws {
            encoder.elements.append(try encoder.tree(of: value, at: Place(count)))
        }
        func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
            next().container(keyedBy: type)
        }
        func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
        func superEncoder() -> any Encoder { next() }

        private func next() -> TreeEncoder {
            encoder.elements.append(.null)
            return encoder.inner(at: Place(count - 1))
        }
    }

    private struct Single: SingleValueEncodingContainer {
        let encoder: TreeEncoder
        var codingPath: [any CodingKey] { encoder.codingPath }

        func encodeNil() { encoder.single = .null }
        func encode<T: Encodable>(_ value: T) throws {
            if let plain = try encoder.plain(value) {
                encoder.single = plain
            } else if let number = value as? any BinaryInteger {
                encoder.single = .number(Double(number))
            } else if let number = value as? any BinaryFloatingPoint {
                try encode(Double(number))
            } else {
                try value.encode(to: encoder)
            }
        }
    }
}
