"""Reference values for Reduction/PrincipalComponentsTests.swift. Made with scikit-learn 1.9.1, NumPy 2.4.6.

Data sets come from a 64-bit linear congruential generator (Knuth's MMIX constants), as in SeededData.swift.
"""
import numpy as np
from sklearn.decomposition import PCA


class Generator:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) * 2.0**-53

    def bell(self):
        total = 0.0
        for _ in range(4):
            total += self.uniform()
        return total - 2


def factor_cloud(rows, columns, loading, seed):
    g = Generator(seed)
    x = np.empty((rows, columns))
    for r in range(rows):
        factor = (g.bell() + g.bell() + g.bell()) * loading
        for j in range(columns):
            x[r, j] = factor + g.bell() + g.bell() + g.bell()
    return x


def signed(components):
    return np.array([row * np.sign(row[np.argmax(np.abs(row))]) for row in components])


for name, rows, columns, loading, seed in [("wide", 8, 20, 0.7, 11), ("tall", 200, 6, 0.5, 12)]:
    x = factor_cloud(rows, columns, loading, seed)
    model = PCA(svd_solver="full").fit(x)
    components = signed(model.components_)
    print(name, "variances", model.explained_variance_.tolist())
    print(name, "ratios", model.explained_variance_ratio_[:3].tolist())
    print(name, "first two", components[:2].ravel().tolist())
    print(name, "first row's scores", ((x - x.mean(axis=0)) @ components.T)[0, :3].tolist())
    print(name, "first loadings", (components[0] * np.sqrt(model.explained_variance_[0])).tolist())
