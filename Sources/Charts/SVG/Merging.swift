extension [SVGElement] {
    /// Shapes of one look become one path. A shape joins an earlier one only where nothing between them touches it.
    /// Texts, which keep clear of each other, stand above all shapes, those of one look together.
    func merged() -> [SVGElement] {
        let elements = ungrouped()
        var runs: [Run] = []
        for element in elements where element.name != "text" {
            let piece = Piece(element)
            if let piece, let index = runs.place(of: piece) {
                runs[index].pieces.append(piece)
            } else {
                runs.append(Run(element, piece))
            }
        }
        return runs.flatMap(\.elements) + elements.filter { $0.name == "text" }.groupedByLook()
    }

    /// A group that hands down nothing is its members.
    private func ungrouped() -> [SVGElement] {
        flatMap { $0.name == "g" && $0.attributes.isEmpty ? $0.children.ungrouped() : [$0] }
    }

    /// In the order in which their looks appear.
    private func groupedByLook() -> [SVGElement] {
        var looks: [(look: [SVGElement.Attribute], elements: [SVGElement])] = []
        for element in self {
            let look = element.attributes.filter { !["x", "y", "transform"].contains($0.name) }
            if let index = looks.firstIndex(where: { $0.look == look }) {
                looks[index].elements.append(element)
            } else {
                looks.append((look, [element]))
            }
        }
        return looks.flatMap(\.elements)
    }
}

/// A shape with those that joined it.
private struct Run {
    let first: SVGElement
    /// Empty for what nothing can join.
    var pieces: [Piece]

    init(_ element: SVGElement, _ piece: Piece?) {
        first = element
        pieces = piece.map { [$0] } ?? []
    }

    var elements: [SVGElement] {
        guard let look = pieces.first?.look else {
            var element = first
            element.children = element.children.merged()
            return [element]
        }
        let data = pieces.compactMap(\.data)
        guard data.count == pieces.count, data.count > 1 || first.name == "line" else { return pieces.map(\.element) }
        var path = SVGElement("path", ["d": data.joined()])
        path.attributes += look
        return [path]
    }

    /// Whether it may touch the shape.
    func touches(_ extent: Extent) -> Bool {
        pieces.isEmpty ? first.extent?.overlaps(extent) ?? true : pieces.contains { $0.extent.overlaps(extent) }
    }
}

extension [Run] {
    /// The latest run that the piece can join.
    fileprivate func place(of piece: Piece) -> Index? {
        for index in indices.reversed() {
            let isSame = self[index].pieces.first?.look == piece.look
            if isSame, !piece.isMixed { return index }
            if self[index].touches(piece.extent) { return nil }
            if isSame { return index }
        }
        return nil
    }
}

/// A shape as a part of a path, or else beside others of its look.
private struct Piece {
    let element: SVGElement
    let extent: Extent
    private(set) var look: [SVGElement.Attribute]
    /// As a path's; nil for what is no part of a path.
    private(set) var data: String?
    /// Whether two that overlap show it, as translucent or hollow ones do.
    private(set) var isMixed: Bool

    init?(_ element: SVGElement) {
        guard let extent = element.extent, element.children.isEmpty else { return nil }
        self.element = element
        self.extent = extent
        isMixed =
            element["fill-opacity"] != nil
            || (element["fill"] ?? element["stroke"]) != (element["stroke"] ?? element["fill"])
        func attributes(but names: Set<String>) -> [SVGElement.Attribute] {
            element.attributes.filter { !names.contains($0.name) }
        }
        switch element.name {
        case "line":
            guard let x1 = element["x1"], let y1 = element["y1"], let x2 = element["x2"], let y2 = element["y2"] else {
                return nil
            }
            look = attributes(but: ["x1", "y1", "x2", "y2"])
            data = "M" + x1 + separated(y1) + (x1 == x2 ? "V" + y2 : y1 == y2 ? "H" + x2 : "L" + x2 + separated(y2))
        case "rect":
            guard let x = element["x"], let y = element["y"], let width = element["width"],
                let height = element["height"]
            else { return nil }
            look = attributes(but: ["x", "y", "width", "height"])
            if element["rx"] == nil { data = rectangleData(x: x, y: y, width: width, height: height) }
        case "path":
            look = attributes(but: ["d"])
            data = element["d"]
        case "circle":
            guard let x = element["cx"], let y = element["cy"], let radius = element["r"].flatMap(Double.init) else {
                return nil
            }
            guard let fill = element["fill"], !isMixed else {
                look = attributes(but: ["cx", "cy"])
                return
            }
            // A line of no length with round ends is a dot.
            let border = element["stroke"] == nil ? 0 : element["stroke-width"].flatMap(Double.init) ?? 1
            look = [
                .init(name: "stroke", value: fill),
                .init(name: "stroke-width", value: coordinate(2 * radius + border, decimals: 2)),
                .init(name: "stroke-linecap", value: "round"),
            ]
            data = "M" + x + separated(y) + "h0"
        default: return nil
        }
    }
}
