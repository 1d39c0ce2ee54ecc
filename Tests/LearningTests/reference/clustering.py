"""Reference values for the clustering tests. Made with Python 3.11+, scikit-learn 1.9.1, NumPy 2.4.6, SciPy 1.17.1.

Data sets come from a 64-bit linear congruential generator (Knuth's MMIX constants), as in SeededData.swift.
"""
import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits, load_iris, load_wine
from sklearn.decomposition import PCA
from sklearn.metrics import (adjusted_rand_score, calinski_harabasz_score, davies_bouldin_score,
                             normalized_mutual_info_score, silhouette_samples, silhouette_score)
from sklearn.preprocessing import StandardScaler


class Generator:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) * 2.0**-53


def blobs(rows, columns, centres, distance, seed):
    """Row r belongs to blob r % centres; feature j of blob c is shifted by distance where j % centres == c."""
    g = Generator(seed)
    x = np.empty((rows, columns))
    for r in range(rows):
        for j in range(columns):
            noise = 0.0
            for _ in range(4):
                noise += g.uniform()
            x[r, j] = noise - 2 + (distance if j % centres == r % centres else 0.0)
    return x


SETS = [(120, 4, 4, 2.0, 1, 4), (150, 3, 3, 0.6, 2, 5), (200, 2, 2, 0.0, 3, 6), (90, 5, 5, 1.5, 4, 5)]

for rows, columns, centres, distance, seed, k in SETS:
    x = blobs(rows, columns, centres, distance, seed)
    best = KMeans(k, n_init=50, random_state=0, tol=0, algorithm="lloyd").fit(x)
    stripes = np.arange(rows) % k
    print(f"rows {rows} columns {columns} centres {centres} distance {distance} seed {seed} k {k}")
    print("  sum", repr(x.sum()), "inertia", repr(best.inertia_))
    print("  stripes: silhouette", repr(silhouette_score(x, stripes)), "first", repr(silhouette_samples(x, stripes)[0]))
    print("  calinski-harabasz", repr(calinski_harabasz_score(x, stripes)),
          "davies-bouldin", repr(davies_bouldin_score(x, stripes)))

iris = load_iris()
x = iris.data
assert list(x[34]) == [4.9, 3.1, 1.5, 0.2] and list(x[37]) == [4.9, 3.6, 1.4, 0.1], "Fisher's rows 35 and 38"
for k in range(2, 7):
    model = KMeans(k, n_init=50, random_state=0, tol=0).fit(x)
    print("iris", k, repr(model.inertia_), repr(silhouette_score(x, model.labels_)),
          repr(calinski_harabasz_score(x, model.labels_)), repr(davies_bouldin_score(x, model.labels_)),
          repr(adjusted_rand_score(iris.target, model.labels_)), sorted(np.bincount(model.labels_), reverse=True))
pca = PCA().fit(x)
print("iris pca", pca.explained_variance_.tolist(), pca.components_.tolist())

g = Generator(9)
cost = np.array([[g.uniform() for _ in range(9)] for _ in range(7)])
i, j = linear_sum_assignment(cost)
print("assignment", j.tolist(), repr(cost[i, j].sum()))

a = np.array([0, 0, 1, 1, 2, 2, 2, 0, 1, 1])
b = np.array([1, 1, 0, 0, 0, 2, 2, 1, 0, 2])
print("ari", repr(adjusted_rand_score(a, b)))
print("nmi", repr(normalized_mutual_info_score(a, b)))
print("nmi iris", repr(normalized_mutual_info_score(iris.target, KMeans(3, n_init=50, random_state=0, tol=0).fit(x).labels_)))
stripes = np.arange(200)
for k, l in [(2, 3), (4, 7), (1, 5), (200, 200), (200, 3)]:
    print("nmi stripes", k, l, repr(normalized_mutual_info_score(stripes % k, stripes // 3 % l)))

# wine.txt and digits.txt beside this script hold the data that the tests read.
wine = load_wine().data
with open("wine.txt", "w") as f:
    f.writelines(" ".join(f"{v:g}" for v in row) + "\n" for row in wine)
digits = load_digits().data[:400]
with open("digits.txt", "w") as f:
    f.writelines("".join("0123456789abcdefg"[int(v)] for v in row) + "\n" for row in digits)
def best_of_fifty(x, k, seed=0):
    return KMeans(k, n_init=50, random_state=seed, tol=0, algorithm="lloyd").fit(x).inertia_
x = StandardScaler().fit_transform(wine)
for k in (2, 3, 4, 6):
    print("wine", k, repr(best_of_fifty(x, k)))
for k in (2, 5, 8, 10, 12):
    print("digits, the best of twenty seeds", k, repr(min(best_of_fifty(digits, k, seed) for seed in range(20))))
