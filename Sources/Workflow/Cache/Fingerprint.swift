import Basics
import Features
import Tables

/// The SHA-256 of values in memory, each preceded by its length so that no two lists run into each other.
struct Fingerprint: ~Copyable {
    private var stream = SHA256Stream()

    mutating func add<Element: BitwiseCopyable>(_ values: [Element]) {
        withUnsafeBytes(of: Int64(values.count)) { stream.update($0) }
        values.withUnsafeBytes { stream.update($0) }
    }

    mutating func add(_ text: String) { add(Array(text.utf8)) }

    mutating func add(_ texts: [String]) {
        add([Int64(texts.count)])
        for text in texts { add(text) }
    }

    mutating func add(_ categories: Categories) {
        add(categories.codes)
        add(categories.levels)
    }

    /// Definitions and values; who the customers are is no part of it.
    mutating func add(_ table: FeatureTable) {
        add([Int64(table.customers.count)])
        for feature in table.features {
            let definition = feature.definition
            add([
                definition.name, definition.title, definition.block.rawValue, definition.kind.rawValue,
                definition.unit ?? "", definition.meaning, definition.scaleFamily.rawValue,
            ])
            switch feature.values {
            case .number(let values): add(values)
            case .flag(let values): add(values)
            case .category(let values): add(values)
            }
        }
    }

    mutating func finish() -> String { stream.finish() }

    /// Of what `body` adds.
    static func of(_ body: (inout Fingerprint) -> Void) -> String {
        var fingerprint = Fingerprint()
        body(&fingerprint)
        return fingerprint.finish()
    }
}
