/// The data of a path through points; closed where asked. In steps of a tenth of a unit from point to point, which are
/// shorter to write than places; they add up to the rounded places, so nothing drifts.
public func pathData(_ points: [(x: Double, y: Double)], closed: Bool = false) -> String {
    guard let first = points.first else { return "" }
    var last = tenths(first)
    var data = "M\(coordinate(first.x)) \(coordinate(first.y))"
    for point in points.dropFirst() {
        let next = tenths(point)
        data += "l" + step(next.x - last.x, next.y - last.y)
        last = next
    }
    return closed ? data + "z" : data
}

/// A curve that leaves its first point and reaches its last one level: the cubic whose height is 3t² − 2t³.
func levelCurve(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) -> String {
    let (from, to) = (tenths(start), tenths(end))
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    return "c" + step(dx / 3, 0) + separated(step(dx - dx / 3, dy)) + separated(step(dx, dy))
}

private func tenths(_ point: (x: Double, y: Double)) -> (x: Int, y: Int) {
    func tenths(_ value: Double) -> Int { value.isNaN ? 0 : Int((min(max(value, -1e7), 1e7) * 10).rounded()) }
    return (tenths(point.x), tenths(point.y))
}

private func step(_ dx: Int, _ dy: Int) -> String {
    coordinate(Double(dx) / 10) + separated(coordinate(Double(dy) / 10))
}

/// A minus sign separates by itself.
private func separated(_ number: String) -> String { number.hasPrefix("-") ? number : " " + number }
