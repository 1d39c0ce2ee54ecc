/// The label of a vertical reference line, above the plot; levels keep neighbours apart.
struct RuleLabel: Sendable, Hashable {
    let text: String
    /// Of its middle.
    let x: Double
    let level: Int

    private var span: ClosedRange<Double> {
        let half = textWidth(text, .muted) / 2
        return x - half...x + half
    }

    static func placed(_ marks: [any Mark], _ scale: Scale, width: Double) -> [RuleLabel] {
        var result: [RuleLabel] = []
        for mark in marks {
            guard let rule = mark as? Rule, let text = rule.label, case .x(let value) = rule.place,
                scale.contains(value)
            else { continue }
            let shown = TextFit.truncated(text, to: width * 0.7, .muted)
            let half = textWidth(shown, .muted) / 2
            let x = max(half, min(scale(value), width - half))
            let candidates = (0...result.count).lazy.map { RuleLabel(text: shown, x: x, level: $0) }
            if let free = candidates.first(where: { candidate in
                result.allSatisfy { other in
                    other.level != candidate.level || other.span.upperBound + 8 < candidate.span.lowerBound
                        || candidate.span.upperBound + 8 < other.span.lowerBound
                }
            }) {
                result.append(free)
            }
        }
        return result
    }

    static func levels(_ labels: [RuleLabel]) -> Int { (labels.map(\.level).max() ?? -1) + 1 }
}
