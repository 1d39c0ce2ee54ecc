"""Writes PurchaseReference.swift: reference values of the BG/NBD and Gamma-Gamma models.

    python purchases.py CDNOW_sample.txt > ../Purchases/PurchaseReference.swift

made with Python 3.11.7, mpmath 1.4.1, lifetimes 0.11.3, NumPy 2.4.6, SciPy 1.17.1

Likelihoods are written down from the papers and maximised with mpmath to 30 digits; nothing is taken from the Swift code.
lifetimes is printed beside, to five digits, as it stops early.
"""
import datetime
import sys
import warnings
from collections import Counter

import mpmath as mp

mp.mp.dps = 30
warnings.filterwarnings("ignore")


class Generator:
    """Knuth's MMIX constants, as in the other scripts."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return ((self.state >> 11) + 0.5) * 2.0**-53


def bgnbd_log_likelihood(theta, patterns):
    """Fader, Hardie & Lee 2005, eq. 6; patterns: {(x, t_x, T): count}."""
    r, alpha, a, b = theta
    total = mp.mpf(0)
    by_x = {}
    for (x, tx, age), count in patterns.items():
        if x not in by_x:
            rates = mp.gamma(r + x) / mp.gamma(r) * alpha**r
            by_x[x] = (rates * mp.beta(a, b + x) / mp.beta(a, b),
                       rates * mp.beta(a + 1, b + x - 1) / mp.beta(a, b) if x else 0)
        active, left = by_x[x]
        value = active / (alpha + age) ** (r + x) + (left / (alpha + tx) ** (r + x) if x else 0)
        total += count * mp.log(value)
    return total


def gamma_gamma_log_likelihood(theta, spending):
    """Fader & Hardie 2013, eq. 1a; spending: [(x, mean)]."""
    p, q, g = theta
    return sum(mp.loggamma(p * x + q) - mp.loggamma(p * x) - mp.loggamma(q) + q * mp.log(g)
               + (p * x - 1) * mp.log(m) + p * x * mp.log(x) - (p * x + q) * mp.log(g + m * x) for x, m in spending)


def derivatives(f, point):
    """Gradient and Hessian by central differences of step 1e-7 at 30 digits: good to 1e-13 and 1e-12."""
    h, n = mp.mpf(10) ** -7, len(point)

    def moved(*steps):
        shifted = list(point)
        for index, step in steps:
            shifted[index] += step * h
        return f(shifted)

    centre = f(point)
    plus = [moved((i, 1)) for i in range(n)]
    minus = [moved((i, -1)) for i in range(n)]
    gradient = mp.matrix([(plus[i] - minus[i]) / (2 * h) for i in range(n)])
    hessian = mp.matrix(n, n)
    for i in range(n):
        hessian[i, i] = (plus[i] - 2 * centre + minus[i]) / h**2
        for j in range(i):
            mixed = moved((i, 1), (j, 1)) - moved((i, 1), (j, -1)) - moved((i, -1), (j, 1)) + moved((i, -1), (j, -1))
            hessian[i, j] = hessian[j, i] = mixed / (4 * h**2)
    return gradient, hessian


def maximise(f, start):
    """Newton on the logarithms; start must lie near."""
    def g(logs):
        return f([mp.exp(x) for x in logs])

    logs = [mp.log(x) for x in start]
    for _ in range(40):
        gradient, hessian = derivatives(g, logs)
        step = mp.lu_solve(-hessian, gradient)
        size = max(abs(x) for x in step)
        scale = min(1, mp.mpf("0.5") / size)
        while g([x + scale * s for x, s in zip(logs, step)]) < g(logs) and scale > mp.mpf("1e-6") and size > 1e-9:
            scale /= 2
        logs = [x + scale * s for x, s in zip(logs, step)]
        if size < mp.mpf(10) ** -13:
            break
    else:
        raise SystemExit("not converged")
    theta = [mp.exp(x) for x in logs]
    errors = [theta[i] * mp.sqrt((-derivatives(g, logs)[1] ** -1)[i, i]) for i in range(len(theta))]
    return theta, f(theta), errors


def alive(theta, x, tx, age):
    r, alpha, a, b = theta
    return 1 / (1 + a / (b + x - 1) * ((alpha + age) / (alpha + tx)) ** (r + x)) if x else mp.mpf(1)


def expected(theta, t, x=0, tx=0, age=0):
    """Fader, Hardie & Lee 2005, eq. 10, at 60 digits; a is moved by 1e-25 off its removable singularities."""
    with mp.workdps(60):
        r, alpha, a, b = [mp.mpf(v) for v in theta]
        a += mp.mpf(10) ** -25
        z = mp.mpf(t) / (alpha + age + t)
        f = mp.hyp2f1(r + x, b + x, a + b + x - 1, z)
        return ((a + b + x - 1) / (a - 1) * (1 - ((alpha + age) / (alpha + age + t)) ** (r + x) * f)
                * alive([r, alpha, a, b], x, mp.mpf(tx), mp.mpf(age)))


def expected_of_faithful(theta, t, x, tx, age):
    """The same after Euler's transformation of 2F1, summed term by term: with a huge b the function itself takes hours."""
    with mp.workdps(80):
        r, alpha, a, b = [mp.mpf(v) for v in theta]
        a += mp.mpf(10) ** -35
        z, c, k = mp.mpf(t) / (alpha + age + t), a + b + x - 1, 0
        term = f = mp.mpf(1)
        while abs(term) > mp.mpf(10) ** -78:
            term *= (c - r - x + k) * (a - 1 + k) / ((c + k) * (k + 1)) * z
            f += term
            k += 1
        return (c / (a - 1) * (1 - (1 - z) ** (a - 1) * f)) * alive([r, alpha, a, b], x, mp.mpf(tx), mp.mpf(age))


@mp.workdps(400)
def pmf(theta, x, t):
    """Fader, Hardie & Lee 2005, eq. 8; many digits, as the second term is 1 minus a sum next to 1."""
    r, alpha, a, b = [mp.mpf(v) for v in theta]
    stayed = (mp.beta(a, b + x) / mp.beta(a, b) * mp.gamma(r + x) / mp.gamma(r) / mp.factorial(x)
              * (alpha / (alpha + t)) ** r * (t / (alpha + t)) ** x)
    if x == 0:
        return stayed
    total = sum(mp.gamma(r + j) / mp.gamma(r) / mp.factorial(j) * (t / (alpha + t)) ** j for j in range(x))
    return stayed + mp.beta(a + 1, b + x - 1) / mp.beta(a, b) * (1 - (alpha / (alpha + t)) ** r * total)


def numbers(values):
    return ", ".join(repr(float(v)) for v in values)


def emit(name, kind, value, comment):
    print(f"\n    /// {comment}\n    static let {name}: {kind} = {value}")


def rows(items):
    return "[\n" + "".join(f"        ({item}),\n" for item in items) + "    ]"


# A small sample from the model, in days, and amounts.
g = Generator(2005)
seeded = []
for customer in range(150):
    rate = 0.03 * (-mp.log(g.uniform())) + 0.001
    leave = g.uniform() ** 3
    age = 30 + int(335 * g.uniform())
    days, now = set(), 0.0
    while True:
        now += float(-mp.log(g.uniform()) / rate)
        if now > age:
            break
        days.add(int(now) + 1 if int(now) + 1 <= age else age)
        if g.uniform() < leave:
            break
    level = 10 + 60 * g.uniform()
    amounts = [round(level * (0.5 + g.uniform()), 2) for _ in days]
    seeded.append((len(days), max(days, default=0), age, round(sum(amounts) / len(amounts), 4) if days else 0.0))
patterns = Counter((x, mp.mpf(tx) / 7, mp.mpf(age) / 7) for x, tx, age, _ in seeded)
spending = [(x, mp.mpf(m)) for x, _, _, m in seeded if x]

print("// Made by reference/purchases.py; don't edit.\n\nenum PurchaseReference {", end="")
emit("seeded", "[(repeats: Int, lastDay: Int, ageDays: Int, mean: Double)]",
     rows(f"{x}, {tx}, {age}, {m}" for x, tx, age, m in seeded), "Simulated customers; times in days.")
theta, value, errors = maximise(lambda t: bgnbd_log_likelihood(t, patterns), [0.8, 5, 0.5, 1.5])
emit("seededParameters", "[Double]", f"[{numbers(theta)}]", "r, alpha (weeks), a, b: maximum likelihood.")
emit("seededErrors", "[Double]", f"[{numbers(errors)}]", "Their standard errors.")
emit("seededLogLikelihood", "Double", numbers([value]), "At the maximum.")
theta, value, errors = maximise(lambda t: gamma_gamma_log_likelihood(t, spending), [6, 4, 20])
emit("seededValueParameters", "[Double]", f"[{numbers(theta)}]", "p, q, gamma: maximum likelihood.")
emit("seededValueErrors", "[Double]", f"[{numbers(errors)}]", "Their standard errors.")
emit("seededValueLogLikelihood", "Double", numbers([value]), "At the maximum.")

# CDNOW: calibration until 1997-09-30, one purchase per customer and day.
customers = {}
for line in open(sys.argv[1]):
    _, customer, date, _, amount = line.split()
    day = datetime.date(int(date[:4]), int(date[4:6]), int(date[6:])).toordinal()
    days = customers.setdefault(customer, {})
    days[day] = days.get(day, 0) + round(float(amount) * 100)
end = datetime.date(1997, 9, 30).toordinal()
summary, amounts, plain = Counter(), [], []
for customer in sorted(customers):
    days = sorted(d for d in customers[customer] if d <= end)
    cents = sum(customers[customer][d] for d in days[1:])
    x, tx, age = len(days) - 1, days[-1] - days[0], end - days[0]
    summary[(x, mp.mpf(tx) / 7, mp.mpf(age) / 7)] += 1
    plain.append((x, tx / 7, age / 7, cents / 100 / x if x else 0.0))
    if x and cents:
        amounts.append((x, mp.mpf(cents) / 100 / x))
theta, value, errors = maximise(lambda t: bgnbd_log_likelihood(t, summary), [0.243, 4.414, 0.793, 2.426])
emit("cdnowParameters", "[Double]", f"[{numbers(theta)}]", "CDNOW sample, calibration of 39 weeks.")
emit("cdnowErrors", "[Double]", f"[{numbers(errors)}]", "Their standard errors.")
emit("cdnowLogLikelihood", "Double", numbers([value]), "At the maximum.")
emit("cdnowExpectedNew", "[(weeks: Double, purchases: Double)]",
     rows(f"{t}.0, {numbers([expected(theta, t)])}" for t in [1, 39, 78]), "E[X(t)] at these parameters.")
cases = [(0, 0, 38.86), (2, 30.43, 38.86), (1, 1.71, 38.86), (7, 29.43, 38.86), (26, 30.86, 31.0), (5, 5.0, 35.0)]
emit("cdnowPredictions", "[(repeats: Int, lastRepeat: Double, age: Double, alive: Double, purchases: Double)]",
     rows(f"{x}, {tx}, {age}, {numbers([alive(theta, x, mp.mpf(tx), mp.mpf(age)), expected(theta, 39, x, tx, age)])}"
          for x, tx, age in cases), "P(alive), and E[Y(39)].")
value_theta, value, value_errors = maximise(lambda t: gamma_gamma_log_likelihood(t, amounts), [6.25, 3.74, 15.44])
emit("cdnowValueParameters", "[Double]", f"[{numbers(value_theta)}]", f"Of {len(amounts)} customers with repeats.")
emit("cdnowValueErrors", "[Double]", f"[{numbers(value_errors)}]", "Their standard errors.")
emit("cdnowValueLogLikelihood", "Double", numbers([value]), "At the maximum.")
n = len(amounts)
mx, my = mp.fsum(x for x, _ in amounts) / n, mp.fsum(m for _, m in amounts) / n
correlation = (mp.fsum((x - mx) * (m - my) for x, m in amounts)
               / mp.sqrt(mp.fsum((x - mx) ** 2 for x, _ in amounts) * mp.fsum((m - my) ** 2 for _, m in amounts)))
emit("cdnowCorrelation", "Double", numbers([correlation]), "Of repeats and mean amount.")

hard = []
for theta_ in [(0.2426, 4.4136, 0.7929, 2.4259), (0.5, 10, 1, 3), (0.7, 3, 0.4, 0.6), (1.2, 8, 1, 1e-3),
               (120, 100, 0.05, 2), (500, 20, 3, 40), (0.1, 0.01, 0.01, 5), (2, 1, 1e-3, 0.5), (3, 2, 900, 1200)]:
    for x, tx, age in [(0, 0, 0), (0, 0, 40), (1, 3.5, 20), (12, 30, 31), (400, 50, 52)]:
        for t in [0.1, 4, 52, 2000]:
            hard.append(f"[{numbers(theta_)}], {x}, {numbers([tx, age, t])}, {numbers([expected(theta_, t, x, tx, age)])}")
emit("expectedPurchases",
     "[(parameters: [Double], repeats: Int, lastRepeat: Double, age: Double, time: Double, value: Double)]",
     rows(hard), "E[Y(t) | x, t_x, T] by the published formula at 60 digits.")
faithful = [f"[{numbers(theta_)}], {x}, {numbers([tx, age, t])}, "
            f"{numbers([expected_of_faithful(theta_, t, x, tx, age)])}"
            for theta_ in [(1.5, 6, 0.6, 4e6), (0.8, 5, 30, 1e8), (0.4, 2, 0.2, 3e5), (2, 3, 1, 1e9)]
            for x, tx, age in [(0, 0, 40), (12, 30, 31), (150, 50, 52)] for t in [13, 52]]
emit("expectedOfFaithful",
     "[(parameters: [Double], repeats: Int, lastRepeat: Double, age: Double, time: Double, value: Double)]",
     rows(faithful), "The same where hardly anybody leaves.")
masses = [f"[{numbers(theta_)}], {x}, {numbers([t])}, {numbers([pmf(theta_, x, mp.mpf(t))])}"
          for theta_ in [(0.2426, 4.4136, 0.7929, 2.4259), (120, 100, 0.05, 2), (0.1, 0.01, 2, 5)]
          for x in [0, 1, 7, 60] for t in [0.1, 39, 500]]
emit("masses", "[(parameters: [Double], count: Int, time: Double, value: Double)]", rows(masses), "P(X(t) = x).")

# The package lifetimes on the same customers.
import pandas as pd  # noqa: E402
from lifetimes import BetaGeoFitter, GammaGammaFitter  # noqa: E402

frame = pd.DataFrame(plain, columns=["frequency", "recency", "T", "monetary"])
fitter = BetaGeoFitter().fit(frame.frequency, frame.recency, frame["T"], tol=1e-12)
emit("lifetimesParameters", "[Double]", f"[{numbers([fitter.params_[k] for k in ['r', 'alpha', 'a', 'b']])}]",
     "lifetimes.BetaGeoFitter on CDNOW.")
repeaters = frame[frame.monetary > 0]
values = GammaGammaFitter().fit(repeaters.frequency, repeaters.monetary, tol=1e-8)
emit("lifetimesValueParameters", "[Double]", f"[{numbers([values.params_[k] for k in ['p', 'q', 'v']])}]",
     "lifetimes.GammaGammaFitter on CDNOW.")
# lifetimes' months have 4.345 weeks: 12 of them, 1 % each.
fitter.params_ = pd.Series({k: float(v) for k, v in zip(["r", "alpha", "a", "b"], theta)})
values.params_ = pd.Series({k: float(v) for k, v in zip(["p", "q", "v"], value_theta)})
some = frame.iloc[[0, 1, 2, 6, 100, 1000]]
clv = values.customer_lifetime_value(fitter, some.frequency, some.recency, some["T"], some.monetary, time=12,
                                     discount_rate=0.01, freq="W")
emit("lifetimeValues", "[(repeats: Int, lastRepeat: Double, age: Double, mean: Double, value: Double)]",
     rows(f"{int(x)}, {numbers([tx, age, m, c])}" for (x, tx, age, m), c in zip(some.values, clv)),
     "lifetimes.customer_lifetime_value at the parameters above, 12 months of 4.345 weeks at 1 % each.")
print("}")
