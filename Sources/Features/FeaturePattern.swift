public import Basics

/// A feature's name, or the beginning of several names followed by `*`, as an analyst writes it in a study.
public struct FeaturePattern: Sendable, Hashable {
    public var text: String
    public var position: SourcePosition?

    public init(_ text: String, at position: SourcePosition? = nil) {
        self.text = text
        self.position = position
    }

    public func matches(_ name: String) -> Bool {
        text.hasSuffix("*") ? name.hasPrefix(text.dropLast()) : name == text
    }

    /// `features.unknown-name` where the pattern matches none of the names.
    public func check(against names: [String]) -> Diagnostic? {
        guard !names.contains(where: matches) else { return nil }
        let isPrefix = text.hasSuffix("*")
        return Diagnostic(
            .error, "features.unknown-name", at: position,
            isPrefix ? "no feature begins with '\(text.dropLast())'" : "there is no feature '\(text)'",
            suggestion: didYouMean(isPrefix ? String(text.dropLast()) : text, in: names))
    }
}
