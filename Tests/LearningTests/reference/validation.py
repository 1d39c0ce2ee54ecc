"""Writes Tests/LearningTests/Validation/ValidationReference.swift: what scikit-learn computes.

    pip install scikit-learn==1.9.1 numpy==2.4.6
    python Tests/LearningTests/reference/validation.py
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.feature_selection import RFECV
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold, TimeSeriesSplit, learning_curve

random = np.random.default_rng(11)
lines = [
    "/// Made by reference/validation.py with scikit-learn %s, numpy %s." % (sklearn.__version__, np.__version__),
    "enum ValidationReference {",
]


def emit(name, values):
    """Numbers as text: a long array literal takes the compiler long."""
    values = np.asarray(values)
    rows = values.reshape(values.shape[0], -1)
    if values.ndim == 1:
        rows = [values[start : start + 10] for start in range(0, len(values), 10)]
    lines.append(f'    static let {name} = numbers(\n        """')
    lines.extend("        " + " ".join(repr(float(v)).removesuffix(".0") for v in row) for row in rows)
    lines.append('        """)')


# Folds in order of time: rows, folds, gap; then training end, test start and end of each.
rows = []
for n, count, gap in [(6, 5, 0), (23, 3, 0), (100, 5, 7), (41, 4, 2)]:
    for training, test in TimeSeriesSplit(n_splits=count, gap=gap).split(np.zeros(n)):
        rows.append([n, count, gap, training[-1] + 1, test[0], test[-1] + 1])
emit("timeSeriesSplit", rows)

# Stratified groups: label, group, fold. Groups of very different composition, so that their order is settled.
groups = np.repeat(np.arange(24), random.integers(2, 30, size=24))
tendency = random.uniform(0.05, 0.95, size=24)
labels = (random.uniform(size=len(groups)) < tendency[groups]).astype(int)
labels[random.uniform(size=len(groups)) < 0.08] = 2
fold = np.zeros(len(groups), dtype=int)
for number, (_, test) in enumerate(StratifiedGroupKFold(n_splits=4).split(groups, labels, groups)):
    fold[test] = number
emit("stratifiedGroups", np.column_stack([labels, groups, fold]))

# Scores: two classes with many ties; three classes.
truth = random.choice(2, size=80, p=[0.85, 0.15])
positive = np.clip(np.round(random.beta(1, 3, size=80) * 20) + 4 * truth, 0, 20) / 20
emit("binaryRows", np.column_stack([truth, positive]))
observed, predicted = calibration_curve(truth, positive, n_bins=10, strategy="uniform")
emit("uniformCalibration", np.column_stack([predicted, observed]))
bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], positive)
gaps = [abs(truth[bins == b].mean() - positive[bins == b].mean()) * (bins == b).mean() for b in set(bins)]
false, true, thresholds = metrics.roc_curve(truth, positive, drop_intermediate=False)
emit("rocPoints", np.column_stack([false, true, thresholds])[1:])
multi = random.choice(3, size=70, p=[0.6, 0.3, 0.1])
probabilities = np.round(random.dirichlet([1, 1, 1], size=70) * 8) + 1
probabilities[np.arange(70), multi] += 2
probabilities /= probabilities.sum(axis=1, keepdims=True)
emit("multiRows", np.column_stack([multi, probabilities]))
emit("scores", [
    metrics.average_precision_score(truth, positive), metrics.roc_auc_score(truth, positive), sum(gaps),
    metrics.average_precision_score(np.eye(3)[multi], probabilities, average="macro"),
    metrics.roc_auc_score(multi, probabilities, multi_class="ovr", average="macro"),
    metrics.log_loss(multi, probabilities), metrics.brier_score_loss(multi, probabilities),
    metrics.balanced_accuracy_score(multi, probabilities.argmax(axis=1)),
])

# Recursive elimination: eight features of one scale, of which four matter; the fold of row i is i % 5.
n = 150
x = random.normal(size=(n, 8))
x[:, 5] = 0.7 * x[:, 0] + 0.7 * x[:, 5]
target = (x @ [1.2, -0.8, 0, 0.5, 0, 0.2, 0, 0] + random.logistic(size=n) * 0.8 > 0.3).astype(int)
emit("eliminationRows", np.column_stack([x, target]))
cv = [(np.flatnonzero(np.arange(n) % 5 != f), np.flatnonzero(np.arange(n) % 5 == f)) for f in range(5)]
logistic = LogisticRegression(C=1, solver="newton-cholesky", tol=1e-13, max_iter=1000)
for name, step, minimum, scoring in [("byAUC", 1, 1, "roc_auc"), ("byLogLoss", 3, 2, "neg_log_loss")]:
    found = RFECV(logistic, step=step, min_features_to_select=minimum, cv=cv, scoring=scoring).fit(x, target)
    results = found.cv_results_
    splits = np.column_stack([results[f"split{f}_test_score"] for f in range(5)])
    emit(name + "Scores", np.column_stack([results["n_features"], splits])[::-1])
    emit(name + "Ranking", found.ranking_)

# The scores by size, of the first rows of each fold's training rows.
sizes, training, test = learning_curve(logistic, x, target, train_sizes=[1.0], cv=cv, scoring="neg_log_loss")
emit("fullSize", np.column_stack([training[0], test[0]]))

lines.append('''
    private static func numbers(_ text: String) -> [[Double]] {
        text.split(separator: "\\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    }
}''')
target = Path(__file__).parents[1] / "Validation" / "ValidationReference.swift"
target.write_text("\n".join(lines) + "\n")
