#include "CKernels.h"
#include "sums.h"

#include <string.h>

/// So much a distance in doubles may be off, relatively, for any sensible number of features; and a sum of a few terms.
static const double distance_slack = 1e-12, sum_slack = 1e-15;

/// Rows that are looked through before those in doubt are settled: meanwhile these come from memory.
enum { BLOCK = 128 };

/// What a pass reads and writes of all rows.
struct state {
    const double *rows, *weights;
    const float *coarse;
    int32_t *labels;
    double *upper, *gap, *sums;
    /// Rows whose label changed, and what it was; they come from memory until their sums are moved.
    size_t moving, row[BLOCK + 2 * WIDTH];
    int32_t old[BLOCK + 2 * WIDTH];
};

/// Sets a row's label and bounds: it is no farther than `above` from its centroid, no nearer than `below` to any other.
INLINE void set(const struct kernel_pass *pass, struct state *state, size_t row, int32_t label, double above,
                double below) {
    double moved = pass->moved[label], apart = pass->apart[label], second = below < 1e150 ? below : 1e150;
    state->upper[row] = (above - moved) + (above + moved) * sum_slack;
    state->gap[row] = (second - above + apart) - (second + above + apart) * sum_slack;
    int32_t old = state->labels[row];
    if (label == old) return;
    state->labels[row] = label;
    state->row[state->moving] = row;
    state->old[state->moving++] = old;
    for (size_t column = 0; column < pass->columns; column += WIDTH)
        __builtin_prefetch(state->rows + row * pass->columns + column);
}

/// @returns how many rows were moved.
INLINE size_t move_sums(const struct kernel_pass *pass, struct state *state) {
    size_t moved = state->moving;
    for (size_t index = 0; index < moved; index++) {
        size_t row = state->row[index];
        move(pass->grids, pass->columns, state->rows + row * pass->columns, state->weights[row], state->old[index],
             state->labels[row], state->sums);
    }
    state->moving = 0;
    return moved;
}

/// Up to eight rows in doubles.
INLINE void settle(const struct kernel_pass *pass, struct state *state, const size_t *number, size_t used) {
    const double *row[WIDTH];
    for (size_t r = 0; r < WIDTH; r++) row[r] = state->rows + number[r < used ? r : 0] * pass->columns;
    struct nearest found = nearest_of_eight(row, pass->columns, pass->points, pass->clusters);
    take_roots(&found.squared);
    take_roots(&found.second);
    lanes above = found.squared * (1 + distance_slack), below = found.second * (1 - distance_slack);
    for (size_t r = 0; r < used; r++) set(pass, state, number[r], (int32_t)found.index[r], above[r], below[r]);
}

/// Up to eight rows in floats.
/// @returns how many were too close to tell; they are left in `number`.
INLINE size_t settle_coarsely(const struct kernel_pass *pass, struct state *state, size_t *number, size_t used) {
    const float *row[WIDTH];
    for (size_t r = 0; r < WIDTH; r++) row[r] = state->coarse + number[r < used ? r : 0] * pass->columns;
    struct nearest_float found = nearest_of_eight_float(row, pass->columns, pass->coarse_points, pass->clusters);
    lanes above = __builtin_convertvector(found.squared, lanes), below = __builtin_convertvector(found.second, lanes);
    take_roots(&above);
    take_roots(&below);
    above += above * pass->relative + pass->absolute;
    below -= below * pass->relative + pass->absolute;
    size_t close = 0;
    for (size_t r = 0; r < used; r++) {
        // Infinite where there is one cluster, and NaN beyond the range of floats, count as close.
        if (above[r] < below[r])
            set(pass, state, number[r], found.index[r], above[r], below[r]);
        else
            number[close++] = number[r];
    }
    return close;
}

INLINE size_t is_either_negative(double first, double second) {
    uint64_t bits[2];
    memcpy(&bits[0], &first, sizeof first);
    memcpy(&bits[1], &second, sizeof second);
    return (bits[0] | bits[1]) >> 63;
}

CLONES size_t kernel_reassign(const struct kernel_pass *pass, size_t first, size_t last, const double *rows,
                              const float *coarse, const double *weights, int32_t *labels, double *upper, double *gap,
                              double *sums) {
    struct state state = {.rows = rows, .weights = weights, .coarse = coarse, .labels = labels, .upper = upper,
                          .gap = gap, .sums = sums, .moving = 0};
    size_t doubtful[BLOCK + WIDTH + 1], close[2 * WIDTH], waiting = 0, closing = 0, changed = 0;
    for (size_t start = first; start < last; start += BLOCK) {
        size_t end = start + BLOCK < last ? start + BLOCK : last;
        size_t before = waiting;
        for (size_t row = start; row < end; row++) {
            // Nobody could foretell the branches, so there are none: of a clear row either difference is negative. A row
            // without a label has infinite bounds.
            size_t place = labels[row] < 0 ? 0 : (size_t)labels[row];
            doubtful[waiting] = row;
            waiting += !is_either_negative(upper[row] - pass->inside[place], pass->apart[place] - gap[row]);
        }
        for (size_t index = before; index < waiting; index++) {
            for (size_t column = 0; column < pass->columns; column += 2 * WIDTH)
                __builtin_prefetch(coarse + doubtful[index] * pass->columns + column);
        }
        size_t settled = 0;
        while (settled < waiting && (settled + WIDTH <= waiting || end == last)) {
            size_t used = waiting - settled < WIDTH ? waiting - settled : WIDTH;
            size_t left = settle_coarsely(pass, &state, doubtful + settled, used);
            for (size_t r = 0; r < left; r++) close[closing++] = doubtful[settled + r];
            if (closing >= WIDTH) {
                settle(pass, &state, close, WIDTH);
                closing -= WIDTH;
                for (size_t r = 0; r < closing; r++) close[r] = close[WIDTH + r];
            }
            settled += used;
        }
        waiting -= settled;
        for (size_t r = 0; r < waiting; r++) doubtful[r] = doubtful[settled + r];
        changed += move_sums(pass, &state);
    }
    if (closing > 0) settle(pass, &state, close, closing);
    return changed + move_sums(pass, &state);
}

CLONES void kernel_coarsen(const double *rows, size_t count, size_t columns, const double *shift, float *coarse) {
    for (size_t row = 0; row < count; row++) {
        for (size_t column = 0; column < columns; column++)
            coarse[row * columns + column] = (float)(rows[row * columns + column] - shift[column]);
    }
}
