"""Reference values for latent classes. Made with Python 3.11+, NumPy 2.4.6, stepmix 3.0.0.

Seven yes-or-no answers of 118 rows, twenty different patterns, much like the ratings of slides in Agresti's
Categorical Data Analysis (2002), table 13.1.
"""
import numpy as np
from scipy.special import logsumexp
from stepmix.stepmix import StepMix

PATTERNS = """0000000 34 0000100 2 0100000 6 0100001 1 0100100 4 0100101 5 1000000 2 1010101 1 1100000 2 1100001 1
1100100 2 1100101 7 1100111 1 1101000 1 1101101 2 1101111 3 1110101 13 1110111 5 1111101 10 1111111 16""".split()
x = np.array([[int(c) for c in p] for p, n in zip(PATTERNS[::2], PATTERNS[1::2]) for _ in range(int(n))], dtype=float)
assert x.shape == (118, 7)


def em(x, k, seed, steps=5000, tolerance=1e-13):
    """Plain expectation-maximisation of Bernoulli answers; NaN leaves the answer out."""
    rng = np.random.default_rng(seed)
    known = ~np.isnan(x)
    y = np.where(known, x, 0)
    w, p = np.full(k, 1 / k), rng.uniform(0.1, 0.9, (k, x.shape[1]))
    last = -np.inf
    for _ in range(steps):
        with np.errstate(divide="ignore", invalid="ignore"):
            logs = np.where(y[:, None, :] == 1, np.log(p)[None], np.log(1 - p)[None])
        logs = np.where(known[:, None, :], logs, 0).sum(axis=2) + np.log(w)
        total = logsumexp(logs, axis=1)
        r = np.exp(logs - total[:, None])
        w = r.mean(axis=0)
        p = (r.T @ y) / (r.T @ known)
        if total.sum() - last < tolerance * abs(total.sum()):
            break
        last = total.sum()
    return total.sum(), w, p


for k in (1, 2, 3, 4):
    best = max((em(x, k, s) for s in range(30)), key=lambda m: m[0])
    package = StepMix(k, n_init=30, measurement="binary", abs_tol=1e-12, rel_tol=1e-12, max_iter=5000, random_state=1,
                      progress_bar=0, verbose=0).fit(x)
    print(k, "log-likelihood", float(best[0]), "stepmix", float(package.score(x) * len(x)),
          "weights", sorted(best[1].tolist(), reverse=True), "bic", float(-2 * best[0] + (8 * k - 1) * np.log(len(x))))
y = x.copy()
y[::5, 1] = np.nan
y[3::7, 4] = np.nan
best = max((em(y, 2, s) for s in range(30)), key=lambda m: m[0])
print("missing answers", float(best[0]), sorted(best[1].tolist(), reverse=True))
