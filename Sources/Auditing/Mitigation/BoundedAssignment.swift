public import Statistics

/// The assignment of customers to segments that costs least while no group is over- or under-represented anywhere (Bera et al. 2019,
/// "Fair algorithms for clustering", with the segments held fixed).
///
/// Of a group with share r of all customers, a segment of size s takes between ⌊r s (1 − δ)⌋ and ⌈r s / (1 − δ)⌉. Bounds count
/// against the segments' sizes before, so that groups don't depend on each other, and each is a flow of least cost: from
/// everybody's nearest segment, customers move along the cheapest chain of segments until every bound holds. A cheapest
/// chain keeps the assignment the cheapest one with its counts (Ahuja, Magnanti & Orlin 1993, section 9.7).
public struct BoundedAssignment: Sendable, Hashable {
    /// δ: 0 forces the shares of all customers on every segment, near 1 nothing.
    public var slack: Double

    /// - Precondition: 0 ≤ slack < 1.
    public init(slack: Double) {
        precondition(slack >= 0 && slack < 1, "the slack lies in 0..<1; got \(slack)")
        self.slack = slack
    }

    /// - Parameters:
    ///   - costs: customers x segments, such as squared distances to centroids.
    ///   - groups: one per customer.
    /// - Returns: one segment per customer.
    public func assign(_ costs: Matrix, groups: [Int]) -> [Int] {
        precondition(groups.count == costs.rows, "\(groups.count) groups for \(costs.rows) customers")
        var labels = (0..<costs.rows).map { Self.nearest(costs.row($0)) }
        var sizes = [Int](repeating: 0, count: costs.columns)
        for label in labels { sizes[label] += 1 }
        for group in Set(groups).sorted() {
            let members = groups.indices.filter { groups[$0] == group }
            let share = Double(members.count) / Double(groups.count)
            let bounds = sizes.map { size in
                (
                    least: Int((share * Double(size) * (1 - slack)).rounded(.down)),
                    most: Int((share * Double(size) / (1 - slack)).rounded(.up))
                )
            }
            var flow = SegmentFlow(costs, members: members, labels: members.map { labels[$0] }, bounds: bounds)
            flow.run()
            for (member, label) in zip(members, flow.labels) { labels[member] = label }
        }
        return labels
    }

    private static func nearest(_ costs: some Collection<Double>) -> Int {
        var best = 0
        for (segment, cost) in costs.enumerated() where cost < costs[costs.index(costs.startIndex, offsetBy: best)] {
            best = segment
        }
        return best
    }
}

/// One group's customers on their way between segments.
private struct SegmentFlow {
    let costs: Matrix
    let members: [Int]
    var labels: [Int]
    let bounds: [(least: Int, most: Int)]
    private var residents: [[Int]]
    /// Per pair of segments the cheapest customer to send, and at what cost.
    private var arcs: [[(cost: Double, member: Int)?]]

    init(_ costs: Matrix, members: [Int], labels: [Int], bounds: [(least: Int, most: Int)]) {
        self.costs = costs
        self.members = members
        self.labels = labels
        self.bounds = bounds
        residents = bounds.indices.map { segment in labels.indices.filter { labels[$0] == segment } }
        arcs = bounds.map { _ in bounds.map { _ in nil } }
        for segment in bounds.indices { price(segment) }
    }

    mutating func run() {
        while let full = bounds.indices.first(where: { residents[$0].count > bounds[$0].most }),
            move(from: [full], to: bounds.indices.filter { residents[$0].count < bounds[$0].most })
        {}
        while let short = bounds.indices.first(where: { residents[$0].count < bounds[$0].least }),
            move(from: bounds.indices.filter { residents[$0].count > bounds[$0].least }, to: [short])
        {}
    }

    /// Sends one customer along each step of the cheapest chain.
    /// - Returns: false where there is none.
    private mutating func move(from starts: [Int], to ends: [Int]) -> Bool {
        // Bellman and Ford: a step may gain, a round trip may not.
        var distances = bounds.indices.map { starts.contains($0) ? 0 : Double.infinity }
        var previous = [Int?](repeating: nil, count: bounds.count)
        for _ in bounds.indices {
            for tail in bounds.indices where distances[tail] < .infinity {
                for head in bounds.indices {
                    guard let arc = arcs[tail][head], !starts.contains(head),
                        distances[tail] + arc.cost < distances[head] - 1e-12
                            * abs(distances[head] == .infinity ? 0 : distances[head])
                    else { continue }
                    distances[head] = distances[tail] + arc.cost
                    previous[head] = tail
                }
            }
        }
        guard let end = ends.min(by: { distances[$0] < distances[$1] }), distances[end] < .infinity else {
            return false
        }
        var head = end, steps: [(member: Int, head: Int)] = []
        while let tail = previous[head], let arc = arcs[tail][head], steps.count < bounds.count {
            steps.append((arc.member, head))
            head = tail
        }
        guard !steps.isEmpty else { return false }
        for step in steps {
            let old = labels[step.member]
            residents[old].removeAll { $0 == step.member }
            residents[step.head].append(step.member)
            labels[step.member] = step.head
        }
        for segment in Set(steps.map(\.head) + [head]) { price(segment) }
        return true
    }

    private mutating func price(_ segment: Int) {
        for head in bounds.indices where head != segment {
            var best: (cost: Double, member: Int)?
            for member in residents[segment] {
                let cost = costs[members[member], head] - costs[members[member], segment]
                if cost < best?.cost ?? .infinity || cost == best?.cost && member < best?.member ?? .max {
                    best = (cost, member)
                }
            }
            arcs[segment][head] = best
        }
    }
}
