/// One thing that is wrong (or noteworthy) in what the user gave, with its place and a way out.
///
/// Texts never hold values of personal data: say what was expected and of what kind the value was.
public struct Diagnostic: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    public enum Severity: String, Sendable, Hashable, Codable {
        case error, warning, note
    }

    public var severity: Severity
    /// A stable name such as `study.unknown-key`, for tests and for looking up the documentation.
    public var identifier: String
    public var position: SourcePosition?
    /// One sentence: what is wrong.
    public var summary: String
    /// What was expected and why it matters.
    public var explanation: String?
    /// What to do now.
    public var suggestion: String?

    /// An error.
    public init(
        _ identifier: String, at position: SourcePosition? = nil, _ summary: String, explanation: String? = nil,
        suggestion: String? = nil
    ) {
        self.init(.error, identifier, at: position, summary, explanation: explanation, suggestion: suggestion)
    }

    public init(
        _ severity: Severity, _ identifier: String, at position: SourcePosition? = nil, _ summary: String,
        explanation: String? = nil, suggestion: String? = nil
    ) {
        self.severity = severity
        self.identifier = identifier
        self.position = position
        self.summary = summary
        self.explanation = explanation
        self.suggestion = suggestion
    }

    /// `study.yaml:4:3: error: unknown key 'seeed'; did you mean 'seed'? [study.unknown-key]`
    public var description: String {
        var text = position.map { "\($0): " } ?? ""
        text += "\(severity.rawValue): \(summary)"
        if let suggestion { text += "; \(suggestion)" }
        text += " [\(identifier)]"
        if let explanation { text += "\n    \(explanation)" }
        return text
    }
}

/// All that is wrong, thrown together so that the user mends everything in one go.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
    public private(set) var items: [Diagnostic]

    public init(_ items: [Diagnostic] = []) { self.items = items }

    public mutating func append(_ diagnostic: Diagnostic) { items.append(diagnostic) }

    public mutating func append(contentsOf other: Diagnostics) { items.append(contentsOf: other.items) }

    public var hasErrors: Bool { items.contains { $0.severity == .error } }

    /// Throws all items if at least one is an error.
    public func throwIfErrors() throws(Diagnostics) {
        if hasErrors { throw self }
    }

    public var description: String { items.map(\.description).joined(separator: "\n") }
}
