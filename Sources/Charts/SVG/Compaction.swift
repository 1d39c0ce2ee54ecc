/// The same drawing in fewer bytes: a report is one file, and a third of it are drawings.
///
/// Nothing is reordered, so what covers what stays as it is.
extension [SVGElement] {
    func compacted() -> [SVGElement] { joined().sharing() }

    // MARK: Lines and dots of one look become one path

    private func joined() -> [SVGElement] {
        var result: [SVGElement] = []
        var run: (stroke: Stroke, elements: [SVGElement])?
        func flush() {
            guard let open = run else { return }
            result += open.elements.count > 1 ? [open.stroke.path] : open.elements
            run = nil
        }
        for var element in self {
            element.children = element.children.joined()
            guard let stroke = Stroke(element) else {
                flush()
                result.append(element)
                continue
            }
            if let open = run, open.stroke.look == stroke.look {
                run = (Stroke(look: stroke.look, data: open.stroke.data + stroke.data), open.elements + [element])
            } else {
                flush()
                run = (stroke, [element])
            }
        }
        flush()
        return result
    }

    // MARK: What neighbours have in common stands once, on a group

    private func sharing() -> [SVGElement] {
        var result: [SVGElement] = []
        var start = startIndex
        while start < endIndex {
            let (end, common) = run(from: start)
            if common.isEmpty {
                var element = self[start]
                element.children = element.children.sharing()
                result.append(element)
            } else {
                let members = self[start..<end].map { element in
                    var element = element
                    element.attributes.removeAll { common.contains($0) }
                    return element
                }
                var group = SVGElement("g", children: members.sharing())
                group.attributes = common
                result.append(group)
            }
            start = end
        }
        return result
    }

    /// The run of neighbours from `start` on for which a group saves most bytes, and what they share.
    private func run(from start: Index) -> (end: Index, common: [SVGElement.Attribute]) {
        var common = self[start].inherited
        var best = (end: start + 1, common: [SVGElement.Attribute](), saved: 0)
        var end = start + 1
        while end < endIndex, !common.isEmpty {
            common.removeAll { !self[end].attributes.contains($0) || !self[end].inherits }
            end += 1
            let bytes = common.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
            let saved = bytes * (end - start - 1) - "<g></g>".utf8.count
            if saved > best.saved { best = (end, common, saved) }
        }
        return (best.end, best.common)
    }
}

extension SVGElement {
    /// Whether a group can hold attributes for it.
    fileprivate var inherits: Bool { ["text", "path", "rect", "circle", "line", "g"].contains(name) }

    /// The attributes that SVG hands down from a group to what is in it. The classes set such properties only.
    fileprivate var inherited: [Attribute] {
        inherits ? attributes.filter { Self.inheritedNames.contains($0.name) } : []
    }

    private static let inheritedNames: Set<String> = [
        "class", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap",
        "text-anchor",
    ]
}

/// A straight line or a dot as a piece of a path that is only stroked.
private struct Stroke {
    var look: [SVGElement.Attribute]
    var data: String

    var path: SVGElement {
        var path = SVGElement("path", ["d": data])
        path.attributes += look
        return path
    }

    init(look: [SVGElement.Attribute], data: String) {
        self.look = look
        self.data = data
    }

    init?(_ element: SVGElement) {
        guard element.children.isEmpty, element.text == nil else { return nil }
        switch element.name {
        case "line":
            guard let x1 = element["x1"], let y1 = element["y1"], let x2 = element["x2"], let y2 = element["y2"] else {
                return nil
            }
            look = element.attributes.filter { !["x1", "y1", "x2", "y2"].contains($0.name) }
            data = "M\(x1) \(y1)" + (x1 == x2 ? "V\(y2)" : y1 == y2 ? "H\(x2)" : "L\(x2) \(y2)")
        case "circle":
            // A line of no length with round ends is a dot.
            guard let x = element["cx"], let y = element["cy"], let radius = element["r"].flatMap(Double.init),
                let fill = element["fill"], element["stroke"] ?? fill == fill, element["fill-opacity"] == nil
            else { return nil }
            let border = element["stroke"] == nil ? 0 : element["stroke-width"].flatMap(Double.init) ?? 1
            look = [
                .init(name: "stroke", value: fill),
                .init(name: "stroke-width", value: coordinate(2 * radius + border, decimals: 2)),
                .init(name: "stroke-linecap", value: "round"),
            ]
            data = "M\(x) \(y)h0"
        default: return nil
        }
    }
}
