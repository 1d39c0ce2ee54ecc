"""Writes SpecialFunctionReference.swift: reference values of the gamma, beta and hypergeometric functions.

    python special.py > ../SpecialFunctionReference.swift

made with Python 3.11.7, mpmath 1.4.1
"""
import mpmath as mp

mp.mp.dps = 60


def table(name, kind, rows, comment):
    print(f"\n    /// {comment}\n    static let {name}: [{kind}] = [")
    for row in rows:
        print("        (" + ", ".join(repr(float(x)) for x in row) + "),")
    print("    ]")


print("// Made by reference/special.py; don't edit.\n\nenum SpecialFunctionReference {", end="")

zs = [1e-6, 0.01, 0.2427, 0.5, 1.0, 1.5, 2.0, 7.3, 9.999, 10.0, 44.5, 1234.5, 1e6, 1e12]
table("gamma", "(z: Double, logarithm: Double, digamma: Double, trigamma: Double)",
      [(z, mp.loggamma(z), mp.digamma(z), mp.polygamma(1, z)) for z in zs], "mpmath loggamma, digamma, polygamma")

rises = []
for z in [1e-6, 0.2427, 3.0, 9.5, 250.0, 1e6, 1e9]:
    for n in [0.25, 1.0, 7.0, 29.0, 1000.0, 1e7]:
        z_, n_ = mp.mpf(z), mp.mpf(n)
        rises.append((z, n, mp.loggamma(z_ + n_) - mp.loggamma(z_), mp.digamma(z_ + n_) - mp.digamma(z_)))
table("rises", "(z: Double, n: Double, logarithm: Double, digamma: Double)", rises, "mpmath loggamma, digamma")

betas = [(a, b, mp.log(mp.beta(a, b))) for a in [1e-3, 0.7929, 4.0, 300.0] for b in [0.01, 2.4259, 50.0, 1e7]]
table("logBeta", "(a: Double, b: Double, value: Double)", betas, "mpmath beta")

gauss = []
for a, b, c in [(0.5, 0.5, 1.5), (1, 1, 2), (7.25, 9.4, 8.2), (2.2427, 4.4259, 4.2188), (0.2427, 2.4259, 2.2188),
                (30.2, 31.4, 32.7), (-0.4, 1.2, 3.0), (-2.5, -0.2, 0.3), (0.3, 0.6, -0.4), (250.0, 3.0, 252.0)]:
    for z in [0.0, 1e-9, 0.1, 0.5, 0.8, 0.95, 0.999]:
        gauss.append((a, b, c, z, mp.hyp2f1(mp.mpf(a), mp.mpf(b), mp.mpf(c), mp.mpf(z))))
table("gauss", "(a: Double, b: Double, c: Double, z: Double, value: Double)",
      [row for row in gauss if abs(row[-1]) < 1e300], "mpmath hyp2f1")

tails = []
for a, b, c in [(2.9761, -0.2071, 2.2188), (1.5, 0.0, 2.0), (0.4, -0.7, 0.0), (0.4, 0.0, 0.0), (-0.8, 3.0, 12.0)]:
    for z in [1e-9, 0.3, 0.9]:
        tails.append((a, b, c, z, mp.hyp3f2(mp.mpf(a) + 1, mp.mpf(b) + 1, 1, mp.mpf(c) + 1, 2, mp.mpf(z))))
table("tails", "(a: Double, b: Double, c: Double, z: Double, value: Double)", tails, "mpmath hyp3f2")

expectations = []
for a, b in [(0.8, 2.4), (0.01, 3.0), (40.0, 60.0), (3000.0, 5000.0), (2.0, 1e5), (0.3, 0.05)]:
    a_, b_ = mp.mpf(a), mp.mpf(b)
    expectations.append((a, b, a_ / (a_ + b_), mp.hyp1f1(a_, a_ + b_, -7)))
table("betaExpectation", "(a: Double, b: Double, mean: Double, exponential: Double)", expectations,
      "E P and E exp(-7 P), the latter mpmath hyp1f1")
print("}")
