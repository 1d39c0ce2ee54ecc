#include "CKernels.h"
#include "lanes.h"

/// The squared distances of up to eight rows to their own points. Lane r is row r: each sum in the order of the features.
INLINE void own_squared(const double *rows, size_t columns, const double *points, const int32_t *own, size_t used,
                        lanes *squared) {
    const double *row[WIDTH], *point[WIDTH];
    for (size_t r = 0; r < WIDTH; r++) {
        size_t place = r < used ? r : 0;
        row[r] = rows + place * columns;
        point[r] = points + (size_t)own[place] * columns;
    }
    lanes sum = {0};
    size_t column = 0;
    for (; column + WIDTH <= columns; column += WIDTH) {
        lanes squares[WIDTH];
        for (size_t r = 0; r < WIDTH; r++) {
            lanes difference = *(const lanes *)(row[r] + column) - *(const lanes *)(point[r] + column);
            squares[r] = difference * difference;
        }
        transpose(squares);
        for (size_t c = 0; c < WIDTH; c++) sum += squares[c];
    }
    for (; column < columns; column++) {
        lanes difference;
        for (size_t r = 0; r < WIDTH; r++) difference[r] = row[r][column] - point[r][column];
        sum += difference * difference;
    }
    *squared = sum;
}

CLONES double kernel_inertia(const double *rows, size_t count, size_t columns, const double *points,
                             const int32_t *own, const double *weights) {
    double total = 0;
    for (size_t first = 0; first < count; first += WIDTH) {
        size_t used = count - first < WIDTH ? count - first : WIDTH;
        lanes sum;
        own_squared(rows + first * columns, columns, points, own + first, used, &sum);
        for (size_t r = 0; r < used; r++) total += weights[first + r] * sum[r];
    }
    return total;
}

CLONES void kernel_own_squared(const double *rows, size_t count, size_t columns, const double *points,
                               const int32_t *own, double *squared) {
    for (size_t first = 0; first < count; first += WIDTH) {
        size_t used = count - first < WIDTH ? count - first : WIDTH;
        lanes sum;
        own_squared(rows + first * columns, columns, points, own + first, used, &sum);
        for (size_t r = 0; r < used; r++) squared[first + r] = sum[r];
    }
}
