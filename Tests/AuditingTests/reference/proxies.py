"""Reference values of ProxyTests.swift and DifferentialFairnessTests.swift: made with Python 3.11.7, NumPy 2.4.6,
scikit-learn 1.9.1 and AIF360 0.6.1.

    python proxies.py
"""
import numpy as np
from sklearn.linear_model import Ridge
from sklearn.metrics import roc_auc_score

n = 300
i = np.arange(n)
groups = (i * 7) % 10
groups = np.where(groups < 5, 0, np.where(groups < 8, 1, 2))
x = np.stack([(i * 13 % 17) / 17 + 0.4 * (groups == 1), (i * 5 % 23) / 23 - 0.3 * groups, (i * 11 % 29) / 29], axis=1)
cells = (i * 37 % 101 * 6 // 101 + groups * (i % 3 == 1)) % 6
folds = [(np.flatnonzero(i % 3 != f), np.flatnonzero(i % 3 == f)) for f in range(3)]


def weighted(truth, scores):
    sizes = np.array([(truth == g).sum() for g in range(3)])
    return sum(sizes[g] * roc_auc_score(truth == g, scores[:, g]) for g in range(3)) / sizes.sum()


linear, rates = [], []
for training, test in folds:
    model = Ridge(alpha=1.0).fit(x[training], np.eye(3)[groups[training]])
    linear.append(weighted(groups[test], model.predict(x[test])))
    table = np.array([[((cells[training] == c) & (groups[training] == g)).sum() for g in range(3)] for c in range(6)])
    chance = (table + 0.5) / (table.sum(1, keepdims=True) + 1.5)
    rates.append(weighted(groups[test], chance[cells[test]]))
print("linear discriminant", repr(float(np.mean(linear))))
print("rates by cell", repr(float(np.mean(rates))))

try:
    import aif360
    from aif360.sklearn.metrics import smoothed_edf

    y = np.repeat([1, 0, 1, 0, 1, 0], [40, 60, 20, 70, 3, 12])
    g = np.repeat([0, 1, 2], [100, 90, 15])
    print("AIF360", aif360.__version__, repr(float(smoothed_edf(y, prot_attr=g, concentration=1.0))))
except Exception as problem:  # not installed
    print("AIF360:", problem)
