"""Writes DistributionReference.swift: reference values of distributions, intervals and tests.

    python distributions.py > ../DistributionReference.swift

made with Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1, statsmodels 0.15.0, mpmath 1.4.1
"""
import math

import mpmath
import numpy as np
from scipy import special, stats
from statsmodels.stats.contingency_tables import Table
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

mpmath.mp.dps = 330  # so that 1 - lower still has digits in the far tail


def swift(value):
    value = float(value)
    if math.isinf(value):
        return ".infinity" if value > 0 else "-.infinity"
    return repr(value)


def table(name, kind, rows, comment):
    print(f"\n    /// {comment}\n    static let {name}: [{kind}] = [")
    for row in rows:
        text = ", ".join(x if isinstance(x, str) else swift(x) for x in row)
        print(f"        ({text}),")
    print("    ]")


print("// Made by reference/distributions.py; don't edit.\n\nenum DistributionReference {", end="")

xs = [-37.0, -20.0, -8.0, -3.5, -1.96, -1.0, -0.1, 0.0, 1e-8, 0.5, 1.0, 1.644854, 2.575829, 5.0, 8.2]
table("normal", "(x: Double, cdf: Double)", [(x, stats.norm.cdf(x)) for x in xs], "scipy.stats.norm.cdf")
ps = [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.025, 0.05, 0.075, 0.1, 0.3, 0.5, 0.7, 0.925, 0.975, 0.995, 0.9999]
table("normalQuantile", "(p: Double, x: Double)", [(p, special.ndtri(p)) for p in ps], "scipy.special.ndtri")

# mpmath, as SciPy's own error reaches 1e-12 here.
gamma = []
for a in [0.5, 1.0, 1.5, 2.0, 4.5, 9.9, 10.0, 50.0, 500.0, 50000.0]:
    for factor in [0.001, 0.1, 0.5, 0.9, 1.0, 1.1, 1.5, 3.0, 10.0]:
        x = a * factor
        a_, x_ = mpmath.mpf(a), mpmath.mpf(x)
        series = mpmath.hyp1f1(1, a_ + 1, x_, maxterms=10**6)
        lower = mpmath.exp(a_ * mpmath.log(x_) - x_ - mpmath.loggamma(a_ + 1)) * series
        upper = 1 - lower
        if upper > 1e-290 and lower > 1e-290:
            gamma.append((a, x, lower, upper))
table(
    "incompleteGamma", "(a: Double, x: Double, lower: Double, upper: Double)", gamma, "mpmath, DLMF 8.5.1")
chi = [(x, df, stats.chi2.sf(x, df)) for df in [1.0, 2.0, 3.0, 7.0, 30.0, 200.0] for x in [0.01, 1.0, 3.84, 20.0, 300.0]]
table("chiSquare", "(x: Double, degreesOfFreedom: Double, survival: Double)", chi, "scipy.stats.chi2.sf")

beta = []
for a, b in [(0.5, 0.5), (1, 1), (2, 3), (0.5, 20), (12.5, 0.5), (300, 200), (5000, 0.5)]:
    for x in [1e-6, 0.1, 0.4, 0.5, 0.6, 0.9, 0.999]:
        value = mpmath.betainc(a, b, 0, mpmath.mpf(x), regularized=True)
        if value > 1e-290:
            beta.append((a, b, x, value))
table("incompleteBeta", "(a: Double, b: Double, x: Double, value: Double)", beta, "mpmath.betainc")
student = [(t, df, stats.t.sf(t, df)) for df in [1.0, 2.0, 4.0, 9.0, 29.5, 1000.0] for t in [-3.0, 0.0, 0.01, 1.0, 2.262, 12.0]]
table("student", "(t: Double, degreesOfFreedom: Double, survival: Double)", student, "scipy.stats.t.sf")
quantiles = [(p, df, stats.t.ppf(p, df)) for df in [1.0, 4.0, 9.0, 100.0] for p in [0.001, 0.025, 0.4, 0.9, 0.975, 0.9995]]
table("studentQuantile", "(p: Double, degreesOfFreedom: Double, t: Double)", quantiles, "scipy.stats.t.ppf")
table(
    "kolmogorov", "(x: Double, survival: Double)",
    [(x, stats.kstwobign.sf(x)) for x in [0.2, 0.4, 0.7, 0.99, 1.0, 1.36, 2.0, 4.0]], "scipy.stats.kstwobign.sf")

counts = [(0, 10), (1, 10), (5, 10), (10, 10), (3, 200), (150, 200), (81, 263), (5289, 45211), (0, 1), (1, 1)]
rows = []
for level in [0.95, 0.99]:
    for x, n in counts:
        low, high = proportion_confint(x, n, alpha=1 - level, method="wilson")
        rows.append((str(x), str(n), level, low, high))
table(
    "wilson", "(count: Int, total: Int, level: Double, low: Double, high: Double)", rows,
    "statsmodels proportion_confint, wilson")

pairs = [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 0, 20), (0, 10, 0, 20), (5, 56, 0, 29), (10, 10, 10, 10), (5289, 45211, 200, 1000)]
rows = []
for x1, n1, x2, n2 in pairs:
    low, high = confint_proportions_2indep(x1, n1, x2, n2, compare="diff", method="newcomb")
    rows.append((str(x1), str(n1), str(x2), str(n2), low, high))
table(
    "newcombe", "(count: Int, total: Int, otherCount: Int, otherTotal: Int, low: Double, high: Double)", rows,
    "statsmodels confint_proportions_2indep, diff, newcomb")

rows = []
z = stats.norm.ppf(0.975)
for x1, n1, x2, n2 in [(56, 70, 48, 80), (9, 10, 3, 10), (10, 10, 4, 20), (4, 20, 10, 10), (5289, 45211, 200, 1000)]:
    low, high = confint_proportions_2indep(x1, n1, x2, n2, compare="ratio", method="log")
    rows.append((str(x1), str(n1), str(x2), str(n2), low, high))
# The rules for counts of 0 and counts at their totals, which statsmodels doesn't have.
for x1, n1, x2, n2 in [(0, 10, 5, 20), (5, 20, 0, 10), (0, 10, 20, 20), (10, 10, 20, 20), (0, 10, 0, 20)]:
    if x1 == x2 == 0:
        low, high = 0, math.inf
    else:
        full = 0.5 if x1 == n1 and x2 == n2 else 0
        a, b = (x1 or 0.5) - full, (x2 or 0.5) - full
        ratio = 1 if full else (a / n1) / (b / n2)
        reach = math.exp(z * math.sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2))
        low, high = (0 if x1 == 0 else ratio / reach), (math.inf if x2 == 0 else ratio * reach)
    rows.append((str(x1), str(n1), str(x2), str(n2), low, high))
table(
    "katz", "(count: Int, total: Int, otherCount: Int, otherTotal: Int, low: Double, high: Double)", rows,
    "statsmodels confint_proportions_2indep, ratio, log; the last five by the stated rule")


def bergsma(counts):
    counts = np.array(counts)
    n, (r, c) = counts.sum(), counts.shape
    phi2 = stats.chi2_contingency(counts, correction=False).statistic / n
    phi2 = max(0, phi2 - (r - 1) * (c - 1) / (n - 1))
    r, c = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    return math.sqrt(phi2 / min(r - 1, c - 1))


rows = []
for counts in [
    [[10, 20], [30, 40]], [[90, 60, 104, 95], [30, 50, 51, 20], [30, 40, 45, 35]], [[25, 25], [25, 25]],
    [[100, 0], [0, 100]], [[326, 38], [688, 116], [584, 188], [241, 203]],
]:
    test = stats.chi2_contingency(counts, correction=False)
    residuals = Table(np.array(counts), shift_zeros=False).standardized_resids
    rows.append(
        (str(counts), test.statistic, str(test.dof), test.pvalue, bergsma(counts),
         "[" + ", ".join(swift(x) for x in residuals.ravel()) + "]"))
table(
    "tables",
    "(counts: [[Int]], statistic: Double, degreesOfFreedom: Int, p: Double, cramersV: Double, residuals: [Double])",
    rows, "scipy chi2_contingency; Bergsma's V by its formula; statsmodels Table.standardized_resids")

ps = [0.01, 0.04, 0.03, 0.005, 0.005, 0.9, 0.2]
table("holm", "(p: Double, adjusted: Double)", zip(ps, multipletests(ps, method="holm")[1]), "statsmodels multipletests")

rows = []
for counts in [[[3, 1], [1, 3]], [[8, 2], [1, 5]], [[1, 9], [11, 3]]]:
    # The exact p of Pearson's statistic over all tables with these margins.
    (a, b), (c, d) = counts
    n, row, column = a + b + c + d, a + b, a + c
    law = stats.hypergeom(n, column, row)

    def statistic(k):
        t = [[k, row - k], [column - k, n - row - column + k]]
        return stats.chi2_contingency(t, correction=False).statistic

    seen = statistic(a)
    low, high = max(0, row + column - n), min(row, column)
    rows.append((str(counts), sum(law.pmf(k) for k in range(low, high + 1) if statistic(k) >= seen * (1 - 1e-12))))
table("exactP", "(counts: [[Int]], p: Double)", rows, "all tables with the margins, weighted by scipy.stats.hypergeom")

first = [0.1, 0.5, 0.5, 1.2, 3.4, 2.2, 0.7]
second = [0.5, 1.9, 2.5, 2.2, 4.1, 5.0, 3.3, 2.8, 1.0]
result = stats.ks_2samp(first, second)
en = len(first) * len(second) / (len(first) + len(second))
table(
    "kolmogorovSmirnov", "(statistic: Double, p: Double)",
    [(result.statistic, stats.kstwobign.sf(math.sqrt(en) * result.statistic))] * 1, "scipy ks_2samp; kstwobign.sf")
print("}")
