/// The same drawing in fewer bytes: a report is one file, and half of it are drawings. What covers what stays as it is.
extension [SVGElement] {
    func compacted() -> [SVGElement] { merged().sharing() }

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
