import Basics

/// One division of the rows into those to learn from and those to test on, both ascending.
public struct Fold: Sendable, Hashable, Codable {
    public var training: [Int]
    public var test: [Int]

    public init(training: [Int], test: [Int]) {
        self.training = training
        self.test = test
    }
}

extension Fold {
    /// One fold per number in `0..<count`: its test rows are those with that number, the others train.
    static func folds(count: Int, assignment: [Int]) -> [Fold] {
        (0..<count).map { fold in
            Fold(
                training: assignment.indices.filter { assignment[$0] != fold },
                test: assignment.indices.filter { assignment[$0] == fold })
        }
    }

    static func check(count: Int, of units: Int, called name: String) throws(Diagnostic) {
        guard count >= 2, count <= units else {
            throw Diagnostic(
                .error, "learning.folds",
                "cross-validation needs from 2 folds up to one per \(name); got \(count) folds "
                    + "for \(units) \(name)s",
                suggestion: units >= 2 ? "ask for at most \(units) folds" : nil)
        }
    }
}
