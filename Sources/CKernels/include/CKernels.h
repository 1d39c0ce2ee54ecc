// The inner loops of Tables, Statistics and Learning: marks in texts, squared Euclidean distances of rows to points, sums
// of distances of pairs, products of matrices, members that sets share, pairs of values of which
// one is greater.
//
// A squared distance is the sum of (x - c)^2 in feature order, each term rounded, never fused. Lanes run over points or
// rows, never over the terms of a sum: the bits are the same on every processor, whichever instructions it has.
//
// Points in lanes: feature j of point 8 g + l stands at [(g * columns + j) * 8 + l]; unused lanes hold infinity.
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// For each of `count` rows the nearest of `clusters` points in lanes, the lower index among ties, with its squared
/// distance and that of the runner-up (infinity where there is one point only).
void kernel_nearest(const double *rows, size_t count, size_t columns, const double *points, size_t clusters,
                    int32_t *index, double *squared, double *second);

/// The sum over rows, in their order, of the weight times the squared distance to the own one of some points (row by
/// row, not in lanes).
double kernel_inertia(const double *rows, size_t count, size_t columns, const double *points, const int32_t *own,
                      const double *weights);

/// The squared distance of each row to its own one of some points (row by row, not in lanes).
void kernel_own_squared(const double *rows, size_t count, size_t columns, const double *points, const int32_t *own,
                        double *squared);

/// The squared distances of a row to the first `count` points in lanes.
void kernel_distances(const double *row, size_t columns, const double *points, size_t count, double *squared);

/// For each of at most eight candidates in lanes, and each of `count` rows, the lesser of `nearest[row]` and the squared
/// distance, into `lowered` (candidates x count); and, added to the eight `potentials` in row order, those times
/// `weights[row]`.
void kernel_lowered(const double *rows, size_t count, size_t columns, const double *points, size_t candidates,
                    const double *nearest, const double *weights, double *lowered, double *potentials);

/// What one pass of Hamerly's algorithm needs to know of each centroid, all rounded so that no row is passed over wrongly.
/// Bounds of rows are kept as they were when taken, plus what the centroids had moved by then, so that only the
/// centroids' numbers change from pass to pass.
struct kernel_pass {
    size_t columns, clusters;
    /// The centroids in lanes, and the same as floats after the shift of the coarse rows.
    const double *points;
    const float *coarse_points;
    /// A distance in floats is off by no more than `relative` times itself and `absolute`.
    double relative, absolute;
    /// Per cluster: the way of its centroid so far; that and the way of whichever other moved farthest; and half the
    /// distance to the nearest other centroid less the way so far.
    const double *moved, *apart, *inside;
    /// For sums without rounding errors: the two grids of each column and, last, of the weights (2 x (columns + 1)).
    const double *grids;
};

/// Gives rows first ..< last their nearest centroid where the bounds leave a doubt, and moves the rows whose label
/// changed between the sums of clusters (clusters x 2 x (columns + 1)). All arrays are of all rows. A row is in no doubt
/// where `upper` is below its cluster's `inside`, or `gap` above its `apart`; a label below 0 is always in doubt.
/// Distances are taken in floats from `coarse` (the rows after a shift) first, and again in doubles where that is too
/// close to tell.
/// @returns how many labels changed.
size_t kernel_reassign(const struct kernel_pass *pass, size_t first, size_t last, const double *rows,
                       const float *coarse, const double *weights, int32_t *labels, double *upper, double *gap,
                       double *sums);

/// Rows less `shift`, as floats.
void kernel_coarsen(const double *rows, size_t count, size_t columns, const double *shift, float *coarse);

/// The largest absolute value of each column times the row's weight, and last the largest weight.
void kernel_largest(const double *rows, size_t count, size_t columns, const double *weights, double *largest);

/// Adds a row to the sums of cluster `to` and takes it from those of `from`; either may be negative for none.
void kernel_move(const double *grids, size_t columns, const double *row, double weight, int32_t from, int32_t to,
                 double *sums);

/// For rows i of first ..< last the sums of distances to the rows after i, per run of rows: run r ends before
/// `ends[r]`. They are added to `row_sums` ((last - first) x runs), and for each row j the distances from the rows i
/// before it to `column_sums` (count). `points` are the same rows in lanes.
void kernel_pair_sums(const double *rows, const double *points, size_t count, size_t columns, size_t first,
                      size_t last, const size_t *ends, size_t runs, double *row_sums, double *column_sums);

/// C (rows x columns) += A (rows x inner) B (inner x columns), each element summed in the order of the inner index, its
/// terms rounded and never fused. Element (i, j) of A stands at a[i * a_row + j * a_column]; rows of B and C are
/// contiguous, a stride apart. C lies apart from A and B.
void kernel_add_product(size_t rows, size_t columns, size_t inner, const double *a, size_t a_row, size_t a_column,
                        const double *b, size_t b_stride, double *c, size_t c_stride);

/// How many members each of `count` sets shares with each of `other_count` others (count x other_count). A set takes
/// `words` words, a bit for each possible member.
void kernel_shared(const uint64_t *sets, size_t count, const uint64_t *others, size_t other_count, size_t words,
                   int32_t *shared);

/// The pairs of one of `count` values and one of `other_count` others in which the former is greater, twice, and those in
/// which both are equal, once.
int64_t kernel_wins(const double *values, size_t count, const double *others, size_t other_count);

/// Tells the processor that something at `address` will soon be read and written.
static inline void kernel_prefetch(const void *address) { __builtin_prefetch(address, 1); }

/// Where the bytes a, b and c stand, ascending, from `offset` on, which moves to where the search stopped: at the end, or
/// where fewer than 64 places are left of `capacity`.
/// @returns how many were found.
size_t kernel_marks(const uint8_t *bytes, size_t count, uint8_t a, uint8_t b, uint8_t c, size_t *offset,
                    uint32_t *marks, size_t capacity);

#ifdef __cplusplus
}
#endif
