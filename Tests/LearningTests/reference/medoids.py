"""Reference values for Gower's dissimilarity and partitioning around medoids.

Made with Python 3.11+, NumPy 2.4.6, gower 0.1.2, kmedoids 0.5.5, scikit-learn 1.9.1. The rows come from the linear
congruential generator of seeded.py, as in MixedData.swift.
"""
import itertools

import gower
import kmedoids
import numpy as np
import pandas as pd
from sklearn.metrics import silhouette_score

from seeded import Generator

KINDS = ["number", "ordered", "category", "flag", "presence"]


def mixed(rows, seed, missing=0.0):
    """A number, an ordered answer 1-5, one of four categories, a flag, a rare flag; some missing."""
    g = Generator(seed)
    x = np.empty((rows, 5))
    for r in range(rows):
        shift = r % 3
        x[r, 0] = 100 * g.uniform() + 60 * shift
        x[r, 1] = min(5.0, 1.0 + np.floor(4 * g.uniform()) + (1 if shift == 1 else 0))
        x[r, 2] = shift if g.uniform() < 0.7 else np.floor(4 * g.uniform())
        x[r, 3] = 1.0 if g.uniform() < (0.8 if shift == 0 else 0.3) else 0.0
        x[r, 4] = 1.0 if g.uniform() < (0.5 if shift == 2 else 0.1) else 0.0
        for j in range(5):
            if g.uniform() < missing:
                x[r, j] = np.nan
    return x


def daisy(x, kinds, weights):
    """Gower's dissimilarity as the documentation of R's cluster::daisy defines it."""
    n = len(x)
    columns = []
    for j, kind in enumerate(kinds):
        c = x[:, j].copy()
        if kind == "ordered":
            levels = np.unique(c[~np.isnan(c)])
            c = np.where(np.isnan(c), np.nan, np.searchsorted(levels, c))
        if kind in ("number", "ordered"):
            c = (c - np.nanmin(c)) / (np.nanmax(c) - np.nanmin(c))
        columns.append(c)
    d = np.zeros((n, n))
    for a in range(n):
        for b in range(n):
            total = weight = 0.0
            # daisy has NA where nothing counts; here unknown rows are at 1, rows that only share absences at 0.
            nothing = 1.0
            for c, kind, w in zip(columns, kinds, weights):
                if np.isnan(c[a]) or np.isnan(c[b]) or (kind == "presence" and c[a] == 0 and c[b] == 0):
                    nothing = 0.0 if c[a] == 0 and c[b] == 0 and kind == "presence" else nothing
                    continue
                total += w * (float(c[a] != c[b]) if kind == "category" else abs(c[a] - c[b]))
                weight += w
            d[a, b] = (total / weight if weight else nothing) if a != b else 0.0
    return d


def build(d, k):
    """The BUILD phase, plainly."""
    medoids = [int(np.argmin(d.sum(axis=0)))]
    nearest = d[medoids[0]].copy()
    while len(medoids) < k:
        gains = np.maximum(nearest[None, :] - d, 0).sum(axis=1)
        gains[medoids] = -1
        medoids.append(int(np.argmax(gains)))
        nearest = np.minimum(nearest, d[medoids[-1]])
    return medoids


def show(name, d):
    print(name, "sum", repr(float(d.sum())), "first", d[0, 1:5].tolist())


x = mixed(60, 11)
complete = pd.DataFrame({"number": x[:, 0], "category": x[:, 2].astype(int).astype(str), "flag": x[:, 3].astype(int).astype(str)})
package = gower.gower_matrix(complete, cat_features=[False, True, True]).astype(float)
own = daisy(x[:, [0, 2, 3]], ["number", "category", "flag"], [1, 1, 1])
assert np.abs(package - own).max() < 1e-6, "the gower package computes in single precision"
show("number, category, flag", own)
show("all kinds", daisy(x, KINDS, [1, 1, 1, 1, 1]))
y = mixed(60, 12, missing=0.15)
show("missing and weighted", daisy(y, KINDS, [2, 1, 0.5, 1, 3]))

for rows, seed, k in [(60, 11, 3), (90, 21, 4), (150, 31, 6)]:
    d = daisy(mixed(rows, seed), KINDS, [1] * 5)
    start = build(d, k)
    pam, faster = kmedoids.pam(d, np.array(start, dtype=np.uint64)), kmedoids.fasterpam(d, np.array(start, dtype=np.uint64))
    many = min(kmedoids.fasterpam(d, k, random_state=s).loss for s in range(200))
    print("rows", rows, "seed", seed, "k", k, "build", start, "pam", pam.loss, "fasterpam", faster.loss,
          "best of 200 random starts", many, "silhouette", float(silhouette_score(d, pam.labels, metric="precomputed")),
          "sizes", sorted(np.bincount(pam.labels.astype(int)).tolist(), reverse=True))

for seed in range(3):
    d = daisy(mixed(14, seed), KINDS, [1] * 5)
    best = min((d[list(c)].min(axis=0).sum(), c) for c in itertools.combinations(range(14), 3))
    print("optimum of 14 rows, seed", seed, best)
