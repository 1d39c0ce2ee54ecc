internal import Basics
internal import Statistics

/// Refuses an integer parameter outside its range, in scikit-learn's words.
func requireParameter(
    _ name: String, of estimator: String, _ value: Int, in range: ClosedRange<Int>
) throws(Diagnostic) {
    guard !range.contains(value) else { return }
    let upper = range.upperBound == .max ? "" : "\(range.upperBound)"
    throw Diagnostic(
        .error, "learning.parameter",
        "The '\(name)' parameter of \(estimator) must be an Int in \(range.lowerBound)...\(upper); got \(value)")
}

/// Refuses fewer than one cluster, or more than rows.
func requireClusters(_ clusters: Int, rows: Int, for estimator: String) throws(Diagnostic) {
    try requireParameter("clusters", of: estimator, clusters, in: 1...Int.max)
    guard clusters <= rows else {
        throw Diagnostic(
            .error, "learning.parameter",
            "The 'clusters' parameter of \(estimator) must be an Int in 1...\(rows), the number of rows; got \(clusters)"
        )
    }
}

/// Refuses centroids to start from that are of the wrong number or length, or not finite.
func requireCentroids(_ centroids: Matrix, clusters: Int, columns: Int, for estimator: String) throws(Diagnostic) {
    guard centroids.rows == clusters, centroids.columns == columns else {
        throw Diagnostic(
            .error, "learning.parameter",
            "\(estimator) needs \(clusters) x \(columns) centroids to start from; "
                + "got \(centroids.rows) x \(centroids.columns)")
    }
    try centroids.requireFinite(for: "\(estimator), in the centroids to start from,")
}

/// Refuses weights of the wrong number, negative or not finite ones, and weights that are all zero.
func requireWeights(_ weights: [Double], rows: Int, for estimator: String) throws(Diagnostic) {
    guard weights.count == rows else {
        throw Diagnostic(
            .error, "learning.weights", "\(estimator) needs one weight per row: \(rows); got \(weights.count)")
    }
    if let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
        throw Diagnostic(
            .error, "learning.weights", "\(estimator) needs weights that are finite and not negative",
            explanation: "The weight of row \(row + 1) is not.")
    }
    guard weights.contains(where: { $0 > 0 }) else {
        throw Diagnostic(.error, "learning.weights", "\(estimator) needs a weight above 0; all are 0")
    }
}

/// Refuses labels that are not one per row or are negative.
func requireLabels(_ labels: [Int], rows: Int, for user: String) throws(Diagnostic) {
    guard labels.count == rows else {
        throw Diagnostic(.error, "learning.labels", "\(user) needs one label per row: \(rows); got \(labels.count)")
    }
    guard labels.allSatisfy({ $0 >= 0 }) else {
        throw Diagnostic(.error, "learning.labels", "\(user) needs labels from 0; got a negative one")
    }
}
