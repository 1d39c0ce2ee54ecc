import Basics
import Statistics
import Testing

@Suite struct ColumnMomentsTests {
    @Test(arguments: [(0, 3), (1, 1), (7, 2), (200, 5), (50, 9)])
    func areThoseOfTheColumnsBitByBit(rows: Int, columns: Int) {
        var random = SeededGenerator(seed: 5, stream: "moments \(rows)")
        let x = Matrix(
            rows: rows, columns: columns, values: (0..<rows * columns).map { _ in 1e3 + random.uniform() })
        let labels = (0..<rows).map { _ in 2 * random.below(2) }
        let moments = ColumnMoments(x, labels: labels, groups: 4), all = ColumnMoments(x)
        func same(_ a: Double, _ b: Double) -> Bool { a == b || a.isNaN && b.isNaN }
        for column in 0..<columns {
            let values = x.column(column)
            #expect(same(all.means[0, column], Summary.mean(values)))
            for group in 0..<4 {
                let own = labels.indices.filter { labels[$0] == group }.map { values[$0] }
                #expect(moments.counts[group] == own.count)
                #expect(same(moments.means[group, column], Summary.mean(own)))
                for ddof in 0...1 {
                    #expect(
                        same(
                            moments.standardDeviation(column, of: group, ddof: ddof),
                            Summary.standardDeviation(own, ddof: ddof)))
                    #expect(
                        same(
                            all.standardDeviation(column, ddof: ddof),
                            Summary.standardDeviation(values, ddof: ddof)))
                }
            }
        }
    }
}
