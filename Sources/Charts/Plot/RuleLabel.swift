/// The label of a vertical reference line, above the plot; levels keep neighbours apart.
struct RuleLabel: Sendable, Hashable {
    let text: String
    let x: Double
    let level: Int
    let anchor: TextAnchor

    private var span: ClosedRange<Double> {
        let width = textWidth(text, .muted)
        switch anchor {
        case .start: return x...(x + width)
        case .middle: return (x - width / 2)...(x + width / 2)
        case .end: return (x - width)...x
        }
    }

    static func placed(_ marks: [any Mark], _ scale: Scale, width: Double) -> [RuleLabel] {
        var result: [RuleLabel] = []
        for mark in marks {
            guard let rule = mark as? Rule, let text = rule.label, case .x(let value) = rule.place,
                scale.contains(value)
            else { continue }
            let x = scale(value)
            let half = textWidth(text, .muted) / 2
            let anchor: TextAnchor = x + half > width ? .end : x - half < 0 ? .start : .middle
            let candidates = (0...result.count).lazy.map { RuleLabel(text: text, x: x, level: $0, anchor: anchor) }
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
