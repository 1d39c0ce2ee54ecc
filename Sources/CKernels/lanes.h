// Eight doubles at once, for whichever vector registers there are.
#pragma once

#include <math.h>
#include <stddef.h>
#include <stdint.h>

// A product and a sum are two roundings, also where one instruction could do both.
#pragma STDC FP_CONTRACT OFF

// One function, compiled for several processors; the loader picks. Elsewhere the compiler's default is compiled alone.
#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define CLONES __attribute__((target_clones("avx512f", "avx2", "default")))
#endif
#endif
#ifndef CLONES
#define CLONES
#endif

#define INLINE static inline __attribute__((always_inline))

enum { WIDTH = 8 };

typedef double lanes __attribute__((vector_size(64), aligned(8)));
typedef int64_t integer_lanes __attribute__((vector_size(64), aligned(8)));

#define SELECT(mask, yes, no) ((lanes)(((mask) & (integer_lanes)(yes)) | (~(mask) & (integer_lanes)(no))))

/// Squared distances of four rows to eight points.
INLINE void squared_distances(const double *const *row, const double *points, size_t columns, lanes *squared) {
    lanes sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};
    for (size_t column = 0; column < columns; column++) {
        lanes point = *(const lanes *)(points + column * WIDTH);
        lanes difference0 = row[0][column] - point, difference1 = row[1][column] - point;
        lanes difference2 = row[2][column] - point, difference3 = row[3][column] - point;
        sum0 += difference0 * difference0;
        sum1 += difference1 * difference1;
        sum2 += difference2 * difference2;
        sum3 += difference3 * difference3;
    }
    squared[0] = sum0;
    squared[1] = sum1;
    squared[2] = sum2;
    squared[3] = sum3;
}

/// Correctly rounded, as the standard asks; written so that no compiler calls a function for each.
INLINE void take_roots(lanes *values) {
#if __has_builtin(__builtin_elementwise_sqrt)
    *values = __builtin_elementwise_sqrt(*values);
#else
    for (int lane = 0; lane < WIDTH; lane++) (*values)[lane] = sqrt((*values)[lane]);
#endif
}

#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

/// Eight by eight values, turned over in place.
INLINE void transpose(lanes *v) {
    lanes pairs[WIDTH], fours[WIDTH];
    for (int i = 0; i < WIDTH; i += 2) {
        pairs[i] = SHUFFLE(v[i], v[i + 1], 0, 8, 2, 10, 4, 12, 6, 14);
        pairs[i + 1] = SHUFFLE(v[i], v[i + 1], 1, 9, 3, 11, 5, 13, 7, 15);
    }
    for (int i = 0; i < WIDTH; i += 4) {
        for (int j = i; j < i + 2; j++) {
            fours[j] = SHUFFLE(pairs[j], pairs[j + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            fours[j + 2] = SHUFFLE(pairs[j], pairs[j + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    }
    for (int i = 0; i < WIDTH / 2; i++) {
        v[i] = SHUFFLE(fours[i], fours[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        v[i + 4] = SHUFFLE(fours[i], fours[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}
