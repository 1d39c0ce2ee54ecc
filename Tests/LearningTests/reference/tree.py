"""Writes Tests/LearningTests/Classification/TreeReference.swift: what scikit-learn's trees make of missing values, and
what shap says of trees.

    pip install scikit-learn==1.9.1 numpy==2.4.6 shap==0.51.0
    python Tests/LearningTests/reference/tree.py

scikit-learn takes the features in random order and the first of several equally good splits. Here no splits tie:
`grow` checks that a hundred random states give one tree. All values are exact as floats, which scikit-learn holds.
"""

from pathlib import Path

import numpy as np
import shap
import sklearn
from sklearn.tree import DecisionTreeClassifier

random = np.random.default_rng(20)
lines = [
    "/// Made by reference/tree.py with scikit-learn %s, shap %s, numpy %s."
    % (sklearn.__version__, shap.__version__, np.__version__),
    "enum TreeReference {",
]


def emit(name, values):
    """Numbers as text: a long array literal takes the compiler long."""
    values = np.asarray(values, dtype=float)
    rows = values.reshape(values.shape[0], -1)
    if values.ndim == 1:
        rows = [values[start : start + 6] for start in range(0, len(values), 6)]
    lines.append(f'    static let {name} = numbers(\n        """')
    lines.extend("        " + " ".join(repr(float(v)).removesuffix(".0") for v in row) for row in rows)
    lines.append('        """)')


def grow(x, labels, weights=None, **settings):
    trees = [
        DecisionTreeClassifier(random_state=state, **settings).fit(x, labels, sample_weight=weights)
        for state in range(100)
    ]
    for tree in trees:
        assert (tree.tree_.feature == trees[0].tree_.feature).all(), "splits tie"
        assert (tree.tree_.threshold == trees[0].tree_.threshold).all(), "splits tie"
    return trees[0]


def emit_tree(name, tree, x, fresh):
    emit(name + "Features", tree.tree_.feature)
    emit(name + "Thresholds", tree.tree_.threshold)
    emit(name + "MissingGoesLeft", tree.tree_.missing_go_to_left)
    emit(name + "Impurities", tree.tree_.impurity)
    emit(name + "Leaves", tree.apply(x))
    emit(name + "FreshLeaves", tree.apply(fresh))


def emit_shap(name, tree, x):
    explainer = shap.TreeExplainer(tree, feature_perturbation="tree_path_dependent")
    emit(name + "Base", explainer.expected_value)
    emit(name + "Shap", explainer.shap_values(x))


def sample(n):
    """Five features, missing by chance in 0, mostly where the class is 2 in 1; missing in 4 says something itself."""
    x = np.round(random.normal(size=(n, 5)) * 1024) / 1024
    unknown = random.random(n) < 0.3
    score = x[:, 1] + 0.7 * x[:, 3] + 0.5 * x[:, 2] * x[:, 0] + 1.5 * unknown + 0.5 * random.normal(size=n)
    labels = np.digitize(score, [-0.3, 1.0])
    complete = x.copy()
    x[random.random(n) < 0.2, 0] = np.nan
    x[(labels == 2) & (random.random(n) < 0.5), 1] = np.nan
    x[unknown, 4] = np.nan
    return complete, x, labels


complete, x, labels = sample(500)
weights = random.integers(1, 9, size=500) / 4
fresh = x[:60].copy()
fresh[random.random(fresh.shape) < 0.4] = np.nan  # also where no training row lacked a value
emit("missing", np.column_stack([x, labels, weights]))
emit("complete", np.column_stack([complete, labels, weights]))
emit("fresh", fresh)

settings = dict(max_depth=5, min_samples_leaf=14)
for name, data, w, more in [
    ("gini", x, None, {}),
    ("entropy", x, None, dict(criterion="entropy")),
    ("weighted", x, weights, dict(class_weight="balanced")),
    ("fromComplete", complete, None, {}),
]:
    tree = grow(data, labels, w, **settings, **more)
    emit_tree(name, tree, x, fresh)
    print(name, tree.get_n_leaves(), "leaves,", np.isinf(tree.tree_.threshold).sum(), "splits of missing from known")

# Explanations.
few = complete[:20]
emit_shap("plain", grow(complete, labels, None, max_depth=5, min_samples_leaf=14), few)
emit_shap("weightedComplete", grow(complete, labels, weights, max_depth=4, min_samples_leaf=10), few)
emit_shap("withMissing", grow(x, labels, None, **settings), x[:20])

lines.append('''
    private static func numbers(_ text: String) -> [[Double]] {
        text.split(separator: "\\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    }
}''')
target = Path(__file__).parents[1] / "Classification" / "TreeReference.swift"
target.write_text("\n".join(lines) + "\n")
