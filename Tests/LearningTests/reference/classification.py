"""Writes Tests/LearningTests/Classification/ClassificationReference.swift: what scikit-learn computes.

    pip install scikit-learn==1.9.1 numpy==2.4.6
    python Tests/LearningTests/reference/classification.py

scikit-learn takes the features in random order and the first of several equally good splits. The trees here are those of
a random state under which it took the lowest feature each time, which `takes_lowest_of_ties` checks by brute force.
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn import metrics
from sklearn.tree import DecisionTreeClassifier

random = np.random.default_rng(7)
lines = [
    "/// Made by reference/classification.py with scikit-learn %s, numpy %s." % (sklearn.__version__, np.__version__),
    "enum ClassificationReference {",
]


def emit(name, values):
    """Numbers as text: a long array literal takes the compiler long."""
    values = np.asarray(values)
    rows = values.reshape(values.shape[0], -1)
    if values.ndim == 1:
        rows = [values[start : start + 6] for start in range(0, len(values), 6)]
    lines.append(f'    static let {name} = numbers(\n        """')
    lines.extend("        " + " ".join(repr(float(v)).removesuffix(".0") for v in row) for row in rows)
    lines.append('        """)')


def impurity(weights, criterion):
    share = weights / weights.sum(-1, keepdims=True)
    if criterion == "gini":
        return 1 - (share**2).sum(-1)
    return -(share * np.log2(np.where(share > 0, share, 1))).sum(-1)


def best_decrease(values, labels, weights, classes, criterion, minimum_leaf):
    """Of one feature: the largest decrease of impurity, by brute force."""
    best = -np.inf
    for cut in np.unique(values)[:-1]:
        left = values <= cut
        if min(left.sum(), (~left).sum()) < minimum_leaf:
            continue
        sides = [np.bincount(labels[side], weights[side], classes) for side in (left, ~left)]
        best = max(best, -sum(side.sum() * impurity(side, criterion) for side in sides))
    return best


def takes_lowest_of_ties(tree, x, labels, weights, minimum_leaf):
    paths = tree.decision_path(x).toarray().astype(bool)
    for node, feature in enumerate(tree.tree_.feature):
        if feature < 0:
            continue
        rows = paths[:, node] & (weights > 0)
        found = np.array([
            best_decrease(x[rows, f], labels[rows], weights[rows], tree.n_classes_, tree.criterion, minimum_leaf)
            for f in range(x.shape[1])
        ])
        if feature != np.argmax(found >= found.max() - 1e-9):
            return False
    return True


def grow(x, labels, weights=None, **settings):
    weights = np.ones(len(x)) if weights is None else weights
    total = weights.copy()
    if settings.get("class_weight") == "balanced":
        total = weights * (len(labels) / (len(set(labels)) * np.bincount(labels)))[labels]
    for state in range(100_000):
        tree = DecisionTreeClassifier(random_state=state, **settings).fit(x, labels, sample_weight=weights)
        unpruned = DecisionTreeClassifier(random_state=state, **(settings | {"ccp_alpha": 0}))
        unpruned.fit(x, labels, sample_weight=weights)
        if takes_lowest_of_ties(unpruned, x, labels, total, settings.get("min_samples_leaf", 1)):
            return tree
    raise SystemExit("no random state takes the lowest feature of each tie")


def emit_tree(name, tree, x):
    emit(name + "Features", tree.tree_.feature)
    emit(name + "Thresholds", tree.tree_.threshold)
    emit(name + "Impurities", tree.tree_.impurity)
    emit(name + "Importances", tree.feature_importances_)
    emit(name + "Shares", tree.tree_.value[:, 0, :])
    emit(name + "Leaves", tree.apply(x))


# Trees on iris.
iris = load_iris()
emit("iris", np.column_stack([iris.data, iris.target]))
emit_tree("irisGini", grow(iris.data, iris.target, max_depth=3, min_samples_leaf=5), iris.data)
emit_tree("irisEntropy", grow(iris.data, iris.target, criterion="entropy"), iris.data)

# A weighted tree on noisy data, whose values are exact as floats; then pruned.
n = 120
x = np.round(random.normal(size=(n, 5)) * 64) / 64
labels = np.digitize(x[:, 1] + 0.5 * x[:, 3] + 0.8 * random.normal(size=n), [-0.9, 0.6])
weights = random.integers(0, 9, size=n) / 4
emit("noisy", np.column_stack([x, labels, weights]))
emit_tree("noisyPlain", grow(x, labels, max_depth=6, min_samples_split=8), x)
weighted = dict(class_weight="balanced", min_samples_leaf=3)
full = grow(x, labels, weights, **weighted)
emit_tree("noisyWeighted", full, x)
emit_tree("noisyPruned", grow(x, labels, weights, ccp_alpha=0.02, **weighted), x)
path = DecisionTreeClassifier(random_state=full.random_state, **weighted)
path = path.cost_complexity_pruning_path(x, labels, sample_weight=weights)
emit("noisyAlphas", path.ccp_alphas)
emit("noisyPathImpurities", path.impurities)

# Logistic regression: class 2 against the rest; then perfectly separable.
for name, target, c in [("logistic", (labels == 2).astype(int), 2.0), ("separable", (x[:, 1] > 0).astype(int), 10.0)]:
    model = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-13, max_iter=1000).fit(x, target, weights)
    emit(name, np.append(model.coef_[0], model.intercept_))
    emit(name + "Probabilities", model.predict_proba(x)[:, 1])

# Scores of three classes of which a fourth is only predicted; of two classes; probabilities with many ties.
def emit_scores(name, truth, predicted, probabilities, classes):
    p, r, f, s = metrics.precision_recall_fscore_support(truth, predicted, labels=range(classes), zero_division=0)
    macro = metrics.precision_recall_fscore_support(truth, predicted, average="macro", zero_division=0)
    emit(name + "Rows", np.column_stack([truth, predicted, probabilities]))
    emit(name + "Confusion", metrics.confusion_matrix(truth, predicted, labels=range(classes)))
    emit(name + "PerClass", np.column_stack([p, r, f, s]))
    if classes == 2:
        auc = metrics.roc_auc_score(truth, probabilities[:, 1])
    else:
        present = sorted(set(truth))
        auc = np.mean([metrics.roc_auc_score(truth == c, probabilities[:, c]) for c in present])
    emit(name + "Scores", [
        metrics.accuracy_score(truth, predicted), metrics.balanced_accuracy_score(truth, predicted), *macro[:3],
        metrics.log_loss(truth, probabilities, labels=range(classes)),
        metrics.brier_score_loss(truth, probabilities if classes > 2 else probabilities[:, 1],
                                 **({"labels": range(classes)} if classes > 2 else {})),
        auc,
    ])


truth = random.choice(3, size=60, p=[0.6, 0.3, 0.1])
probabilities = np.round(random.dirichlet([1, 1, 1, 0.3], size=60) * 8) + 1
probabilities[np.arange(60), truth] += 3
probabilities /= probabilities.sum(axis=1, keepdims=True)
probabilities[:3] = np.eye(4)[[0, 1, 2]]  # certain, and for some rows wrong
emit_scores("multi", truth, probabilities.argmax(axis=1), probabilities, 4)

truth = random.choice(2, size=50, p=[0.7, 0.3])
positive = np.clip(np.round(random.beta(1, 2, size=50) * 10) + 2 * truth, 0, 10) / 10
emit_scores("binary", truth, (positive > 0.5).astype(int), np.column_stack([1 - positive, positive]), 2)
observed, predicted = calibration_curve(truth, positive, n_bins=5, strategy="quantile")
emit("binaryCalibration", np.column_stack([predicted, observed]))

lines.append('''
    private static func numbers(_ text: String) -> [[Double]] {
        text.split(separator: "\\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    }
}''')
target = Path(__file__).parents[1] / "Classification" / "ClassificationReference.swift"
target.write_text("\n".join(lines) + "\n")
