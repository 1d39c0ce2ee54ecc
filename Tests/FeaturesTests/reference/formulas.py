"""Reference values for EventFiguresTests, FamilyTests and TextTopicsTests.

Made with Python 3, pandas and scikit-learn (printed below). Run: python3 formulas.py
"""
import sys

import numpy as np
import pandas as pd
import sklearn
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

print("python", sys.version.split()[0], "pandas", pd.__version__, "scikit-learn", sklearn.__version__)

# The events of `Support.swift`: a linear congruential generator, so that both sides have the same.
state = 1


def draw(bound):
    global state
    state = (1103515245 * state + 12345) % 2**31
    return (state >> 8) % bound


rows = []
for _ in range(400):
    customer, day, hour, order = draw(12), draw(300), draw(24), draw(150)
    amount, category = draw(5000) / 100 - 5, draw(5)
    rows.append((customer, day, hour, order, amount, "abcde"[category]))
events = pd.DataFrame(rows, columns=["customer", "day", "hour", "order", "amount", "category"])
as_of = pd.Timestamp("2011-11-01")
events["date"] = pd.Timestamp("2011-01-01") + pd.to_timedelta(events.day, "D")
events["weekday"] = events.date.dt.day_name().str[:3]
events["days_ago"] = (as_of - events.date).dt.days
everybody = range(13)  # the last has no events
by = events.groupby("customer")


def show(name, values):
    print(name, [None if pd.isna(v) else float(v) for v in values.reindex(everybody)])


orders = by.order.nunique()
weekend = events[events.weekday.isin(["Sat", "Sun"])].groupby("customer").order.nunique()
show("weekend", weekend.reindex(orders.index).fillna(0) / orders)
show("mean evening", events[events.hour >= 18].groupby("customer").amount.mean())
show("sd", by.amount.std())
show("min", by.amount.min())
show("distinct", by.category.nunique().reindex(everybody).fillna(0))
show("since a", events[events.category == "a"].groupby("customer").days_ago.min())
show("first", by.days_ago.max())
show("share of amount", events[events.category == "b"].groupby("customer").amount.sum() / by.amount.sum())


def gap_variation(group):
    gaps = pd.Series(sorted(set(group.day))).diff().dropna()
    return gaps.std() / gaps.mean() if len(gaps) > 1 else np.nan


show("gaps", by.apply(gap_variation, include_groups=False))

window = events.days_ago.max()
recent = events[events.days_ago <= 90].groupby("customer")
n, n90 = orders, recent.order.nunique().reindex(orders.index).fillna(0)
show("trend orders", np.log((n90 / 90 + 1 / window) / ((n - n90) / (window - 90) + 1 / window)))
s, s90 = by.amount.sum(), recent.amount.sum().reindex(orders.index).fillna(0)
one = s / n
show("trend spend", np.log((s90 / 90 + one / window) / ((s - s90) / (window - 90) + one / window)))

texts = [
    "delivery arrived late courier lost parcel",
    "courier late delivery delivery",
    "parcel lost courier",
    "quality fabric colour lovely",
    "lovely fabric quality quality",
    "colour faded fabric",
    "price discount cheap",
    "discount price voucher",
    "voucher discount price price cheap",
    "delivery parcel late",
    "fabric colour quality",
    "cheap voucher price",
]
x = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
svd = TruncatedSVD(3, algorithm="arpack", random_state=0).fit(x)
print("singular", svd.singular_values_.tolist())
print("norms", (svd.transform(x) ** 2).sum(axis=1).tolist())

# The classifier's objective is that of scikit-learn with C = 1 / (penalty n).
import itertools

from sklearn.linear_model import LogisticRegression

labelled = [
    ("good delivery", 1), ("bad delivery", 0), ("really good price", 1), ("late and bad", 0), ("good", 1),
    ("not good at all", 0), ("price was bad", 0), ("lovely price", 1),
]
vocabulary = {}
binary = []
for text, _ in labelled:
    words = text.split()
    terms = sorted(set(words + [" ".join(pair) for pair in itertools.pairwise(words)]))
    binary.append({vocabulary.setdefault(term, len(vocabulary)): 1 / np.sqrt(len(terms)) for term in terms})
x = np.zeros((len(labelled), len(vocabulary)))
for row, entries in enumerate(binary):
    for column, value in entries.items():
        x[row, column] = value
y = [label for _, label in labelled]
model = LogisticRegression(C=1 / (0.01 * len(y)), tol=1e-12, max_iter=100_000).fit(x, y)
print("classifier", model.predict_proba(x)[:, 1].tolist())
