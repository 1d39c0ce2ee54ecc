import Templates

/// The pages' look as it is written into each of them.
enum StyleSheet {
    static let text = shortened(Templates.style)

    /// Without remarks and the white space that only people need. Quoted text stays as it is.
    static func shortened(_ css: String) -> String {
        let bare = css.replacing(#/\/\*.*?\*\//#.dotMatchesNewlines(), with: "")
        let pieces = bare.split(separator: "\"", omittingEmptySubsequences: false)
        return pieces.enumerated().map { index, piece in
            // Every second piece stands between quotes.
            guard index.isMultiple(of: 2) else { return String(piece) }
            // A blank before a colon parts selectors, one after it nothing.
            return String(piece).replacing(#/\s+/#, with: " ").replacing(#/ ?([{};,>]) ?/#) { String($0.1) }
                .replacing(": ", with: ":").replacing(";}", with: "}").replacing("}", with: "}\n")
        }.joined(separator: "\"").trimmed
    }
}
