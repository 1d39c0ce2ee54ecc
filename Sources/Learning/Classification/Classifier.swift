public import Basics
public import Statistics

/// Hyperparameters that `fit` turns into a model.
public protocol Classifier: Sendable {
    associatedtype Model: ClassifierModel

    /// - Parameters:
    ///   - x: training rows x features, finite.
    ///   - labels: per row its class, in `0..<classes`.
    ///   - weights: per row, finite and not negative; nil weighs every row 1.
    func fit(_ x: Matrix, labels: [Int], classes: Int, weights: [Double]?) throws(Diagnostic) -> Model
}

public protocol ClassifierModel: Sendable {
    var classes: Int { get }

    /// Rows x classes; every row sums to 1.
    func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix
}

extension ClassifierModel {
    /// Per row the most probable class; the lower one of a tie.
    public func predict(_ x: Matrix) throws(Diagnostic) -> [Int] { try probabilities(x).mostProbableClasses }
}

extension Matrix {
    /// Of rows x classes: per row the column of the largest value; the lower one of a tie.
    public var mostProbableClasses: [Int] {
        (0..<rows).map { row in
            var best = 0
            for column in 0..<columns where self[row, column] > self[row, best] { best = column }
            return best
        }
    }
}
