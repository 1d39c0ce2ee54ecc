#!/usr/bin/env python3
"""The largest relative difference between our features and the peers' in a folder: it must be under 1e-9.

    check_features.py FOLDER SCRIPTS

FOLDER holds customers.csv, features.f64 (ours) and features_duckdb.parquet or features_polars.parquet.
"""
import os
import sys

import numpy as np
import polars as pl

folder, scripts = sys.argv[1], sys.argv[2]
sys.path.insert(0, scripts)
from peer_common import FEATURES

ids = pl.read_csv(os.path.join(folder, "customers.csv"), columns=["customer_id"])["customer_id"].to_numpy()
order = np.argsort(ids)
ours = np.fromfile(os.path.join(folder, "features.f64")).reshape(-1, len(FEATURES))[order]
for peer in ("duckdb", "polars"):
    path = os.path.join(folder, f"features_{peer}.parquet")
    if not os.path.exists(path):
        continue
    table = pl.read_parquet(path).sort("customer_id")
    assert (ids[order] == table["customer_id"].to_numpy()).all()
    theirs = table.select(FEATURES).to_numpy().astype(float)
    difference = np.abs(ours - theirs) / np.maximum(1, np.abs(theirs))
    worst = FEATURES[int(difference.max(0).argmax())]
    print(f"{folder}: largest difference to {peer} {difference.max():.1e} ({worst})")
    assert difference.max() < 1e-9
