import Auditing
import Findings
import Learning

/// What becomes of each segment when the number of segments changes: flows of customers between neighbouring solutions
/// and the segments' stability across them.
struct SegmentsAcross {
    let threshold: Int

    /// - Parameters:
    ///   - labellings: by ascending number of segments, the customers' labels.
    ///   - chosen: which of them is the report's.
    /// - Returns: nil where there is nothing to compare.
    func callAsFunction(_ labellings: [[Int]], chosen: Int) -> [AcrossFacts]? {
        guard labellings.count > 1 else { return nil }
        let numbered = numbers(labellings, chosen: chosen)
        return labellings.indices.map { index in
            facts(
                labellings[index], numbered[index], previous: index > 0 ? labellings[index - 1] : nil,
                index > 0 ? numbered[index - 1] : [],
                isChosen: index == chosen, wasChosen: index - 1 == chosen)
        }
    }

    /// For each labelling its segments' numbers from 0: the report's solution keeps its own, and from there each segment
    /// takes the number of the one in the solution next to it that it shares most customers with.
    private func numbers(_ labellings: [[Int]], chosen: Int) -> [[Int]] {
        var numbers = labellings.map { Array(0..<(($0.max() ?? -1) + 1)) }
        func follow(_ index: Int, _ neighbour: Int) {
            let named = labellings[neighbour].map { numbers[neighbour][$0] }
            let matched = OptimalAssignment.matching(labellings[index], to: named)
            // A segment without a counterpart gets a number of its own.
            var free = (numbers[neighbour].max() ?? -1) + 1
            numbers[index] = matched.map { number in
                guard !numbers[neighbour].contains(number) else { return number }
                defer { free += 1 }
                return free
            }
        }
        for index in labellings.indices where index > chosen { follow(index, index - 1) }
        for index in labellings.indices.reversed() where index < chosen { follow(index, index + 1) }
        return numbers
    }

    /// Only the report's own segments have exact sizes.
    private func facts(
        _ labels: [Int], _ numbers: [Int], previous: [Int]?, _ previousNumbers: [Int], isChosen: Bool, wasChosen: Bool
    ) -> AcrossFacts {
        let total = Double(max(1, labels.count))
        let own = SegmentDisclosure(labels: labels, k: numbers.count, threshold: threshold)
        var stability = [Double?](repeating: nil, count: numbers.count), flows: [AcrossFlow] = []
        if let previous {
            let before = SegmentDisclosure(labels: previous, k: previousNumbers.count, threshold: threshold)
            let overlap = LabelOverlap(labels, previous)
            let told = RoundedFlows(
                overlap.counts, threshold: threshold,
                rows: isChosen ? .exact(but: own.hidden) : .rounded(but: own.hidden),
                columns: wasChosen ? .exact(but: before.hidden) : .rounded(but: before.hidden))
            if told.isTold { stability = self.stability(told, overlap, own: own, before: before) }
            for (to, row) in told.counts.enumerated() where told.isTold {
                for (from, count) in row.enumerated() where count != 0 {
                    flows.append(
                        AcrossFlow(
                            from: previousNumbers[from] + 1, to: numbers[to] + 1,
                            share: count.map { Double($0) / total }))
                }
            }
        }
        let segments = numbers.indices.map { segment in
            let size = isChosen ? own.sizes[segment] : RoundedFlows.rounded(own.sizes[segment], threshold: threshold)
            return AcrossSegment(
                segment: numbers[segment] + 1, share: own.hidden.contains(segment) ? nil : Double(size) / total,
                stability: stability[segment])
        }
        return AcrossFacts(
            k: numbers.count, segments: segments.sorted { $0.segment < $1.segment },
            flows: flows.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
    }

    /// From what is told of the flows, so that it gives away no more than they do: a flow of few customers counts as half
    /// the threshold. Nil where a segment's size, or that of one it came from, isn't printed.
    private func stability(
        _ told: RoundedFlows, _ overlap: LabelOverlap, own: SegmentDisclosure, before: SegmentDisclosure
    ) -> [Double?] {
        let rows = told.counts.map { $0.map { $0.map(Double.init) ?? told.typicalSmall } }
        let scores = StabilityAcrossSolutions.scores(rows)
        return scores.indices.map { segment in
            let isTold =
                !own.hidden.contains(segment)
                && before.hidden.allSatisfy { overlap.counts[segment][$0] < max(1, threshold) }
            return isTold ? scores[segment] : nil
        }
    }
}
