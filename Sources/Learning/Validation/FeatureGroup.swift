public import Statistics

/// Columns that say nearly the same, to be shuffled together: shuffled one by one, each would be stood in for by the
/// others and none would seem to matter.
public struct FeatureGroup: Sendable, Hashable, Codable {
    public var name: String
    public var columns: [Int]

    public init(name: String, columns: [Int]) {
        self.name = name
        self.columns = columns
    }

    /// Single linkage: columns whose |Pearson correlation| reaches the threshold share a group, and so on from column to
    /// column. Ordered by their first columns; named after their members. Constant columns stay alone. Rows that lack a
    /// value (NaN) of either column are left out.
    public static func correlated(_ x: Matrix, names: [String], threshold: Double = 0.9) -> [FeatureGroup] {
        precondition(names.count == x.columns, "\(names.count) names for \(x.columns) columns")
        let raw = (0..<x.columns).map(x.column)
        let columns = raw.map(standardised)
        var group = Array(0..<x.columns)
        for second in columns.indices {
            for first in 0..<second where group[first] != group[second] {
                var correlation = product(columns[first], columns[second])
                if correlation.isNaN {
                    let both = raw[first].indices.filter { !raw[first][$0].isNaN && !raw[second][$0].isNaN }
                    correlation = product(
                        standardised(both.map { raw[first][$0] }), standardised(both.map { raw[second][$0] }))
                }
                guard abs(correlation) >= threshold else { continue }
                let (kept, merged) = (min(group[first], group[second]), max(group[first], group[second]))
                for column in group.indices where group[column] == merged { group[column] = kept }
            }
        }
        return columns.indices.filter { group[$0] == $0 }.map { leader in
            let members = columns.indices.filter { group[$0] == leader }
            return FeatureGroup(name: members.map { names[$0] }.joined(separator: ", "), columns: members)
        }
    }

    private static func product(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Mean 0 and length 1; all 0 for a constant, all NaN where a value is.
    private static func standardised(_ values: [Double]) -> [Double] {
        let mean = Summary.mean(values)
        let centred = values.map { $0 - mean }
        let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length == 0 ? centred : centred.map { $0 / length }
    }
}
