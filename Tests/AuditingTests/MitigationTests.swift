import Basics
import Learning
import Statistics
import Testing

@testable import Auditing

@Suite struct MitigationTests {
    /// Small random problems against every assignment: the bounds hold and nothing cheaper keeps them.
    @Test func boundedAssignmentIsTheCheapest() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<60 {
            let customers = 7, segments = 2 + generator.below(2)
            let values = (0..<customers * segments).map { _ in Double(generator.below(20)) }
            let costs = Matrix(rows: customers, columns: segments, values: values)
            let groups = (0..<customers).map { _ in generator.below(2) }
            let slack = [0.0, 0.2, 0.5][generator.below(3)]
            let labels = BoundedAssignment(slack: slack).assign(costs, groups: groups)
            let bounds = bounds(costs, groups, slack)
            #expect(isWithin(labels, groups, bounds))
            var least = Double.infinity, candidate = [Int](repeating: 0, count: customers)
            while true {
                if isWithin(candidate, groups, bounds) { least = min(least, cost(costs, candidate)) }
                guard let place = candidate.lastIndex(where: { $0 + 1 < segments }) else { break }
                candidate[place] += 1
                for later in candidate.indices where later > place { candidate[later] = 0 }
            }
            #expect(abs(cost(costs, labels) - least) < 1e-9)
        }
    }

    private func cost(_ costs: Matrix, _ labels: [Int]) -> Double {
        labels.indices.reduce(0) { $0 + costs[$1, labels[$1]] }
    }

    private func bounds(_ costs: Matrix, _ groups: [Int], _ slack: Double) -> [[ClosedRange<Int>]] {
        let nearest = (0..<costs.rows).map { row in (0..<costs.columns).min { costs[row, $0] < costs[row, $1] } ?? 0 }
        return (0..<2).map { group in
            let share = Double(groups.count { $0 == group }) / Double(groups.count)
            return (0..<costs.columns).map { segment in
                let due = share * Double(nearest.count { $0 == segment })
                return Int((due * (1 - slack)).rounded(.down))...Int((due / (1 - slack)).rounded(.up))
            }
        }
    }

    private func isWithin(_ labels: [Int], _ groups: [Int], _ bounds: [[ClosedRange<Int>]]) -> Bool {
        bounds.indices.allSatisfy { group in
            bounds[group].indices.allSatisfy { segment in
                bounds[group][segment].contains(labels.indices.count { labels[$0] == segment && groups[$0] == group })
            }
        }
    }

    /// A large group near one centre, a small one spread far out: plain k-means spends its centroids on the many.
    @Test func theWorstServedGroupIsServedBetter() throws {
        var generator = SeededGenerator(seed: 3)
        var values: [Double] = [], groups: [Int] = []
        for row in 0..<600 {
            let isSmall = row % 10 == 0
            groups.append(isSmall ? 1 : 0)
            let spread = isSmall ? 8.0 : 2.0, shift = isSmall ? 6.0 : 0.0
            values += [shift + spread * (generator.uniform() - 0.5), spread * (generator.uniform() - 0.5)]
        }
        let x = Matrix(rows: 600, columns: 2, values: values)
        let plain = try KMeans(clusters: 3).fit(x)
        let fair = try SociallyFairKMeans().fit(x, groups: groups, from: plain.centroids)
        let before =
            groups.indices.filter { groups[$0] == 1 }.reduce(0.0) { sum, row in
                sum
                    + zip(x.row(row), plain.centroids.row(plain.labels[row])).reduce(0) {
                        $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
                    }
            } / 60
        #expect(fair.worst < before * 0.9, "\(fair.worst) against \(before)")
        #expect(fair.labels == KMeansModel.assign(x, to: fair.centroids))
        let again = try SociallyFairKMeans(threads: 2).fit(x, groups: groups, from: plain.centroids)
        #expect(again == fair)
    }

    @Test func howOftenAVerdictFlips() throws {
        let attribute = ProtectedAttribute(name: "g", codes: (0..<400).map { Int32($0 % 2) }, levels: ["a", "b"])
        func audit(_ share: Int) throws -> AttributeAudit {
            try BiasAudit().audit(
                attribute, segments: (0..<400).map { $0 % 2 == 0 ? ($0 / 2 % 2) : ($0 / 2 % 10 < share ? 1 : 0) },
                segmentNames: ["one", "two"])
        }
        let base = try audit(5)
        #expect(base.segments[1].verdict == .pass)
        let robust = RobustVerdicts(base, resampled: [try audit(5), try audit(2), try audit(5), try audit(9)])
        #expect(robust.partitions == 4 && robust.flips == 0.5)
        let two = try #require(robust.comparisons.last)
        #expect(two.segment == 1 && two.group == "b" && two.verdict == .pass && two.flips == 0.5 && two.concerns == 0.5)
    }
}
