#include "CKernels.h"
#include "lanes.h"

/// The nearest points of eight rows, lane r being row r.
struct nearest {
    integer_lanes index;
    lanes squared, second;
};

INLINE struct nearest nearest_of_eight(const double *const *row, size_t columns, const double *points,
                                       size_t clusters) {
    struct nearest found = {{0}, INFINITY - (lanes){0}, INFINITY - (lanes){0}};
    for (size_t first = 0; first < clusters; first += WIDTH) {
        lanes distances[WIDTH];
        squared_distances(row, points + first * columns, columns, distances);
        squared_distances(row + 4, points + first * columns, columns, distances + 4);
        transpose(distances);
        size_t used = clusters - first < WIDTH ? clusters - first : WIDTH;
        for (size_t lane = 0; lane < used; lane++) {
            lanes distance = distances[lane];
            integer_lanes is_closer = distance < found.squared;
            lanes loser = SELECT(is_closer, found.squared, distance);
            found.second = SELECT(loser < found.second, loser, found.second);
            found.squared = SELECT(is_closer, distance, found.squared);
            found.index = (is_closer & ((int64_t)(first + lane) - (integer_lanes){0})) | (~is_closer & found.index);
        }
    }
    return found;
}

CLONES void kernel_nearest(const double *rows, size_t count, size_t columns, const double *points, size_t clusters,
                           int32_t *index, double *squared, double *second) {
    for (size_t first = 0; first < count; first += WIDTH) {
        size_t used = count - first < WIDTH ? count - first : WIDTH;
        const double *row[WIDTH];
        for (size_t r = 0; r < WIDTH; r++) row[r] = rows + (first + (r < used ? r : 0)) * columns;
        struct nearest found = nearest_of_eight(row, columns, points, clusters);
        for (size_t r = 0; r < used; r++) {
            index[first + r] = (int32_t)found.index[r];
            squared[first + r] = found.squared[r];
            second[first + r] = found.second[r];
        }
    }
}

CLONES void kernel_lowered(const double *rows, size_t count, size_t columns, const double *points,
                           size_t candidates, const double *nearest, const double *weights, double *lowered,
                           double *potentials) {
    lanes sums = *(const lanes *)potentials;
    for (size_t first = 0; first < count; first += 4) {
        size_t used = count - first < 4 ? count - first : 4;
        const double *row[4];
        for (size_t r = 0; r < 4; r++) row[r] = rows + (first + (r < used ? r : 0)) * columns;
        lanes distances[4];
        squared_distances(row, points, columns, distances);
        for (size_t r = 0; r < used; r++) {
            lanes now = nearest[first + r] - (lanes){0};
            lanes less = SELECT(distances[r] < now, distances[r], now);
            for (size_t lane = 0; lane < candidates; lane++) lowered[lane * count + first + r] = less[lane];
            sums += less * weights[first + r];
        }
    }
    *(lanes *)potentials = sums;
}

/// Adds a row times its weight to sums without rounding errors: each value is cut at two grids so coarse that sums of
/// multiples of them are exact (the method of Rump, Ogita & Oishi 2008 and Demmel & Nguyen 2013).
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

CLONES void kernel_move(const double *grids, size_t columns, const double *row, double weight, int32_t from,
                        int32_t to, double *sums) {
    move(grids, columns, row, weight, from, to, sums);
}

CLONES void kernel_largest(const double *rows, size_t count, size_t columns, const double *weights, double *largest) {
    for (size_t row = 0; row < count; row++) {
        double weight = weights[row];
        for (size_t column = 0; column < columns; column++) {
            double value = fabs(weight * rows[row * columns + column]);
            largest[column] = value > largest[column] ? value : largest[column];
        }
        largest[columns] = weight > largest[columns] ? weight : largest[columns];
    }
}

/// Rows in doubt, at most eight, waiting for their distances.
struct doubtful {
    size_t number[WIDTH], count;
};

/// Takes their distances, sets their bounds and moves those whose label changed.
INLINE size_t settle(struct doubtful *doubtful, const struct kernel_pass *pass, const double *points,
                     const double *grids, const double *rows, const double *weights, int32_t *labels, double *upper,
                     double *lower, double *sums) {
    const double *row[WIDTH];
    for (size_t r = 0; r < WIDTH; r++) row[r] = rows + doubtful->number[r < doubtful->count ? r : 0] * pass->columns;
    struct nearest found = nearest_of_eight(row, pass->columns, points, pass->clusters);
    take_roots(&found.squared);
    take_roots(&found.second);
    lanes above = found.squared * (1 + pass->slack), below = found.second * (1 - pass->slack);
    size_t changed = 0;
    for (size_t r = 0; r < doubtful->count; r++) {
        size_t number = doubtful->number[r];
        upper[number] = above[r];
        lower[number] = below[r];
        int32_t old = labels[number], new = (int32_t)found.index[r];
        if (new == old) continue;
        labels[number] = new;
        move(grids, pass->columns, row[r], weights[number], old, new, sums);
        changed++;
    }
    doubtful->count = 0;
    return changed;
}

CLONES size_t kernel_reassign(const struct kernel_pass *pass, const double *points, const double *half,
                              const double *drift, const double *grids, size_t first, size_t last, const double *rows,
                              const double *weights, int32_t *labels, double *upper, double *lower, double *sums) {
    struct doubtful doubtful = {{0}, 0};
    size_t changed = 0;
    for (size_t row = first; row < last; row++) {
        int32_t label = labels[row];
        if (label >= 0) {
            double others = (size_t)label == pass->farthest ? pass->second_drift : pass->farthest_drift;
            double above = (upper[row] + drift[label]) * (1 + pass->step);
            double below = (lower[row] - others) * (1 - pass->step);
            upper[row] = above;
            lower[row] = below;
            if (above < half[label] || above < below) continue;
        }
        doubtful.number[doubtful.count++] = row;
        if (doubtful.count == WIDTH)
            changed += settle(&doubtful, pass, points, grids, rows, weights, labels, upper, lower, sums);
    }
    if (doubtful.count > 0)
        changed += settle(&doubtful, pass, points, grids, rows, weights, labels, upper, lower, sums);
    return changed;
}
