public import Statistics

/// A pipeline whose features need no learning: a classifier on the rows of one matrix.
public struct MatrixPipeline<C: Classifier>: ClassificationPipeline {
    public var classifier: C
    public var x: Matrix
    public var classes: Int

    public init(_ classifier: C, x: Matrix, classes: Int) {
        self.classifier = classifier
        self.x = x
        self.classes = classes
    }

    public struct Fitted: FittedClassifier {
        public let model: C.Model
        let x: Matrix

        public func probabilities(rows: [Int]) throws -> Matrix {
            try model.probabilities(x.selecting(rows: rows))
        }
    }

    public func fit(training rows: [Int], labels: [Int]) throws -> Fitted {
        let model = try classifier.fit(x.selecting(rows: rows), labels: labels, classes: classes, weights: nil)
        return Fitted(model: model, x: x)
    }
}
