public import Basics
public import Statistics

/// Makes a classifier of two classes one of any number: a model of each class against the rest, their probabilities
/// brought to a sum of 1.
public struct OneVersusRest<C: Classifier>: Classifier {
    public var classifier: C

    public init(_ classifier: C) { self.classifier = classifier }

    /// Two classes need but one model. Where all rows of positive weight are of one class, the model is sure of it.
    public func fit(
        _ x: Matrix, labels: [Int], classes: Int, weights: [Double]? = nil
    ) throws(Diagnostic) -> OneVersusRestModel<C.Model> {
        try TrainingChecks.check("OneVersusRest", x, labels: labels, classes: classes, weights: weights)
        let present = Set(labels.indices.filter { (weights?[$0] ?? 1) > 0 }.map { labels[$0] }).sorted()
        var models: [C.Model] = []
        // Of two classes the second is the one that the model speaks for.
        for label in present.count > 2 ? present : Array(present.dropFirst()) {
            models.append(
                try classifier.fit(x, labels: labels.map { $0 == label ? 1 : 0 }, classes: 2, weights: weights))
        }
        return OneVersusRestModel(classes: classes, features: x.columns, present: present, models: models)
    }
}

extension OneVersusRest: Equatable where C: Equatable {}
extension OneVersusRest: Hashable where C: Hashable {}

public struct OneVersusRestModel<Model: ClassifierModel>: ClassifierModel {
    public let classes: Int
    public let features: Int
    /// The classes that had rows, ascending.
    public let present: [Int]
    /// One per class that is present against the rest; of two classes only that of the second, of one none.
    public let models: [Model]

    /// The model whose class 1 is `label`; nil for a class without one.
    public func model(of label: Int) -> Model? {
        guard let place = present.firstIndex(of: label) else { return nil }
        if models.count == present.count { return models[place] }
        return place == 1 ? models.first : nil
    }

    public func probabilities(_ x: Matrix) throws(Diagnostic) -> Matrix {
        try TrainingChecks.checkColumns("OneVersusRest", x, expected: features)
        try TrainingChecks.checkFinite("OneVersusRest", x)
        var shares: [[Double]] = []
        for model in models { shares.append(try model.probabilities(x).column(1)) }
        if models.count == 1 { shares.insert(shares[0].map { 1 - $0 }, at: 0) }
        var result = Matrix(rows: x.rows, columns: classes)
        for row in 0..<x.rows {
            let sum = shares.reduce(0) { $0 + $1[row] }
            for (place, label) in present.enumerated() {
                result[row, label] = sum > 0 ? shares[place][row] / sum : 1 / Double(present.count)
            }
        }
        return result
    }
}

extension OneVersusRestModel: Equatable where Model: Equatable {}
extension OneVersusRestModel: Hashable where Model: Hashable {}
