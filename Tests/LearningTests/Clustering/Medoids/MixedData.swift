import Statistics

@testable import Learning

/// Survey-like rows, as reference/medoids.py makes them: a number, an ordered answer 1–5, one of four categories, a flag
/// and a rare flag, in three overlapping groups.
enum MixedData {
    static let kinds: [Gower.Kind] = [.number, .ordered, .category, .flag, .presence]

    static func rows(_ count: Int, seed: UInt64, missing: Double = 0) -> Matrix {
        var generator = Congruential(state: seed)
        var x = Matrix(rows: count, columns: 5)
        for row in 0..<count {
            let group = row % 3
            x[row, 0] = 100 * generator.uniform() + 60 * Double(group)
            x[row, 1] = min(5, 1 + (4 * generator.uniform()).rounded(.down) + (group == 1 ? 1 : 0))
            x[row, 2] = generator.uniform() < 0.7 ? Double(group) : (4 * generator.uniform()).rounded(.down)
            x[row, 3] = generator.uniform() < (group == 0 ? 0.8 : 0.3) ? 1 : 0
            x[row, 4] = generator.uniform() < (group == 2 ? 0.5 : 0.1) ? 1 : 0
            for column in 0..<5 where generator.uniform() < missing { x[row, column] = .nan }
        }
        return x
    }
}

func isClose(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
    abs(value - expected) <= tolerance * max(1e-3, abs(expected))
}
