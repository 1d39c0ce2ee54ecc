#include "CKernels.h"
#include "sums.h"

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
