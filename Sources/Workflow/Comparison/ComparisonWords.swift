import Basics
import Findings

/// What has changed, in sentences: the number of segments and the verdict, who succeeds whom, drift, outcome, concerns.
struct ComparisonWords {
    let before: Findings
    let now: Findings
    let facts: ComparisonFacts

    var conclusions: [String] {
        [segments, verdict, agreement].compactMap { $0 } + sizes + [drift, outcome, concerns].compactMap { $0 }
    }

    private var segments: String {
        let (then, today) = (before.segments.count, now.segments.count)
        return then == today
            ? "As before, there are \(today) segments" : "There are \(today) segments where there were \(then)"
    }

    private var verdict: String? {
        let (then, today) = (before.segmentation.verdict.kind, now.segmentation.verdict.kind)
        return then == today ? "They are \(today), as they were" : "They are \(today); they were \(then)"
    }

    /// The usual reading of the adjusted Rand index.
    private var agreement: String? {
        guard let ari = facts.ari else {
            return "Today’s customers can’t be put into the earlier segments: their rules need what this run doesn’t "
                + "have, or can’t be told without telling of few people"
        }
        let reading =
            ari >= 0.8
            ? "divide today’s customers much alike"
            : ari >= 0.5 ? "divide today’s customers alike in part" : "divide today’s customers differently"
        return "The segments then and now \(reading) (ARI \(NumberFormat.fixed(ari, digits: 2)))"
    }

    /// Segments that have grown or shrunk by a twentieth of all customers, and those without a successor.
    private var sizes: [String] {
        facts.segments.compactMap { segment in
            guard let successor = segment.successor.flatMap({ id in now.segments.first { $0.id == id } }) else {
                return "“\(segment.name)” has no successor"
            }
            let name = successor.name == segment.name ? "" : ", now “\(successor.name)”,"
            guard let then = segment.share, let today = successor.share, abs(today - then) >= 0.05 else {
                return name.isEmpty ? nil : "“\(segment.name)” is called “\(successor.name)” now"
            }
            return
                "“\(segment.name)”\(name) has \(today > then ? "grown" : "shrunk") from \(NumberFormat.percent(then)) to "
                + "\(NumberFormat.percent(today)) of customers"
        }
    }

    private var drift: String? {
        guard !facts.drift.isEmpty else { return nil }
        let changed = facts.drift.filter { $0.psi >= 0.25 }
        guard let most = changed.first else {
            return "None of \(facts.drift.count) features has changed much (PSI below 0.25)"
        }
        return
            "\(changed.count) of \(facts.drift.count) features \(changed.count == 1 ? "has" : "have") changed much, most "
            + "“\(most.title)” (PSI \(NumberFormat.fixed(most.psi, digits: 2)))"
    }

    /// Only where the intervals lie apart.
    private var outcome: String? {
        guard let then = before.evaluation.outcome, let today = now.evaluation.outcome, then.name == today.name,
            let low = then.baseRate.low, let high = then.baseRate.high, let lowNow = today.baseRate.low,
            let highNow = today.baseRate.high, lowNow > high || highNow < low
        else { return nil }
        return "The outcome (\(today.name)) is \(lowNow > high ? "more" : "less") frequent: "
            + "\(NumberFormat.percent(today.baseRate.value)) of customers, "
            + "\(NumberFormat.percent(then.baseRate.value)) then"
    }

    private var concerns: String? {
        guard let then = before.audit?.concerns, let today = now.audit?.concerns, then != today else { return nil }
        return "The bias audit has \(today) concern\(today == 1 ? "" : "s"); it had \(then)"
    }
}
