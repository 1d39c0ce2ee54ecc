import Basics
import Findings

/// Names segments after what sets them apart. The same markers give the same name; no two segments share one.
struct SegmentNamer {
    /// The markers of each segment, strongest first.
    func names(_ segments: [[Marker]]) -> [String] {
        var taken: Set<String> = []
        return segments.enumerated().map { index, markers in
            let candidates = candidates(markers) + [say("Segment \(index + 1)")]
            let name = candidates.first { !taken.contains($0) } ?? say("Segment \(index + 1)")
            taken.insert(name)
            return name
        }
    }

    /// From the plainest name to the most detailed.
    private func candidates(_ all: [Marker]) -> [String] {
        let markers = all.telling
        guard let first = markers.first else { return [say("Average customers")] }
        let phrases = markers.map(FeaturePhrase.init)
        // A name from a weak marker would mislead, so only those at least half as strong as the strongest.
        let nouns = zip(markers, phrases).filter { $1.isName && abs($0.effect) >= abs(first.effect) / 2 }.map(\.1.noun)
        let base = purchasePattern(markers) ?? nouns.first ?? phrases[0].noun
        return [base] + nouns + phrases.map { "\(base), \($0.trait)" }
    }

    /// Recency, frequency and money read together say more than each alone.
    private func purchasePattern(_ markers: [Marker]) -> String? {
        func marker(_ feature: String) -> Marker? { markers.first { $0.feature == feature } }
        func effect(_ feature: String) -> Double { marker(feature)?.effect ?? 0 }
        if effect("has_purchases") < -1 || marker("frequency").map({ $0.value < 0.02 }) == true {
            return say("Not yet buyers")
        }
        let recency = effect("recency"), frequency = effect("frequency"), money = effect("monetary")
        // On a logarithmic scale a small surplus looks large: high spenders spend half as much again as all customers.
        let isRich = money > 0.4 && marker("monetary").map { $0.value >= 1.5 * $0.overall } == true
        if frequency > 0.4, recency < 0.2, isRich { return say("Loyal high spenders") }
        if frequency > 0.4, isRich { return say("Cooling high spenders") }
        if frequency > 0.4, money > 0.4, recency < 0.2 { return say("Loyal regulars") }
        if recency > 0.6 { return frequency > 0.2 ? say("Lapsing regulars") : say("Lapsed customers") }
        if effect("tenure") < -0.6, recency < 0 { return say("New customers") }
        if isRich, frequency < 0.1 {
            return effect("average_order_value") > 0.4 ? say("Big-basket buyers") : say("High spenders")
        }
        return nil
    }
}
