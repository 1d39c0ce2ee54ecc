/// The data of a path through points; closed where asked. In steps of a tenth of a unit from point to point, which are
/// shorter to write than places; they add up to the rounded places, so nothing drifts.
public func pathData(_ points: [(x: Double, y: Double)], closed: Bool = false) -> String {
    guard let first = points.first else { return "" }
    var last = tenths(first)
    var data = "M" + pair(last.x, last.y)
    var command = ""
    for point in points.dropFirst() {
        let next = tenths(point)
        let (dx, dy) = (next.x - last.x, next.y - last.y)
        let (name, step) =
            dy == 0 ? ("h", decimal(dx, places: 1)) : dx == 0 ? ("v", decimal(dy, places: 1)) : ("l", pair(dx, dy))
        // A command that is repeated needs no name.
        data += name == command ? separated(step) : name + step
        command = name
        last = next
    }
    return closed ? data + "z" : data
}

/// The data of a rectangle's outline.
func rectangleData(x: String, y: String, width: String, height: String) -> String {
    "M" + x + separated(y) + "h" + width + "v" + height + "H" + x + "z"
}

/// A curve that leaves its first point and reaches its last one level: the cubic whose height is 3t² − 2t³.
func levelCurve(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> String {
    let (from, to) = (tenths(start), tenths(end))
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    return "c" + pair(dx / 3, 0) + separated(pair(dx - dx / 3, dy)) + separated(pair(dx, dy))
}

private func tenths(_ point: (x: Double, y: Double)) -> (x: Int, y: Int) {
    func tenths(_ value: Double) -> Int { value.isNaN ? 0 : Int((min(max(value, -1e7), 1e7) * 10).rounded()) }
    return (tenths(point.x), tenths(point.y))
}

private func pair(_ x: Int, _ y: Int) -> String { decimal(x, places: 1) + separated(decimal(y, places: 1)) }

/// A minus sign separates by itself.
func separated(_ number: String) -> String { number.hasPrefix("-") ? number : " " + number }
