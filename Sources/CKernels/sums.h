// Sums without rounding errors: each value is cut at two grids so coarse that sums of multiples of them are exact (Rump,
// Ogita & Oishi 2008; Demmel & Nguyen 2013).
#pragma once

#include "lanes.h"

/// Adds a row times its weight, or takes it away again (`sign` −1).
INLINE void add(const double *grids, size_t columns, const double *row, double weight, double sign, double *sums) {
    const double *coarse = grids, *fine = grids + columns + 1;
    double *high = sums, *low = sums + columns + 1;
    for (size_t column = 0; column < columns; column++) {
        double value = weight * row[column];
        double top = (value + coarse[column]) - coarse[column];
        double rest = ((value - top) + fine[column]) - fine[column];
        high[column] += sign * top;
        low[column] += sign * rest;
    }
    double top = (weight + coarse[columns]) - coarse[columns];
    double rest = ((weight - top) + fine[columns]) - fine[columns];
    high[columns] += sign * top;
    low[columns] += sign * rest;
}

INLINE void move(const double *grids, size_t columns, const double *row, double weight, int32_t from, int32_t to,
                 double *sums) {
    size_t stride = 2 * (columns + 1);
    if (from >= 0) add(grids, columns, row, weight, -1, sums + (size_t)from * stride);
    if (to >= 0) add(grids, columns, row, weight, 1, sums + (size_t)to * stride);
}
