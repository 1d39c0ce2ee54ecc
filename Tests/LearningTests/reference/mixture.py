"""Reference values for mixtures. Made with Python 3.11+, scikit-learn 1.9.1, NumPy 2.4.6, SciPy 1.17.1.

scikit-learn starts from the parameters given; its BIC and AIC; one step, then to convergence.
"""
import warnings

import numpy as np
from sklearn.datasets import load_iris
from sklearn.mixture import GaussianMixture

from seeded import blobs

warnings.simplefilter("ignore")
NAMES = {"full": "full", "tied": "tied", "diag": "diagonal", "spherical": "spherical"}


def start(kind, k, p):
    return {"full": np.array([np.eye(p) * (1 + c) for c in range(k)]), "tied": np.eye(p) * 1.5,
            "diag": np.array([np.full(p, 1.0 + c) for c in range(k)]), "spherical": np.arange(1.0, k + 1)}[kind]


def run(name, x, rows, weights):
    k, p = len(rows), x.shape[1]
    for kind in NAMES:
        for steps in (1, 1000):
            m = GaussianMixture(k, covariance_type=kind, tol=1e-10 if steps > 1 else 1e-3, max_iter=steps,
                                weights_init=weights, means_init=x[rows], precisions_init=start(kind, k, p)).fit(x)
            n = len(x)
            hard = m.predict_proba(x).max(axis=1)
            figures = [m.lower_bound_, m.weights_[0], m.means_[1][1], np.ravel(m.covariances_)[-1], m.bic(x), m.aic(x),
                       m.bic(x) - 2 * np.log(hard).sum()]
            print(f'    .init("{name}", .{NAMES[kind]}, {steps}, {[float(f) for f in figures]}),',
                  f"// {np.bincount(m.predict(x), minlength=k)}")


run("iris", load_iris().data, [0, 50, 100], [0.3, 0.3, 0.4])
run("blobs", blobs(120, 4, 4, 2.0, 1), [0, 1, 2, 3], [0.25] * 4)
