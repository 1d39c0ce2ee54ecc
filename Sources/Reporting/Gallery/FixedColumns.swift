extension Gallery {
    /// The titles that a table's columns may have, for tables whose columns are the same in every study: what a document
    /// names in `:columns:` is then checked before anything is computed. In English, as documents of every language name
    /// columns; never shown. A test holds them to what the tables make.
    static let fixedColumns: [String: [String]] = [
        "segments": [
            "Segment", "Customers", "Share", "Revenue share", "Stability [95 %]", "Reading", "Silhouette", "Nearest",
        ],
        "features": [
            "Feature", "Name", "Block", "Source", "Unit", "Meaning", "Missing", "Mean", "sd", "Min", "25 %", "Median",
            "75 %", "Max",
        ],
        "text-topics": ["Feature", "Strongest words"],
        "dropped": ["Feature", "Reason", "Figure"],
        "funnel": ["Source", "Step", "Rows", "Customers", "Orders", "Amount"],
        "sources": ["Source", "File", "Rows", "Accepted", "Rejected", "Filtered", "SHA-256"],
        "alerts": ["About", "Severity", "What", "Figure"],
        "choice": [
            "Method", "k", "Stability", "Silhouette", "Calinski–Harabasz", "Davies–Bouldin", "Gap",
            "Prediction strength", "BIC",
            "Smallest", "Chosen",
        ],
        "stability": ["k", "Mean ARI", "sd", "Median [95 % of pairs]", "Pairs"],
        "tuning": ["Question", "Model", "Settings", "Score", "Mean", "sd", "Chosen in folds"],
        "importance": ["Feature", "Measure", "Model", "Mean", "sd"], "impurity": ["Feature", "Share of the decrease"],
        "rules": ["Segment", "Rule", "Customers", "Precision [95 %]"],
        "markers": ["Segment", "Marker", "Unit", "Here", "All", "Effect [95 %]"],
        "audit": [
            "Attribute", "Group", "Segment or outcome", "Rate [95 %]", "n", "Difference, points [95 %]", "Ratio [95 %]",
            "Verdict",
        ],
        "audit-excluded": ["Attribute", "Group", "n", "Reason"],
        "campaigns": [
            "Campaign", "Segment", "Addressed [95 %]", "n", "Control [95 %]", "Difference, points [95 %]",
        ],
        "impact": ["Segment", "Measure", "Rate [95 %]", "n", "All", "Lift"],
        "purchase-parameters": ["Parameter", "Value", "Standard error", "Meaning"],
        "baselines": ["Method", "Groups", "Silhouette", "Agreement (ARI)"],
        "preparation": ["Feature", "Step", "Parameters"], "parameters": ["Parameter", "Value"],
        "inputs": ["File", "SHA-256"],
        "null-benchmark": ["Data", "Silhouette", "its 95 % quantile", "Stability (ARI)"],
    ]
}
