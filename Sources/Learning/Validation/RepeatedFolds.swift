import Basics

/// The same division several times over with different seeds, so that a score doesn't hang on one lucky draw.
public struct RepeatedFolds: Sendable, Hashable {
    public var repeats: Int
    public var seed: UInt64

    public init(repeats: Int, seed: UInt64) {
        self.repeats = repeats
        self.seed = seed
    }

    /// One per repeat; the first is the seed itself, so that one repeat is the plain division.
    public var seeds: [UInt64] {
        (0..<max(0, repeats)).map { index in
            guard index > 0 else { return seed }
            var generator = SeededGenerator(seed: seed, stream: "repeated-folds", index: index)
            return generator.next()
        }
    }

    /// - Parameter divide: makes the folds of one repeat from its seed.
    public func folds(_ divide: (UInt64) throws -> [Fold]) throws -> [[Fold]] {
        guard repeats >= 1 else {
            throw TrainingChecks.parameter("repeats", of: "RepeatedFolds", must: "an Int in 1...", got: repeats)
        }
        return try seeds.map(divide)
    }
}
