#include "CKernels.h"
#include "lanes.h"

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
    for (size_t first = 0; first < count; first += 4) {
        size_t used = count - first < 4 ? count - first : 4;
        const double *row[4];
        for (size_t r = 0; r < 4; r++) row[r] = rows + (first + (r < used ? r : 0)) * columns;
        double distances[4][WIDTH];
        if (candidates > 4) {
            lanes squared[4];
            squared_distances(row, points, columns, squared);
            for (size_t r = 0; r < 4; r++) *(lanes *)distances[r] = squared[r];
        } else {
            half_lanes squared[4];
            squared_distances_half(row, points, columns, squared);
            for (size_t r = 0; r < 4; r++) *(half_lanes *)distances[r] = squared[r];
        }
        for (size_t r = 0; r < used; r++) {
            for (size_t lane = 0; lane < candidates; lane++) {
                double now = nearest[first + r], less = distances[r][lane] < now ? distances[r][lane] : now;
                lowered[lane * count + first + r] = less;
                potentials[lane] += less * weights[first + r];
            }
        }
    }
}
