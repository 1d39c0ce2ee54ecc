"""Writes Tests/LearningTests/Clustering/HierarchicalReference.swift: what SciPy computes.

    pip install scipy==1.17.1 numpy==2.4.6
    python Tests/LearningTests/reference/hierarchical.py

Data sets come from a 64-bit linear congruential generator (Knuth's MMIX constants), as in SeededData.swift.
"""
from pathlib import Path

import numpy as np
import scipy
from scipy.cluster.hierarchy import fcluster, linkage

LINKAGES = ["ward", "complete", "average", "single"]
lines = [
    "import Learning",
    "",
    f"/// Made by reference/hierarchical.py with SciPy {scipy.__version__}, NumPy {np.__version__}.",
    "enum HierarchicalReference {",
]


def blobs(rows, columns, centres, distance, seed):
    """Row r belongs to blob r % centres; feature j of blob c is shifted by distance where j % centres == c."""
    state = seed
    x = np.empty((rows, columns))
    for r in range(rows):
        for j in range(columns):
            noise = 0.0
            for _ in range(4):
                state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
                noise += (state >> 11) * 2.0**-53
            x[r, j] = noise - 2 + (distance if j % centres == r % centres else 0.0)
    return x


def emit(name, rows):
    """Numbers as text: a long array literal takes the compiler long."""
    lines.append(f'    static let {name} = numbers(\n        """')
    lines.extend("        " + " ".join(repr(float(v)).removesuffix(".0") for v in row) for row in rows)
    lines.append('        """)')


def in_lines(values, width):
    return [values[start : start + width] for start in range(0, len(values), width)]


# All of SciPy's matrix, and labels of the cuts into 2...8.
plain = blobs(60, 4, 4, 1.0, 11)
for method in LINKAGES:
    z = linkage(plain, method)
    emit(method + "Merges", z)
    emit(method + "Cuts", [fcluster(z, k, "maxclust") for k in range(2, 9)])

# Row r comes 1 + r % 3 times.
copies = np.repeat(blobs(40, 3, 3, 0.8, 12), [1 + r % 3 for r in range(40)], axis=0)
for method in LINKAGES:
    emit(method + "CopiesHeights", in_lines(linkage(copies, method)[:, 2], 5))

# More columns than rows; many rows.
emit("wideHeights", [linkage(blobs(12, 40, 3, 1.0, 13), method)[:, 2] for method in LINKAGES])
many = blobs(700, 5, 5, 1.2, 14)
emit("manySums", [[z[:, 2].sum(), *sorted(np.bincount(fcluster(z, 5, "maxclust"))[1:], reverse=True)]
                  for z in (linkage(many, method) for method in LINKAGES)])

for kind in ["Merges", "Cuts", "CopiesHeights"]:
    cases = ", ".join(f".{method}: {method}{kind}" for method in LINKAGES)
    lines.append(f"    static let {kind[0].lower() + kind[1:]}: [Linkage: [[Double]]] = [")
    lines.append(f"        {cases},")
    lines.append("    ]")
lines += [
    "",
    "    private static func numbers(_ text: String) -> [[Double]] {",
    "        text.split(separator: \"\\n\").map { $0.split(separator: \" \").compactMap { Double($0) } }",
    "    }",
    "}",
]
path = Path(__file__).parents[1] / "Clustering" / "HierarchicalReference.swift"
path.write_text("\n".join(lines) + "\n")
