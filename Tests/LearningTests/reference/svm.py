"""Writes Tests/LearningTests/Classification/SupportVectorReference.swift: what libsvm, liblinear and scikit-learn compute.

    apt-get install libsvm-tools=3.24+ds-6 libsvm-dev=3.24+ds-6 liblinear-tools=2.3.0+dfsg-5
    pip install scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1
    python Tests/LearningTests/reference/svm.py

svm-predict writes labels, not decision values: these come from libsvm's `svm_predict_values`, called on the model file that
svm-train wrote, and their votes are checked against the labels of svm-predict. Every gamma here is exact as a float, since
Debian's svm-train writes it rounded to one.
"""

import ctypes
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from sklearn.calibration import _sigmoid_calibration
from sklearn.svm import SVC, LinearSVC

here = Path(__file__).parents[1] / "Classification"
work = Path(tempfile.mkdtemp())
lines = [
    "/// Made by reference/svm.py with libsvm 3.24, liblinear 2.30, scikit-learn %s, numpy %s, scipy %s."
    % (sklearn.__version__, np.__version__, scipy.__version__),
    "enum SupportVectorReference {",
]


def emit(name, values):
    values = np.atleast_2d(np.asarray(values, float))
    lines.append(f'    static let {name} = numbers(\n        """')
    lines.extend("        " + " ".join(repr(float(v)).removesuffix(".0") for v in row) for row in values)
    lines.append('        """)')


def stored(name):
    text = (here / "ClassificationReference.swift").read_text()
    block = re.search(rf'static let {name} = numbers\(\s+"""\n(.*?)"""', text, re.S).group(1)
    return np.array([[float(v) for v in line.split()] for line in block.strip().splitlines()])


def write(x, labels):
    path = work / "data"
    path.write_text("".join(
        f"{label} " + " ".join(f"{i + 1}:{v!r}" for i, v in enumerate(map(float, row)) if v) + "\n"
        for row, label in zip(x, labels)))
    return path


class Node(ctypes.Structure):
    _fields_ = [("index", ctypes.c_int), ("value", ctypes.c_double)]


libsvm = ctypes.CDLL("libsvm.so.3")
libsvm.svm_load_model.restype = ctypes.c_void_p
libsvm.svm_predict_values.argtypes = [ctypes.c_void_p, ctypes.POINTER(Node), ctypes.POINTER(ctypes.c_double)]
libsvm.svm_predict_values.restype = ctypes.c_double
assert ctypes.c_int.in_dll(libsvm, "libsvm_version").value == 324


def svm_train(name, x, labels, *options):
    data = write(x, labels)
    subprocess.run(["svm-train", "-q", "-s", "0", *options, data, work / "model"], check=True)
    subprocess.run(["svm-predict", "-q", data, work / "model", work / "labels"], check=True, capture_output=True)
    assert "label " + " ".join(str(c) for c in sorted(set(labels))) in (work / "model").read_text()
    model = libsvm.svm_load_model(str(work / "model").encode())
    classes = len(set(labels))
    values = (ctypes.c_double * (classes * (classes - 1) // 2))()
    decisions, votes = [], []
    for row in x:
        nodes = [Node(i + 1, v) for i, v in enumerate(row)] + [Node(-1, 0)]
        votes.append(libsvm.svm_predict_values(model, (Node * len(nodes))(*nodes), values))
        decisions.append(list(values))
    predicted = [float(label) for label in (work / "labels").read_text().split()]
    assert votes == predicted
    vectors = int(re.search(r"total_sv (\d+)", (work / "model").read_text()).group(1))
    emit(name, decisions)
    emit(name + "Labels", predicted)
    emit(name + "SupportVectors", [vectors])


def liblinear_train(name, x, labels, *options):
    data = write(x, labels)
    subprocess.run(["liblinear-train", "-q", "-s", "2", "-B", "1", *options, data, work / "model"], check=True)
    text = (work / "model").read_text()
    assert "label " + " ".join(str(c) for c in sorted(set(labels))) in text
    emit(name, [[float(v) for v in line.split()] for line in text.split("\nw\n")[1].strip().splitlines()])


iris = stored("iris")
noisy = stored("noisy")
x, labels = iris[:, :4], iris[:, 4].astype(int)
svm_train("irisRBF", x, labels, "-t", "2", "-g", "0.25", "-c", "1")
svm_train("irisLinear", x, labels, "-t", "0", "-c", "2")
liblinear_train("irisPrimal", x, labels, "-c", "1", "-e", "1e-4")
emit("irisScale", SVC(C=3, tol=1e-9, decision_function_shape="ovo").fit(x, labels).decision_function(x))
primal = LinearSVC(C=0.5, tol=1e-12, dual=False, max_iter=100_000).fit(x, labels)
emit("irisLinearSVC", np.column_stack([primal.coef_, primal.intercept_]))

x, labels = noisy[:, :5], noisy[:, 5].astype(int)
svm_train("noisyWeighted", x, labels, "-t", "2", "-g", "0.1875", "-c", "10", "-w0", "2", "-w2", "0.5")
target = (labels == 2).astype(int)
svm_train("twoClasses", x, target, "-t", "2", "-g", "0.125", "-c", "1")
liblinear_train("twoClassesPrimal", x, target, "-c", "4", "-e", "1e-4", "-w1", "3")
balanced = SVC(C=1, gamma=0.3, tol=1e-9, class_weight="balanced").fit(x, target)
# scikit-learn turns the sign of two classes.
emit("twoClassesBalanced", -balanced.decision_function(x)[:, None])

# Platt's sigmoid: the optimum to rounding, near what scikit-learn finds.
random = np.random.default_rng(11)
values = np.round(random.normal(size=80) * 64) / 64
positive = values + random.normal(size=80) > 0.4
targets = np.where(positive, (positive.sum() + 1) / (positive.sum() + 2), 1 / ((~positive).sum() + 2))


def loss(p):
    z = p[0] * values + p[1]
    return np.sum(targets * z + np.logaddexp(0, -z))


def gradient(p):
    q = 1 / (1 + np.exp(p[0] * values + p[1]))
    return np.array([np.sum(values * (targets - q)), np.sum(targets - q)])


def hessian(p):
    q = 1 / (1 + np.exp(p[0] * values + p[1]))
    d = np.column_stack([values, np.ones(len(values))])
    return d.T @ (d * (q * (1 - q))[:, None])


best = minimize(loss, [0, 0], jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-8}).x
for _ in range(3):
    best = best - np.linalg.solve(hessian(best), gradient(best))
assert np.allclose(best, _sigmoid_calibration(values, positive), atol=1e-3)
emit("plattRows", np.column_stack([values, positive]))
emit("platt", best)

# Pairwise coupling of four classes: the linear equations of the constrained minimum.
pairs = [(i, j) for i in range(4) for j in range(i + 1, 4)]
rows = random.uniform(0.02, 0.98, size=(12, len(pairs)))
solutions = []
for row in rows:
    r = np.zeros((4, 4))
    for (i, j), p in zip(pairs, row):
        r[i, j], r[j, i] = p, 1 - p
    q = -r.T * r
    np.fill_diagonal(q, (r**2).sum(axis=0))
    system = np.block([[q, np.ones((4, 1))], [np.ones((1, 4)), np.zeros((1, 1))]])
    solutions.append(np.linalg.solve(system, [0, 0, 0, 0, 1])[:4])
emit("couplingRows", rows)
emit("coupling", solutions)

lines.append('''
    private static func numbers(_ text: String) -> [[Double]] {
        text.split(separator: "\\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    }
}''')
(here / "SupportVectorReference.swift").write_text("\n".join(lines) + "\n")
