"""Reference values for RetailFeaturesTests: discounts and coupons of Complete Journey, returns of Online Retail.

Run: python3 retail.py SHARED_DATA. Made with the versions printed first.
"""
import sys

import pandas as pd

print("python", sys.version.split()[0], "pandas", pd.__version__)
shared = sys.argv[1]


def show(name, values, some):
    known = values.dropna()
    quartiles = [float(q) for q in known.quantile([0.25, 0.5, 0.75])]
    print(name, "customers", len(values), "known", len(known), "zero", int((known == 0).sum()))
    print("  mean", float(known.mean()), "quartiles", quartiles)
    print("  ", {key: None if pd.isna(values[key]) else float(values[key]) for key in some})


print("== complete-journey, before 2017-10-01, with sales above 0")
lines = pd.read_csv(
    f"{shared}/complete-journey/transactions_sample.csv.gz", dtype={"household_id": str, "basket_id": str})
lines = lines[(pd.to_datetime(lines.transaction_timestamp) < "2017-10-01") & (lines.sales_value > 0)].copy()
lines["discount"] = lines.retail_disc + lines.coupon_disc + lines.coupon_match_disc
some = ["1", "1000", "2305", "718", "756"]
baskets = lines.groupby(["household_id", "basket_id"]).agg(off=("discount", "max"), coupon=("coupon_disc", "max"))
show("discounted_orders", (baskets.off > 0).groupby("household_id").mean(), some)
by = lines.groupby("household_id")
show("discount_depth", by.discount.sum() / (by.sales_value.sum() + by.discount.sum()), some)
show("coupon_baskets", (baskets.coupon > 0).groupby("household_id").sum(), some)
show("coupon_money", by.coupon_disc.sum(), some)
show("shop_match", by.coupon_match_disc.sum() / by.coupon_disc.sum().where(by.coupon_disc.sum() > 0), some)

print("== online-retail, before 2011-12-10")
rows = pd.read_csv(f"{shared}/online-retail/online_retail.csv.gz", dtype={"CustomerID": str, "InvoiceNo": str})
rows = rows[rows.CustomerID.notna()].copy()
rows["amount"] = rows.Quantity * rows.UnitPrice
isReturn = rows.InvoiceNo.str.startswith("C")
kept = rows[~isReturn & (rows.Quantity > 0) & (rows.UnitPrice > 0)]
returns = rows[isReturn & rows.CustomerID.isin(kept.CustomerID)]
some = ["12346", "12748", "14646", "17841", "18287"]
orders = kept.groupby("CustomerID").InvoiceNo.nunique()
spend = kept.groupby("CustomerID").amount.sum()
count = returns.groupby("CustomerID").InvoiceNo.nunique().reindex(orders.index).fillna(0)
value = returns.amount.abs().groupby(returns.CustomerID).sum().reindex(orders.index).fillna(0)
print("rows of returns", int(isReturn.sum()), "of customers with a purchase", len(returns))
show("return_rate", count / orders, some)
show("returned_share_of_spend", value / spend, some)
show("returned_units", -returns.Quantity.groupby(returns.CustomerID).sum().reindex(orders.index).fillna(0), some)
