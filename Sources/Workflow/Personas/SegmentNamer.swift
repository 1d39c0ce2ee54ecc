import Findings

/// Names segments after what sets them apart. The same markers give the same name; no two segments share one.
struct SegmentNamer {
    /// The markers of each segment, strongest first.
    func names(_ segments: [[Marker]]) -> [String] {
        var taken: Set<String> = []
        return segments.enumerated().map { index, markers in
            let candidates = candidates(markers) + ["Segment \(index + 1)"]
            let name = candidates.first { !taken.contains($0) } ?? "Segment \(index + 1)"
            taken.insert(name)
            return name
        }
    }

    /// From the plainest name to the most detailed.
    private func candidates(_ markers: [Marker]) -> [String] {
        guard let first = markers.first else { return ["Average customers"] }
        var names: [String] = []
        if let pattern = purchasePattern(markers) { names.append(pattern) }
        let base = names.first ?? FeaturePhrase(first).noun
        if names.isEmpty { names.append(base) }
        for marker in markers where !base.localizedLowercaseContains(FeaturePhrase(marker).trait) {
            names.append("\(base), \(FeaturePhrase(marker).trait)")
        }
        return names
    }

    /// Recency, frequency and money read together say more than each alone.
    private func purchasePattern(_ markers: [Marker]) -> String? {
        func effect(_ feature: String) -> Double { markers.first { $0.feature == feature }?.effect ?? 0 }
        if effect("has_purchases") < -1 { return "Not yet buyers" }
        let recency = effect("recency"), frequency = effect("frequency"), monetary = effect("monetary")
        if frequency > 0.4, monetary > 0.4 { return recency < 0.2 ? "Loyal high spenders" : "Cooling high spenders" }
        if recency > 0.6 { return frequency > 0.2 ? "Lapsing regulars" : "Lapsed customers" }
        if effect("tenure") < -0.6, recency < 0 { return "New customers" }
        if monetary > 0.4, frequency < 0.1 { return "Few but large orders" }
        return nil
    }
}

extension String {
    fileprivate func localizedLowercaseContains(_ other: String) -> Bool { lowercased().contains(other.lowercased()) }
}
