import Statistics

/// Data that the reference scripts can make too: a linear congruential generator (Knuth's MMIX constants).
struct Congruential {
    var state: UInt64

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) * 0x1p-53
    }

    /// Sum of four uniforms, centred.
    mutating func bell() -> Double {
        var sum = 0.0
        for _ in 0..<4 { sum += uniform() }
        return sum - 2
    }
}

/// The data sets of the clustering tests.
enum SeededData {
    /// Row r belongs to blob r % centres; feature j of blob c is shifted by `distance` where j % centres == c.
    static func blobs(_ rows: Int, _ columns: Int, centres: Int, distance: Double, seed: UInt64) -> Matrix {
        var generator = Congruential(state: seed)
        var x = Matrix(rows: rows, columns: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                x[row, column] = generator.bell() + (column % centres == row % centres ? distance : 0)
            }
        }
        return x
    }

    /// One cloud whose features share a strong factor.
    static func factorCloud(_ rows: Int, _ columns: Int, loading: Double, seed: UInt64) -> Matrix {
        var generator = Congruential(state: seed)
        var x = Matrix(rows: rows, columns: columns)
        for row in 0..<rows {
            // A sum of twelve uniforms is as good as normal here.
            let factor = (generator.bell() + generator.bell() + generator.bell()) * loading
            for column in 0..<columns {
                x[row, column] = factor + generator.bell() + generator.bell() + generator.bell()
            }
        }
        return x
    }

    /// Independent normal features.
    static func noise(_ rows: Int, _ columns: Int, seed: UInt64) -> Matrix {
        factorCloud(rows, columns, loading: 0, seed: seed)
    }
}

extension Matrix {
    func replacing(row: Int, column: Int, with value: Double) -> Matrix {
        var copy = self
        copy[row, column] = value
        return copy
    }
}
