import Auditing
import Basics
import Features
import Findings
import Learning
import Statistics

/// Puts each segment's findings together: size, stability, profile, name and persona.
struct PersonaStage {
    let study: Study
    let data: SourceData
    let segmentation: SegmentCustomers.Result
    /// Of each customer (`Partition.shadowValues`).
    let shadows: [Double]
    let prepared: PreparedFeatures
    let profiles: [[Marker]]
    let impact: Impact
    let disclosure: SegmentDisclosure

    private var threshold: Int { disclosure.threshold }

    /// - Parameter profiles: empty for a segment that is too small to be described: it gets a number for a name.
    static func names(_ profiles: [[Marker]]) -> [String] {
        let described = profiles.indices.filter { !profiles[$0].isEmpty }
        let names = SegmentNamer().names(described.map { DescribeSegments.markers(profiles[$0]) })
        let byIndex = Dictionary(zip(described, names), uniquingKeysWith: { first, _ in first })
        return profiles.indices.map { byIndex[$0] ?? say("Segment \($0 + 1), too small to describe") }
    }

    func callAsFunction(names: [String]) -> [Segment] {
        let labels = segmentation.model.labels
        let revenue = data.events[.purchases]?.hasAmounts != true ? nil : prepared.table.numbers("monetary")
        let total = revenue.map { $0.filter(\.isFinite).reduce(0, +) } ?? 0
        let dominated = disclosure.dominated(revenue ?? [], labels: labels)
        let centroids = centroids(labels)
        return names.indices.map { segment in
            let members = labels.indices.filter { labels[$0] == segment }
            let isShown = !disclosure.hidden.contains(segment)
            let share = Double(members.count) / Double(labels.count)
            let revenueShare = revenue.flatMap { values -> Double? in
                guard total > 0, !dominated.contains(segment) else { return nil }
                return members.reduce(0.0) { $0 + (values[$1].isFinite ? values[$1] : 0) } / total
            }
            let stability = self.stability(segment)
            let markers = DescribeSegments.markers(profiles[segment])
            return Segment(
                id: segment + 1, name: names[segment], size: isShown ? members.count : nil,
                share: isShown ? share : nil, revenueShare: isShown ? revenueShare : nil, stability: stability,
                reading: StabilityReading(jaccard: stability.value).rawValue, silhouette: silhouette(segment),
                centroid: centroids[segment], profile: profiles[segment], markers: markers,
                persona: isShown
                    ? persona(
                        names[segment], segment: segment, members: members, share: share, revenueShare: revenueShare,
                        stability: stability.value, markers: markers) : nil,
                nearest: segmentation.model.nearestClusters[segment].map { $0 + 1 },
                boundary: isShown ? disclosedShare(members.count { shadows[$0] > 0.9 }, of: members.count) : nil)
        }
    }

    private func stability(_ segment: Int) -> Estimate {
        let all = segmentation.choice.solution.segments
        guard all.indices.contains(segment), !all[segment].isEmpty else { return Estimate(1) }
        let sorted = all[segment].sorted()
        return Estimate(
            Summary.mean(sorted), low: Summary.quantile(sorted: sorted, 0.025),
            high: Summary.quantile(sorted: sorted, 0.975),
            sd: sorted.count > 1 ? Summary.standardDeviation(sorted) : 0, n: sorted.count)
    }

    private func disclosedShare(_ count: Int, of all: Int) -> Double? {
        disclosedRate(Proportion(count, of: all), threshold: threshold).value
    }

    private func silhouette(_ segment: Int) -> SilhouetteProfile {
        let widths = segmentation.choice.silhouette.widths(of: segment).sorted()
        guard !widths.isEmpty, disclosure.isDescribed(segment) else {
            return SilhouetteProfile(quantiles: [])
        }
        return SilhouetteProfile(
            mean: Summary.mean(widths), negative: disclosedShare(widths.count { $0 < 0 }, of: widths.count),
            quantiles: (0...20).map { step in
                // Ends at the 1 % and 99 % quantiles: the extremes are single customers.
                Summary.quantile(sorted: widths, min(max(Double(step) / 20, 0.01), 0.99))
            })
    }

    /// By segment the means in raw units.
    private func centroids(_ labels: [Int]) -> [[String: Double]] {
        var centroids = [[String: Double]](repeating: [:], count: disclosure.sizes.count)
        let profile = ProfileDisclosure(disclosure: disclosure, labels: labels)
        for feature in prepared.table.features {
            guard let values = prepared.table.numbers(feature.name) else { continue }
            let isMoney = feature.definition.scaleFamily == .money
            let withheld = profile.withheldMeans(values).union(
                isMoney ? disclosure.dominated(values, labels: labels) : [])
            let means = disclosure.means(values, labels: labels)
            for segment in centroids.indices where !withheld.contains(segment) && means[segment].isFinite {
                centroids[segment][feature.name] = means[segment]
            }
        }
        return centroids
    }

    private func persona(
        _ name: String, segment: Int, members: [Int], share: Double, revenueShare: Double?, stability: Double,
        markers: [Marker]
    ) -> Persona? {
        let own = Set(members.map(Int32.init))
        let impactStage = ImpactStage(study: study, disclosure: disclosure)
        return PersonaWriter(currency: study.currency).persona(
            .init(
                name: name, size: members.count, share: share, revenueShare: revenueShare, stability: stability,
                profile: profiles[segment], markers: markers,
                campaign: impact.campaigns.last { $0.segment == segment + 1 },
                offers: impactStage.responses(data, role: "offer", members: own),
                channels: impactStage.responses(data, role: "channel", members: own)))
    }
}
