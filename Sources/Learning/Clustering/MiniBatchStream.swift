public import Basics
public import Statistics

extension MiniBatchKMeans {
    /// Clusters rows that come in batches, of which none is kept: a stream of unknown length.
    ///
    /// The first `3 * batchSize` rows, or `clusters` where that is more, are held back to find a start.
    /// The same batches in the same order give the same centroids.
    public struct Stream: Sendable {
        public let columns: Int
        /// Batches that moved the centroids.
        public private(set) var steps = 0
        private let settings: MiniBatchKMeans
        private var generator: SeededGenerator
        private var held: [Double] = []
        private var heldWeights: [Double] = []
        private(set) var state: MiniBatchState

        /// - Throws: what is wrong with the settings.
        public init(_ settings: MiniBatchKMeans, columns: Int) throws(Diagnostic) {
            try settings.check()
            self.settings = settings
            self.columns = columns
            generator = SeededGenerator(seed: settings.seed, stream: "mini-batch k-means")
            state = MiniBatchState(clusters: settings.clusters, columns: columns)
        }

        /// One step with these rows, however many they are.
        /// - Parameters:
        ///   - batch: m x p, no missing values.
        ///   - weights: m, not negative; nil for equal weights.
        public mutating func update(_ batch: Matrix, weights: [Double]? = nil) throws(Diagnostic) {
            try batch.requireFinite(for: "MiniBatchKMeans")
            if let weights { try requireWeights(weights, rows: batch.rows, for: "MiniBatchKMeans") }
            guard batch.columns == columns else {
                throw Diagnostic(
                    .error, "learning.columns",
                    "MiniBatchKMeans needs batches of \(columns) columns; got \(batch.columns)")
            }
            let weights = weights ?? [Double](repeating: 1, count: batch.rows)
            guard state.isStarted else {
                for row in 0..<batch.rows where weights[row] > 0 {
                    held.append(contentsOf: batch.row(row))
                    heldWeights.append(weights[row])
                }
                if heldWeights.count >= max(3 * settings.batchSize, settings.clusters) { release() }
                return
            }
            step(batch, weights: weights)
        }

        /// The centroids so far (k x p), by the number of rows that they have seen, the most first.
        /// - Throws: where fewer rows than clusters have come.
        public func centroids() throws(Diagnostic) -> Matrix {
            guard state.isStarted || heldWeights.count >= settings.clusters else {
                throw Diagnostic(
                    .error, "learning.stream",
                    "MiniBatchKMeans needs at least \(settings.clusters) rows; got \(heldWeights.count)")
            }
            var finished = self
            if !state.isStarted { finished.release() }
            let values = CanonicalOrder.sorted(
                finished.state.centroids, totals: finished.state.seen, columns: columns)
            return Matrix(rows: settings.clusters, columns: columns, values: values)
        }

        /// Starts from the rows held back, which are the first batch too.
        private mutating func release() {
            let rows = Matrix(rows: heldWeights.count, columns: columns, values: held), weights = heldWeights
            (held, heldWeights) = ([], [])
            start(from: rows, weights: weights)
            step(rows, weights: weights)
        }

        mutating func start(from sample: Matrix, weights: [Double]) {
            var least = Double.infinity
            for _ in 0..<settings.starts {
                let seeding = GreedySeeding(x: sample, weights: weights)
                let centroids = seeding.centroids(settings.clusters, &generator)
                let squared = PointLanes(centroids, columns: columns).nearest(sample).squared
                let inertia = zip(squared, weights).reduce(0.0) { $0 + $1.0 * $1.1 }
                guard inertia < least else { continue }
                least = inertia
                state.start(from: centroids)
            }
        }

        /// - Returns: the batch's inertia per row before the centroids moved.
        @discardableResult
        mutating func step(_ batch: Matrix, weights: [Double]) -> Double {
            let inertia = state.move(to: batch, weights: weights)
            state.rescueStarved(from: batch, ratio: settings.reassignmentRatio, &generator)
            steps += 1
            return inertia / Double(batch.rows)
        }

        /// Rows drawn with replacement; all of them, in order, where they are no more than asked for.
        mutating func draw(
            _ count: Int, of rows: [Int], _ x: Matrix, _ weights: [Double]
        ) -> (rows: Matrix, weights: [Double]) {
            let drawn = rows.count <= count ? rows : (0..<count).map { _ in rows[generator.below(rows.count)] }
            return (x.selecting(rows: drawn), drawn.map { weights[$0] })
        }
    }

    fileprivate func check() throws(Diagnostic) {
        let name = "MiniBatchKMeans"
        try requireParameter("clusters", of: name, clusters, in: 1...Int.max)
        try requireParameter("batchSize", of: name, batchSize, in: 1...Int.max / 4)
        try requireParameter("starts", of: name, starts, in: 1...Int.max)
        try requireParameter("maximumPasses", of: name, maximumPasses, in: 1...Int.max)
        try requireParameter("patience", of: name, patience, in: 1...Int.max)
        guard reassignmentRatio >= 0, reassignmentRatio < 1 else {
            throw Diagnostic(
                .error, "learning.parameter",
                "The 'reassignmentRatio' parameter of \(name) must be a number in 0..<1; got \(reassignmentRatio)")
        }
    }
}
