extension SVGElement {
    /// One line of text at its baseline, on whole units. `note` follows it, muted; `rotation` in degrees turns it about its anchor;
    /// outlined, it stays legible on lines.
    public static func text(
        _ text: String, x: Double, y: Double, _ style: TextStyle, anchor: TextAnchor = .start, note: String? = nil,
        rotation: Double = 0, isOutlined: Bool = false
    ) -> SVGElement {
        let turned = rotation != 0
        let noteSpan = note.map {
            SVGElement("tspan", ["class": "note", "dx": "7"], text: $0)
        }
        return SVGElement(
            "text",
            [
                "x": turned ? nil : coordinate(x, decimals: 0), "y": turned ? nil : coordinate(y, decimals: 0),
                "transform": turned
                    ? "translate(\(coordinate(x)),\(coordinate(y))) rotate(\(coordinate(rotation)))" : nil,
                "text-anchor": anchor == .start ? nil : anchor.rawValue, "class": style.rawValue,
                "stroke": isOutlined ? "var(--paper)" : nil, "stroke-width": isOutlined ? "3" : nil,
                "style": isRightToLeft(text) ? "unicode-bidi:plaintext" : nil,
            ], text: text, children: noteSpan.map { [$0] } ?? [])
    }
}

/// Whether Hebrew, Arabic, Syriac, Thaana or N'Ko letters are in it.
func isRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x590...0x8FF).contains($0.value) || (0xFB1D...0xFEFC).contains($0.value) }
}
