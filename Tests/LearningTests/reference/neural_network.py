"""Writes NeuralNetwork/NeuralNetworkReference.swift. Run from anywhere:

    pip install scikit-learn==1.9.1 numpy==2.4.6
    python Tests/LearningTests/reference/neural_network.py

Three steps of training written out in NumPy; and what scikit-learn's MLPClassifier reaches on held-out rows, the mean
over ten random states, of networks of the same shape on the same standardised rows.
"""

import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_digits, load_iris, load_wine
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

warnings.simplefilter("ignore", ConvergenceWarning)
lines = [
    "/// Made by reference/neural_network.py with scikit-learn %s, numpy %s." % (sklearn.__version__, np.__version__),
    "enum NeuralNetworkReference {",
]


def emit(name, values, per_line=6):
    """Numbers as text: a long array literal takes the compiler long."""
    values = np.asarray(values, dtype=float).ravel()
    lines.append(f'    static let {name} = numbers(\n        """')
    for start in range(0, len(values), per_line):
        lines.append("        " + " ".join(repr(float(v)).removesuffix(".0") for v in values[start : start + per_line]))
    lines.append('        """)')


def forward(parameters, x, linear):
    outputs = [x]
    for place, (weights, bias) in enumerate(parameters):
        z = outputs[-1] @ weights + bias
        outputs.append(z if place in linear else np.maximum(z, 0))
    return outputs


def backward(parameters, outputs, delta, linear):
    gradients = []
    for place in reversed(range(len(parameters))):
        if place not in linear:
            delta = delta * (outputs[place + 1] > 0)
        gradients.insert(0, (outputs[place].T @ delta, delta.sum(axis=0)))
        delta = delta @ parameters[place][0].T
    return gradients


def flat(parameters):
    return np.concatenate([part.ravel() for layer in parameters for part in layer])


def unflat(vector, widths):
    parameters, start = [], 0
    for inputs, outputs in zip(widths, widths[1:]):
        weights = vector[start : start + inputs * outputs].reshape(inputs, outputs)
        start += inputs * outputs
        parameters.append((weights, vector[start : start + outputs]))
        start += outputs
    return parameters


def adam(vector, gradient, state, rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    state["t"] += 1
    state["m"] = beta1 * state["m"] + (1 - beta1) * gradient
    state["v"] = beta2 * state["v"] + (1 - beta2) * gradient**2
    mean = state["m"] / (1 - beta1 ** state["t"])
    square = state["v"] / (1 - beta2 ** state["t"])
    return vector - rate * mean / (np.sqrt(square) + epsilon)


random = np.random.default_rng(3)
decay, rows = 0.02, 7


def train(name, widths, linear, x, loss_and_delta):
    start = unflat(random.normal(size=sum((i + 1) * o for i, o in zip(widths, widths[1:]))), widths)
    vector = flat(start)
    state = {"t": 0, "m": np.zeros_like(vector), "v": np.zeros_like(vector)}
    emit(name + "Start", vector)
    for step in range(3):
        parameters = unflat(vector, widths)
        outputs = forward(parameters, x, linear)
        loss, delta = loss_and_delta(outputs[-1])
        gradients = backward(parameters, outputs, delta, linear)
        gradient = flat([
            (weights / rows + decay * own, bias / rows)
            for (weights, bias), (own, _) in zip(gradients, parameters)
        ])
        if step == 0:
            emit(name + "Output", outputs[-1])
            emit(name + "Loss", [loss])
            emit(name + "Gradient", gradient)
        vector = adam(vector, gradient, state)
    emit(name + "AfterThreeSteps", vector)


x = random.normal(size=(rows, 5))
labels = np.array([0, 1, 2, 1, 0, 2, 2])
weights = np.array([1, 0.5, 2, 1, 1.5, 0.25, 1])
emit("x", x)


def cross_entropy(output):
    powers = np.exp(output - output.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    loss = -(weights * np.log(shares[np.arange(rows), labels])).sum()
    return loss, weights[:, None] * (shares - np.eye(3)[labels])


def squared_error(output):
    return ((output - x) ** 2).sum() / 2 / x.shape[1], (output - x) / x.shape[1]


train("classifier", [5, 4, 3, 3], {2}, x, cross_entropy)
train("autoencoder", [5, 4, 2, 4, 5], {1, 3}, x, squared_error)


def held_out(name, x, labels):
    """Every third row is held out."""
    test = np.arange(len(x)) % 3 == 2
    mean, deviation = x[~test].mean(axis=0), x[~test].std(axis=0)
    x = (x - mean) / np.where(deviation > 0, deviation, 1)
    accuracy, loss = [], []
    for state in range(10):
        model = MLPClassifier((32, 16), batch_size=32, learning_rate_init=0.003, max_iter=300, random_state=state,
                              early_stopping=True, validation_fraction=0.15, n_iter_no_change=15)
        shares = model.fit(x[~test], labels[~test]).predict_proba(x[test])
        accuracy.append((shares.argmax(axis=1) == labels[test]).mean())
        loss.append(log_loss(labels[test], shares))
    emit(name + "Scores", [np.mean(accuracy), np.mean(loss)])


iris = load_iris()
held_out("iris", iris.data, iris.target)
wine = load_wine()
emit("wine", np.column_stack([wine.data, wine.target]), per_line=14)
held_out("wine", wine.data, wine.target)
digits = load_digits()
held_out("digits", digits.data[:450], digits.target[:450])
lines.append("    /// Per image 64 grey values from a (0) to q (16), and the digit.")
lines.append('    static let digits = """')
for image, digit in zip(digits.data[:450].astype(int), digits.target[:450]):
    lines.append("        " + "".join(chr(ord("a") + value) for value in image) + str(digit))
lines.append('        """')

lines.append('''
    private static func numbers(_ text: String) -> [Double] {
        text.split(whereSeparator: \\.isWhitespace).compactMap { Double($0) }
    }
}''')
target = Path(__file__).parents[1] / "NeuralNetwork" / "NeuralNetworkReference.swift"
target.write_text("\n".join(lines) + "\n")
