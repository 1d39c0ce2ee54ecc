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
            ? say("As before, there are \(today) segments")
            : say("There are \(today) segments where there were \(then)")
    }

    private var verdict: String? {
        let (then, today) = (before.segmentation.verdict.kind, now.segmentation.verdict.kind)
        return then == today
            ? say("They are \(word(today)), as they were") : say("They are \(word(today)); they were \(word(then))")
    }

    /// The usual reading of the adjusted Rand index.
    private var agreement: String? {
        guard let ari = facts.ari else {
            return say(
                "Today’s customers can’t be put into the earlier segments: their rules need what this run doesn’t ",
                "have, or can’t be told without telling of few people")
        }
        let figure = NumberFormat.fixed(ari, digits: 2)
        if ari >= 0.8 {
            return say("The segments then and now divide today’s customers much alike (ARI \(figure))")
        }
        return ari >= 0.5
            ? say("The segments then and now divide today’s customers alike in part (ARI \(figure))")
            : say("The segments then and now divide today’s customers differently (ARI \(figure))")
    }

    /// Segments that have grown or shrunk by a twentieth of all customers, and those without a successor.
    private var sizes: [String] {
        facts.segments.compactMap { segment in
            guard let successor = segment.successor.flatMap({ id in now.segments.first { $0.id == id } }) else {
                return say("“\(segment.name)” has no successor")
            }
            let isRenamed = successor.name != segment.name
            guard let then = segment.share, let today = successor.share, abs(today - then) >= 0.05 else {
                return isRenamed ? say("“\(segment.name)” is called “\(successor.name)” now") : nil
            }
            let from = NumberFormat.percent(then), to = NumberFormat.percent(today)
            if isRenamed {
                return today > then
                    ? say("“\(segment.name)”, now “\(successor.name)”, has grown from \(from) to \(to) of customers")
                    : say("“\(segment.name)”, now “\(successor.name)”, has shrunk from \(from) to \(to) of customers")
            }
            return today > then
                ? say("“\(segment.name)” has grown from \(from) to \(to) of customers")
                : say("“\(segment.name)” has shrunk from \(from) to \(to) of customers")
        }
    }

    private var drift: String? {
        guard !facts.drift.isEmpty else { return nil }
        let all = facts.drift.count, changed = facts.drift.filter { $0.psi >= 0.25 }
        guard let most = changed.first else {
            return say("None of \(all) features has changed much (PSI below 0.25)")
        }
        let count = changed.count, psi = NumberFormat.fixed(most.psi, digits: 2)
        return say(
            plural: count, one: "\(count) of \(all) features has changed much, most “\(most.title)” (PSI \(psi))",
            other: "\(count) of \(all) features have changed much, most “\(most.title)” (PSI \(psi))")
    }

    /// Only where the intervals lie apart.
    private var outcome: String? {
        guard let then = before.evaluation.outcome, let today = now.evaluation.outcome, then.name == today.name,
            let low = then.baseRate.low, let high = then.baseRate.high, let lowNow = today.baseRate.low,
            let highNow = today.baseRate.high, lowNow > high || highNow < low
        else { return nil }
        let rate = NumberFormat.percent(today.baseRate.value), earlier = NumberFormat.percent(then.baseRate.value)
        return lowNow > high
            ? say("The outcome (\(today.name)) is more frequent: \(rate) of customers, \(earlier) then")
            : say("The outcome (\(today.name)) is less frequent: \(rate) of customers, \(earlier) then")
    }

    private var concerns: String? {
        guard let then = before.audit?.concerns, let today = now.audit?.concerns, then != today else { return nil }
        return say(
            plural: today, one: "The bias audit has \(today) concern; it had \(then)",
            other: "The bias audit has \(today) concerns; it had \(then)")
    }
}
