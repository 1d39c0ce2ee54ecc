import Learning
import Statistics

extension PeerKernel {
    static let supportVectors = machine(
        "svm", "10,000 x 27, 6 classes, radial basis functions, 5-fold cross-validation", peer: "rbf", mark: "SVC rbf",
        SupportVectorMachine(calibrationFolds: 0))

    static let linearVectors = machine(
        "linear-svm", "10,000 x 27, 6 classes, linear, 5-fold cross-validation", peer: "linear", mark: "LinearSVC",
        LinearSupportVectorMachine(calibrationFolds: 0))

    private static func machine(
        _ name: String, _ what: String, peer: String, mark: String, _ classifier: some Classifier
    ) -> PeerKernel {
        PeerKernel(
            name: name, what: what, size: .tenThousand, repeats: 1,
            script: Script(
                name: "peer_svm.py", arguments: ["--n", "10000", "--models", peer, "--labels", "kmeans"],
                marks: [mark], figure: "accuracy"),
            aim: Aim(wall: 1)
        ) { data, threads in
            let x = data.x, labels = data.labels
            let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
            return {
                try CrossValidation(folds: folds, threads: threads).run(
                    MatrixPipeline(classifier, x: x, classes: 6), labels: labels, classes: 6
                ).scores.accuracy
            }
        }
    }
}
