#include "CKernels.h"
#include "lanes.h"

CLONES void kernel_distances(const double *row, size_t columns, const double *points, size_t count, double *squared) {
    for (size_t first = 0; first < count; first += WIDTH) {
        lanes sum = {0};
        for (size_t column = 0; column < columns; column++) {
            lanes difference = row[column] - *(const lanes *)(points + first * columns + column * WIDTH);
            sum += difference * difference;
        }
        size_t used = count - first < WIDTH ? count - first : WIDTH;
        for (size_t lane = 0; lane < used; lane++) squared[first + lane] = sum[lane];
    }
}
