"""Writes BankReference.swift: shares and rates of UCI Bank Marketing (bank-full.csv) by age band, job and marital status.

    python bank.py bank-full.csv > ../BankReference.swift

made with Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1, pandas 3.1.1, statsmodels 0.15.0
"""
import math
import sys

import pandas as pd
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

data = pd.read_csv(sys.argv[1], sep=";")
data["age band"] = pd.cut(
    data["age"], [-math.inf, 25, 45, 65, math.inf], right=False,
    labels=["under 25", "25-44", "45-64", "65 and over"]).astype(str)


def text(value):
    return "nil" if value is None else f'"{value}"' if isinstance(value, str) else repr(float(value))


def verdict(x, n, x0, n0, ratio, low, high, t=0.8, floor=10):
    pooled = (x + x0) / (n + n0)
    counted = min(x, n - x, x0, n0 - x0) >= floor
    assessable = all(
        max(a, pooled * m) >= floor and max(m - a, (1 - pooled) * m) >= floor for a, m in [(x, n), (x0, n0)])
    if t <= ratio <= 1 / t:
        return "pass" if counted else "insufficient evidence"
    return "concern" if assessable and not low <= 1 <= high else "insufficient evidence"


print("// Made by reference/bank.py; don't edit.\n")
print("struct BankRow {")
print("    var attribute: String, subject: String, group: String, total: Int, rate: Double, low: Double, high: Double")
print("    var difference: (value: Double, low: Double, high: Double)?, ratio: (value: Double, low: Double, high: Double)?")
print("    var verdict: String?\n}\n\nenum BankReference {\n    static let rows: [BankRow] = [")
tests = []
for attribute in ["age band", "job", "marital"]:
    sizes = data[attribute].value_counts()
    reference = sizes.index[0]
    subjects = [("cellular", data["contact"] == "cellular"), ("yes", data["y"] == "yes")]
    for subject, inside in subjects:
        x0, n0 = int(inside[data[attribute] == reference].sum()), int(sizes[reference])
        for group in sorted(sizes.index):
            x, n = int(inside[data[attribute] == group].sum()), int(sizes[group])
            low, high = proportion_confint(x, n, method="wilson")
            if group == reference:
                rest = "difference: nil, ratio: nil, verdict: nil"
            else:
                d = confint_proportions_2indep(x, n, x0, n0, compare="diff", method="newcomb")
                r = confint_proportions_2indep(x, n, x0, n0, compare="ratio", method="log")
                ratio = x / n / (x0 / n0)
                rest = (
                    f"difference: ({x / n - x0 / n0!r}, {float(d[0])!r}, {float(d[1])!r}), "
                    f"ratio: ({ratio!r}, {float(r[0])!r}, {float(r[1])!r}), "
                    f'verdict: "{verdict(x, n, x0, n0, ratio, *r)}"')
            print(
                f'        BankRow(attribute: "{attribute}", subject: "{subject}", group: "{group}", total: {n}, '
                f"rate: {x / n!r}, low: {float(low)!r}, high: {float(high)!r}, {rest}),")
    for column in ["contact", "y"]:
        counts = pd.crosstab(data[attribute], data[column]).to_numpy()
        test = stats.chi2_contingency(counts, correction=False)
        n, (r, c) = counts.sum(), counts.shape
        phi2 = max(0, test.statistic / n - (r - 1) * (c - 1) / (n - 1))
        v = math.sqrt(phi2 / min(r - 1 - (r - 1) ** 2 / (n - 1), c - 1 - (c - 1) ** 2 / (n - 1)))
        tests.append(
            f'        (attribute: "{attribute}", subject: "{column}", reference: "{reference}", '
            f"statistic: {float(test.statistic)!r}, degreesOfFreedom: {test.dof}, p: {float(test.pvalue)!r}, cramersV: {v!r}),")
print("    ]\n")
print(
    "    static let tests: [(attribute: String, subject: String, reference: String, statistic: Double, "
    "degreesOfFreedom: Int, p: Double, cramersV: Double)] = [")
print("\n".join(tests))
print("    ]\n}")
