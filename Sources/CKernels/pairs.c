#include "CKernels.h"
#include "lanes.h"

/// So many points are met by a block of rows before the next points are: they stay in the cache.
enum { CHUNK = 512 };

INLINE double sum(const double *values, size_t count) {
    lanes part = {0};
    size_t index = 0;
    for (; index + WIDTH <= count; index += WIDTH) part += *(const lanes *)(values + index);
    double rest = 0;
    for (; index < count; index++) rest += values[index];
    return (((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]))) + rest;
}

CLONES void kernel_pair_sums(const double *rows, const double *points, size_t count, size_t columns, size_t first,
                             size_t last, const size_t *ends, size_t runs, double *row_sums, double *column_sums) {
    double distances[4][CHUNK];
    for (size_t start = first / WIDTH * WIDTH; start < count; start += CHUNK) {
        size_t end = start + CHUNK < count ? start + CHUNK : count;
        size_t run = 0;
        while (ends[run] <= start) run++;
        for (size_t four = first; four < last; four += 4) {
            size_t used = last - four < 4 ? last - four : 4;
            const double *row[4];
            for (size_t r = 0; r < 4; r++) row[r] = rows + (four + (r < used ? r : 0)) * columns;
            for (size_t group = start; group < end; group += WIDTH) {
                lanes squared[4];
                squared_distances(row, points + group * columns, columns, squared);
                for (size_t r = 0; r < 4; r++) {
                    take_roots(&squared[r]);
                    *(lanes *)&distances[r][group - start] = squared[r];
                }
            }
            for (size_t r = 0; r < used; r++) {
                size_t after = four + r + 1 > start ? four + r + 1 : start;
                for (size_t j = after; j < end; j++) column_sums[j] += distances[r][j - start];
                double *sums = row_sums + (four + r - first) * runs;
                for (size_t at = after, in = run; at < end; in++) {
                    size_t stop = ends[in] < end ? ends[in] : end;
                    if (stop <= at) continue;
                    sums[in] += sum(&distances[r][at - start], stop - at);
                    at = stop;
                }
            }
        }
    }
}
