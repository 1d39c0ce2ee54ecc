import Basics
public import Foundation

/// JSON with keys in alphabetical order and numbers rounded to 12 significant digits: the same value gives the same
/// bytes everywhere.
public enum JSON {
    /// Any encodable value as a tree, numbers rounded. Throws for NaN and infinity, which JSON can't hold.
    public static func tree(_ value: some Encodable) throws -> Value { try TreeEncoder.tree(value).rounded }

    /// A value as it comes back from its file, and its tree: rounded. What was read from a file is rounded already.
    public static func asWritten<Result: Codable>(_ value: Result) throws -> (value: Result, tree: Value) {
        let tree = try TreeEncoder.tree(value)
        return (tree.isExact ? value : try decode(Result.self, from: Data(text(tree.rounded).utf8)), tree.rounded)
    }

    /// The text of a tree: two spaces of indentation, one member a line, short arrays of numbers on one line.
    public static func text(_ value: Value) -> String {
        var text = ""
        write(value, indent: 0, into: &text)
        return text + "\n"
    }

    public static func text(_ value: some Encodable) throws -> String { text(try tree(value)) }

    public static func decode<Result: Decodable>(_ type: Result.Type, from data: Data) throws -> Result {
        try JSONDecoder().decode(type, from: data)
    }

    /// Rounded to 12 significant digits; whole numbers up to 2^53 are kept.
    public static func rounded(_ number: Double) -> Double {
        guard number.isFinite, number != number.rounded() || abs(number) >= 0x1p53 else { return number }
        // Most have been rounded before: the shortest numeral that stands for them is short.
        if number.description.utf8.prefix(while: { $0 != UInt8(ascii: "e") }).count <= 12 { return number }
        return Double(printed("%.11e", number)) ?? number
    }

    private static func write(_ value: Value, indent: Int, into text: inout String) {
        let newline = "\n" + String(repeating: "  ", count: indent)
        switch value {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += numeral(value)
        case .string(let value): writeString(value, into: &text)
        case .array(let elements):
            let flat = elements.allSatisfy { if case .number = $0 { true } else { $0 == .null } }
            text += "["
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "" : flat ? ", " : ","
                if !flat { text += newline + "  " }
                write(element, indent: indent + 1, into: &text)
            }
            text += flat || elements.isEmpty ? "]" : newline + "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                text += (index == 0 ? "" : ",") + newline + "  "
                writeString(member.key, into: &text)
                text += ": "
                write(member.value, indent: indent + 1, into: &text)
            }
            text += members.isEmpty ? "}" : newline + "}"
        }
    }

    private static func numeral(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 0x1p53 { return String(Int(value)) }
        return "\(value)"
    }

    private static func writeString(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<" ", "\u{7f}", "\u{2028}", "\u{2029}":
                text += String(format: "\\u%04x", scalar.value)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
