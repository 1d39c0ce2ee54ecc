/// The few shapes that charts are made of. Colours are CSS values, mostly the page's variables. A drawing as a whole is
/// without fill, and so is a path unless it says otherwise.
extension SVGElement {
    public static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String? = nil, stroke: String? = nil,
        width: Double? = nil, dash: String? = nil
    ) -> SVGElement {
        var line = SVGElement(
            "line",
            [
                "x1": coordinate(x1), "y1": coordinate(y1), "x2": coordinate(x2), "y2": coordinate(y2), "class": name,
                "stroke": stroke, "stroke-width": width.map { coordinate($0, decimals: 2) }, "stroke-dasharray": dash,
            ])
        line.extent = Extent(x1, y1, x2, y2, border: width ?? 1)
        return line
    }

    /// A negative width or height counts as none.
    public static func rectangle(
        _ x: Double, _ y: Double, width: Double, height: Double, radius: Double = 0, fill: String,
        opacity: Double? = nil, stroke: String? = nil
    ) -> SVGElement {
        var rectangle = SVGElement(
            "rect",
            [
                "x": coordinate(x), "y": coordinate(y), "width": coordinate(max(0, width)),
                "height": coordinate(max(0, height)), "rx": radius > 0 ? coordinate(radius) : nil, "fill": fill,
                "fill-opacity": opacity.map { coordinate($0, decimals: 2) }, "stroke": stroke,
            ])
        rectangle.extent = Extent(x, y, x + max(0, width), y + max(0, height), border: stroke == nil ? 0 : 1)
        return rectangle
    }

    public static func path(
        _ data: String, fill: String = "none", opacity: Double? = nil, stroke: String? = nil, width: Double? = nil,
        dash: String? = nil
    ) -> SVGElement {
        SVGElement(
            "path",
            [
                "d": data, "fill": fill == "none" ? nil : fill,
                "fill-opacity": opacity.map { coordinate($0, decimals: 2) }, "stroke": stroke,
                "stroke-width": width.map { coordinate($0, decimals: 2) }, "stroke-dasharray": dash,
            ])
    }

    /// A path straight from point to point.
    static func path(
        through points: [(x: Double, y: Double)], closed: Bool = false, fill: String = "none", opacity: Double? = nil,
        stroke: String? = nil, width: Double? = nil, dash: String? = nil
    ) -> SVGElement {
        var path = path(
            pathData(points, closed: closed), fill: fill, opacity: opacity, stroke: stroke, width: width, dash: dash)
        path.extent = Extent(points, border: stroke == nil ? 0 : width ?? 1)
        return path
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
