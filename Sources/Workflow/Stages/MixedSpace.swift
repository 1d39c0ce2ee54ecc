import Features
import Learning
import Statistics

/// Where methods for mixed data group customers: the features that selection kept, each measured in its own way and
/// with nothing filled in. Learnt on the customers given.
struct MixedSpace: Sendable {
    let columns: MixedColumns
    let gower: GowerSpace
    /// For latent classes, per column the quartiles that cut a number into answers; nil where values are answers.
    private let cuts: [[Double]?]

    /// A number with at most so many different values is taken as that many answers.
    static let answers = 7

    init(_ prepared: PreparedFeatures, rows: [Int], method: ClusteringMethod) throws {
        let columns = MixedColumns(prepared.model)
        let raw = columns.transform(prepared.table, rows: rows)
        let isCut = method == .latentClasses
        let cuts: [[Double]?] = columns.columns.indices.map { index in
            guard isCut, columns.columns[index].kind == .number else { return nil }
            let known = raw.column(index).filter { !$0.isNaN }
            guard Set(known).count > Self.answers else { return nil }
            return [0.25, 0.5, 0.75].map { Summary.quantile(known, $0) }
        }
        let kinds = columns.columns.map { column in
            let kind: Gower.Kind =
                switch column.kind {
                case .number: isCut ? .category : .number
                case .flag: .flag
                case .category: .category
                }
            return Gower.Column(kind, weight: column.weight)
        }
        self.columns = columns
        self.cuts = cuts
        gower = try Gower(kinds).fit(Self.cut(raw, cuts), names: columns.columns.map(\.feature))
    }

    /// Customers x features.
    func matrix(_ table: FeatureTable, rows: [Int]) -> Matrix { Self.cut(columns.transform(table, rows: rows), cuts) }

    /// How many numbers were cut into quarters.
    var cutCount: Int { cuts.count { $0 != nil } }

    private static func cut(_ x: Matrix, _ cuts: [[Double]?]) -> Matrix {
        var result = x
        for (column, bounds) in cuts.enumerated() {
            guard let bounds else { continue }
            for row in 0..<x.rows where !x[row, column].isNaN {
                result[row, column] = Double(bounds.count { $0 < x[row, column] })
            }
        }
        return result
    }
}
