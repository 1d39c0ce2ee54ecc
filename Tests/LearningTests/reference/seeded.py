"""The seeded data of the tests: a 64-bit linear congruential generator (Knuth's MMIX constants), as SeededData.swift."""
import numpy as np


class Generator:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 11) * 2.0**-53


def blobs(rows, columns, centres, distance, seed):
    """Row r belongs to blob r % centres; feature j of blob c is shifted by distance where j % centres == c."""
    g = Generator(seed)
    x = np.empty((rows, columns))
    for r in range(rows):
        for j in range(columns):
            noise = sum(g.uniform() for _ in range(4))
            x[r, j] = noise - 2 + (distance if j % centres == r % centres else 0.0)
    return x
