public import Statistics

/// Out-of-fold predictions of the rows that were tested; all lists go by `rows`.
public struct CrossValidatedPredictions: Sendable, Hashable {
    /// Ascending.
    public let rows: [Int]
    /// Per row the number of the fold that tested it.
    public let folds: [Int]
    public let truth: [Int]
    /// The most probable class; the lower one of a tie.
    public let predicted: [Int]
    /// Rows x classes.
    public let probabilities: Matrix

    init(folds: [Fold], probabilities parts: [Matrix], labels: [Int], classes: Int) {
        for (fold, part) in zip(folds, parts) {
            precondition(
                part.rows == fold.test.count && part.columns == classes,
                "a pipeline gave \(part.rows) x \(part.columns) probabilities for \(fold.test.count) rows and \(classes) classes"
            )
        }
        var places: [(row: Int, fold: Int, place: Int)] = []
        for (number, fold) in folds.enumerated() {
            places += fold.test.enumerated().map { (row: $1, fold: number, place: $0) }
        }
        places.sort { $0.row < $1.row }
        rows = places.map(\.row)
        self.folds = places.map(\.fold)
        truth = rows.map { labels[$0] }
        probabilities = Matrix(
            rows: places.count, columns: classes, values: places.flatMap { parts[$0.fold].row($0.place) })
        predicted = probabilities.mostProbableClasses
    }

    public var scores: ClassificationScores {
        ClassificationScores(
            truth: truth, predicted: predicted, classes: probabilities.columns, probabilities: probabilities)
    }
}
