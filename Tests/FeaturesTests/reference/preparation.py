"""Reference values for PreparationTests and CorrelationPruningTests.

Made with Python 3 and NumPy (printed below). Run: python3 preparation.py
"""
import sys

import numpy as np

print("python", sys.version.split()[0], "numpy", np.__version__)

spend = np.array([0, 12.5, 40, 41, 55.2, 60, 75, 90.1, 120, 300, 950, 12000.0])
logged = np.log1p(spend)
low, high = np.quantile(logged, [0.05, 0.95])
held = np.clip(logged, low, high)
print("z", repr(((held - held.mean()) / held.std())[[0, 5, 11]]))
q1, median, q3 = np.quantile(held, [0.25, 0.5, 0.75])
print("robust", repr(((held - median) / (q3 - q1))[[0, 5, 11]]))
print("min-max", repr(((held - held.min()) / (held.max() - held.min()))[[0, 5, 11]]))


def find_correlation(r, cutoff):
    """The rule that the manual of caret's findCorrelation(exact = TRUE) states; 1-based, in the order of dropping."""
    r = np.abs(r)
    left = list(range(len(r)))

    def mean(i):
        return np.mean([r[i, j] for j in left if j != i])

    start = {i: mean(i) for i in left}
    order = sorted(left, key=lambda i: (-start[i], i))
    dropped = []
    for place, i in enumerate(order):
        for j in order[place + 1:]:
            if i in left and j in left and r[i, j] > cutoff:
                out = i if mean(i) > mean(j) else j
                left.remove(out)
                dropped.append(out + 1)
    return dropped


# The examples of the manual page of caret::findCorrelation.
r1 = np.array([1, .86, .56, .32, .85, .86, 1, .01, .74, .32, .56, .01, 1, .65, .91, .32, .74, .65, 1, .36,
               .85, .32, .91, .36, 1]).reshape(5, 5)
r2 = np.eye(5)
r2[1, 2] = r2[2, 1] = .7
r2[4, 2] = r2[2, 4] = -.7
r2[3, 0] = r2[0, 3] = -.67
print("R1 0.6", find_correlation(r1, .6))
print("R2 0.65", find_correlation(r2, .65))
print("R2 0.99", find_correlation(r2, .99))
