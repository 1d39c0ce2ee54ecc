import Basics
import Statistics

/// What every classifier asks of its training data, with the same words.
enum TrainingChecks {
    static func check(
        _ estimator: String, _ x: Matrix, labels: [Int], classes: Int, weights: [Double]?,
        missingAllowed: Bool = false
    ) throws(Diagnostic) {
        guard x.rows > 0 else {
            throw Diagnostic(.error, "learning.no-rows", "\(estimator) needs at least one row to learn from; got none")
        }
        guard classes >= 1 else {
            throw Diagnostic(.error, "learning.classes", "\(estimator) needs at least one class; got \(classes)")
        }
        guard labels.count == x.rows else {
            throw Diagnostic(.error, "learning.labels", "\(estimator) got \(labels.count) labels for \(x.rows) rows")
        }
        if let row = labels.firstIndex(where: { !(0..<classes).contains($0) }) {
            throw Diagnostic(
                .error, "learning.labels",
                "the labels of \(estimator) must lie in 0..<\(classes); row \(row + 1) has \(labels[row])")
        }
        try checkFinite(estimator, x, missingAllowed: missingAllowed)
        guard let weights else { return }
        guard weights.count == x.rows else {
            throw Diagnostic(.error, "learning.weights", "\(estimator) got \(weights.count) weights for \(x.rows) rows")
        }
        guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 }) else {
            throw Diagnostic(
                .error, "learning.weights",
                "the weights of \(estimator) must be finite and not negative, and at least one must be positive")
        }
    }

    static func checkFinite(_ estimator: String, _ x: Matrix, missingAllowed: Bool = false) throws(Diagnostic) {
        guard let place = x.values.firstIndex(where: { missingAllowed ? $0.isInfinite : !$0.isFinite }) else { return }
        throw Diagnostic(
            .error, "learning.not-finite",
            "\(estimator) needs finite values; column \(place % x.columns + 1) of row \(place / x.columns + 1) is "
                + (x.values[place].isNaN ? "missing (NaN)" : "infinite"),
            suggestion: missingAllowed ? nil : "impute missing values in the preparation")
    }

    static func checkColumns(_ estimator: String, _ x: Matrix, expected: Int) throws(Diagnostic) {
        guard x.columns == expected else {
            throw Diagnostic(
                .error, "learning.columns", "\(estimator) was fitted to \(expected) features; got \(x.columns)")
        }
    }

    static func parameter(
        _ name: String, of estimator: String, must requirement: String, got value: some CustomStringConvertible
    ) -> Diagnostic {
        Diagnostic(
            .error, "learning.parameter", "The '\(name)' parameter of \(estimator) must be \(requirement); got \(value)"
        )
    }
}
