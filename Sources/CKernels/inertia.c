#include "CKernels.h"
#include "lanes.h"

CLONES double kernel_inertia(const double *rows, size_t count, size_t columns, const double *points,
                             const int32_t *own, const double *weights) {
    double total = 0;
    for (size_t first = 0; first < count; first += WIDTH) {
        size_t used = count - first < WIDTH ? count - first : WIDTH;
        const double *row[WIDTH], *point[WIDTH];
        for (size_t r = 0; r < WIDTH; r++) {
            size_t place = first + (r < used ? r : 0);
            row[r] = rows + place * columns;
            point[r] = points + (size_t)own[place] * columns;
        }
        // Eight sums side by side, each in the order of the features.
        double squared[WIDTH] = {0};
        for (size_t column = 0; column < columns; column++) {
            for (size_t r = 0; r < WIDTH; r++) {
                double difference = row[r][column] - point[r][column];
                squared[r] += difference * difference;
            }
        }
        for (size_t r = 0; r < used; r++) total += weights[first + r] * squared[r];
    }
    return total;
}
