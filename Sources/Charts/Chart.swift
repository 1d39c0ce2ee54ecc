import Basics

/// A finished chart with everything that makes it accessible: a title that states the finding, a description for
/// those who don't see it, and its data.
public struct Chart: Sendable, Hashable {
    public var title: String
    /// Kind, axes, range, takeaway.
    public var description: String
    /// What stands below it: how to read it, n.
    public var caption: String
    /// Of the viewBox.
    public var width: Double
    public var height: Double
    public let body: [SVGElement]
    public var data: DataTable
    /// The body as it is written, on a page and in a file of its own.
    private let compact: [SVGElement]

    public init(title: String, description: String, caption: String, drawing: Drawing, data: DataTable) {
        self.title = title
        self.description = description
        self.caption = caption
        width = drawing.width
        height = drawing.height
        body = drawing.elements
        compact = drawing.elements.compacted()
        self.data = data
    }

    /// Says that there is nothing to draw.
    public static func empty(title: String, caption: String = "", data: DataTable) -> Chart {
        let text = SVGElement.text(say("No data"), x: 320, y: 44, .muted, anchor: .middle)
        let frame = SVGElement.rectangle(0.5, 0.5, width: 639, height: 79, radius: 6, fill: "var(--soft)")
        return Chart(
            title: title, description: say("An empty chart: there is no data to draw."), caption: caption,
            drawing: Drawing(elements: [frame, text], width: 640, height: 80), data: data)
    }

    /// For a page that has the style sheet. `id` must be unique on the page.
    public func svg(id: String) -> String {
        element(id: id, attributes: [], viewBox: "0 0 \(coordinate(width)) \(coordinate(height))", before: []).markup
    }

    /// In the syntax of HTML, for a page that shows the title itself: its element has the id `id`-t.
    public func html(id: String) -> String {
        element(
            id: id, attributes: [], viewBox: "0 0 \(coordinate(width)) \(coordinate(height))", before: [],
            isTitled: false
        ).html
    }

    /// A file of its own, with its style for light and dark.
    public func standaloneSVG(id: String) -> String {
        let margin = 16.0
        let size = (coordinate(width + 2 * margin), coordinate(height + 2 * margin))
        let paper = SVGElement.rectangle(
            -margin, -margin, width: width + 2 * margin, height: height + 2 * margin, fill: "var(--paper)")
        return element(
            id: id,
            attributes: [
                .init(name: "xmlns", value: "http://www.w3.org/2000/svg"), .init(name: "width", value: size.0),
                .init(name: "height", value: size.1),
            ], viewBox: "\(coordinate(-margin)) \(coordinate(-margin)) \(size.0) \(size.1)",
            before: [SVGElement("style", text: standaloneStyle), paper]
        ).markup + "\n"
    }

    /// The description without the title at its end, which has been read by then.
    private var beyondTitle: String {
        let end = " \(title)."
        return description.hasSuffix(end) ? String(description.dropLast(end.count)) : description
    }

    private func element(
        id: String, attributes: [SVGElement.Attribute], viewBox: String, before: [SVGElement], isTitled: Bool = true
    ) -> SVGElement {
        var element = SVGElement(
            "svg", ["viewBox": viewBox, "role": "img", "aria-labelledby": "\(id)-t \(id)-d"],
            children: (isTitled ? [SVGElement("title", ["id": "\(id)-t"], text: title)] : [])
                + [SVGElement("desc", ["id": "\(id)-d"], text: beyondTitle)] + before + compact)
        element.attributes.insert(contentsOf: attributes, at: 0)
        return element
    }
}
