import Learning
import Statistics

extension PeerKernel {
    private static let decisionTree = DecisionTree(maximumDepth: 8, minimumLeaf: 20)

    /// The peer's tree reads raw features, ours the standardised ones: their order is the same, and so are the splits.
    static let tree = PeerKernel(
        name: "tree", what: "100,000 x 27, 6 classes, depth 8, 5-fold cross-validation", size: .hundredThousand,
        repeats: 1,
        script: Script(name: "peer_tree.py", arguments: [], marks: ["\"labels\": \"kmeans\""], figure: "accuracy"),
        aim: Aim(wall: 5)
    ) { data, threads in
        let x = data.x, labels = data.labels
        let folds = try StratifiedFolds(count: 5, seed: 1).folds(labels: labels)
        return {
            try CrossValidation(folds: folds, threads: threads).run(
                MatrixPipeline(decisionTree, x: x, classes: 6), labels: labels, classes: 6
            ).scores.accuracy
        }
    }

    static let permutation = PeerKernel(
        name: "permutation", what: "25,000 held-out x 27, depth 8, 10 shuffles of each feature",
        size: .hundredThousand,
        script: Script(name: "peer_permutation.py", arguments: [], figure: "top5"), aim: Aim(wall: 5)
    ) { data, threads in
        let fold = try HoldOutSplit(share: 0.25, seed: 1).fold(labels: data.labels)
        func labels(_ rows: [Int]) -> [Int] { rows.map { data.labels[$0] } }
        let model = try decisionTree.fit(
            data.x.selecting(rows: fold.training), labels: labels(fold.training), classes: 6)
        let x = data.x.selecting(rows: fold.test), truth = labels(fold.test)
        let groups = (0..<x.columns).map { FeatureGroup(name: "\($0)", columns: [$0]) }
        return {
            try PermutationImportance(score: .accuracy, repeats: 10, seed: 1, threads: threads)
                .importances(x, labels: truth, groups: groups, model: model).map(\.mean).max() ?? 0
        }
    }
}
