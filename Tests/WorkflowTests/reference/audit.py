"""Reference values of RealAuditTests: rates by group with intervals.

    python3 audit.py SHARED_DATA

Made with Python 3.11.7, pandas 2.3.3, SciPy 1.17.1, statsmodels 0.15.0, Fairlearn 0.15.0; nothing is taken from the
Swift code.
"""
import sys

import pandas as pd
from fairlearn.metrics import MetricFrame, selection_rate
from scipy.stats import chi2_contingency
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

folder = sys.argv[1]
people = pd.read_csv(f"{folder}/customer-personality/marketing_campaign.csv", sep=None, engine="python")
frame = MetricFrame(metrics=selection_rate, y_true=people.Response, y_pred=people.Response,
                    sensitive_features=people.Education)
counts = people.groupby("Education").Response.agg(["sum", "size"])
chi = chi2_contingency(pd.crosstab(people.Education, people.Response), correction=False)
print("Education", "chi-square", repr(float(chi[0])), "degrees", chi[2], "p", repr(float(chi[1])))
hits, n = counts.loc["Graduation"]
for group, (own, size) in counts.iterrows():
    wilson = proportion_confint(own, size, method="wilson")
    difference = confint_proportions_2indep(own, size, hits, n, compare="diff", method="newcomb")
    ratio = confint_proportions_2indep(own, size, hits, n, compare="ratio", method="log")
    values = [frame.by_group[group], *wilson, own / size - hits / n, *difference, own / size / (hits / n), *ratio]
    print(f'("{group}", {own}, {size}, {[float(v) for v in values]}),')

lines = pd.read_csv(f"{folder}/online-retail/online_retail.csv.gz")
country = lines[lines.CustomerID.notna()].groupby("CustomerID").Country.first().value_counts()
print(len(lines[lines.CustomerID.notna()].CustomerID.unique()), country[country >= 10].to_dict(),
      int(country[country < 10].sum()))
