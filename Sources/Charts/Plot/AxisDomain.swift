/// The domain and the ticks of an axis once the values of all marks are known.
struct AxisDomain: Sendable, Hashable {
    struct Tick: Sendable, Hashable {
        var value: Double
        var label: String
    }

    var low: Double
    var high: Double
    var isLogarithmic: Bool
    var ticks: [Tick]

    func scale(from start: Double, to end: Double) -> Scale {
        Scale(low, high, from: start, to: end, isLogarithmic: isLogarithmic)
    }

    var widestLabel: Double { ticks.map { textWidth($0.label, .muted) }.max() ?? 0 }
}

extension Axis {
    /// `length` is about how long the axis will be, in units of the viewBox; `spacing` the least between two ticks.
    func resolve(_ values: [Double], length: Double, spacing: Double) -> AxisDomain {
        let values = values.filter(\.isFinite)
        let count = max(1, min(6, Int(length / max(1, spacing))))
        switch kind {
        case .band(let names):
            return AxisDomain(low: -0.5, high: Double(max(1, names.count)) - 0.5, isLogarithmic: false, ticks: [])
        case .logarithmic: return logarithmicDomain(values.filter { $0 > 0 }, count: count)
        case .linear: return linearDomain(values, count: count)
        }
    }

    private func linearDomain(_ values: [Double], count: Int) -> AxisDomain {
        let values = values + (includesZero || values.isEmpty ? [0] : [])
        let low = domain?.lowerBound ?? values.min() ?? 0
        let high = domain?.upperBound ?? values.max() ?? 1
        let nice = Ticks(covering: low, high, count: count)
        let places = (ticks ?? nice.values).filter { domain?.contains($0) ?? true }
        return AxisDomain(
            low: domain == nil ? nice.values.first ?? low : low, high: domain == nil ? nice.values.last ?? high : high,
            isLogarithmic: false,
            ticks: places.map { AxisDomain.Tick(value: $0, label: format.label($0, step: nice.step)) })
    }

    private func logarithmicDomain(_ values: [Double], count: Int) -> AxisDomain {
        var low = domain?.lowerBound ?? values.min() ?? 0.1
        var high = domain?.upperBound ?? values.max() ?? 10
        if !(low > 0) || !(high > low) { (low, high) = low > 0 && low < 1e300 ? (low / 2, low * 2) : (0.1, 10) }
        let places = ticks ?? Ticks(logarithmicCovering: low, high, count: count).values
        return AxisDomain(
            low: low, high: high, isLogarithmic: true,
            ticks: places.filter { $0 >= low && $0 <= high }.map {
                AxisDomain.Tick(value: $0, label: format.label($0, step: $0))
            })
    }
}
