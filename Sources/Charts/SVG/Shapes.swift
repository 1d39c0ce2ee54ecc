/// The few shapes that charts are made of. Colours are CSS values, mostly the page's variables.
extension SVGElement {
    public static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String? = nil, stroke: String? = nil,
        width: Double? = nil, dash: String? = nil
    ) -> SVGElement {
        SVGElement(
            "line",
            [
                "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2), "class": name,
                "stroke": stroke, "stroke-width": width.map { coordinate($0, decimals: 2) }, "stroke-dasharray": dash,
            ])
    }

    /// A negative width or height counts as none.
    public static func rectangle(
        _ x: Double, _ y: Double, width: Double, height: Double, radius: Double = 0, fill: String,
        opacity: Double? = nil, stroke: String? = nil
    ) -> SVGElement {
        SVGElement(
            "rect",
            [
                "x": coordinate(x), "y": coordinate(y), "width": coordinate(max(0, width)),
                "height": coordinate(max(0, height)), "rx": radius > 0 ? coordinate(radius) : nil, "fill": fill,
                "fill-opacity": opacity.map { coordinate($0, decimals: 2) }, "stroke": stroke,
            ])
    }

    public static func path(
        _ data: String, fill: String = "none", opacity: Double? = nil, stroke: String? = nil, width: Double? = nil,
        dash: String? = nil
    ) -> SVGElement {
        SVGElement(
            "path",
            [
                "d": data, "fill": fill, "fill-opacity": opacity.map { coordinate($0, decimals: 2) }, "stroke": stroke,
                "stroke-width": width.map { coordinate($0, decimals: 2) }, "stroke-dasharray": dash,
            ])
    }

    public static func group(x: Double, y: Double, _ children: [SVGElement]) -> SVGElement {
        SVGElement(
            "g", ["transform": x == 0 && y == 0 ? nil : "translate(\(coordinate(x)),\(coordinate(y)))"],
            children: children)
    }

    /// The whole text as a tooltip where a label had to be cut.
    func tooltip(_ full: String, unless shown: String) -> SVGElement {
        guard full != shown else { return self }
        var copy = self
        copy.children.append(SVGElement("title", text: full))
        return copy
    }
}
