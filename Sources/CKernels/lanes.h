// Eight numbers at once, for whichever vector registers there are.
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
typedef float float_lanes __attribute__((vector_size(32), aligned(4)));
typedef int32_t small_lanes __attribute__((vector_size(32), aligned(4)));
typedef double half_lanes __attribute__((vector_size(32), aligned(8)));

/// Squared distances of four rows to the points in lanes, or the first half of them.
#define SQUARED_DISTANCES(name, REAL, LANES)                                                                           \
    INLINE void name(const REAL *const *row, const REAL *points, size_t columns, LANES *squared) {                     \
        LANES sum0 = {0}, sum1 = {0}, sum2 = {0}, sum3 = {0};                                                          \
        for (size_t column = 0; column < columns; column++) {                                                          \
            LANES point = *(const LANES *)(points + column * WIDTH);                                                   \
            LANES difference0 = row[0][column] - point, difference1 = row[1][column] - point;                          \
            LANES difference2 = row[2][column] - point, difference3 = row[3][column] - point;                          \
            sum0 += difference0 * difference0;                                                                         \
            sum1 += difference1 * difference1;                                                                         \
            sum2 += difference2 * difference2;                                                                         \
            sum3 += difference3 * difference3;                                                                         \
        }                                                                                                              \
        squared[0] = sum0;                                                                                             \
        squared[1] = sum1;                                                                                             \
        squared[2] = sum2;                                                                                             \
        squared[3] = sum3;                                                                                             \
    }

SQUARED_DISTANCES(squared_distances, double, lanes)
SQUARED_DISTANCES(squared_distances_half, double, half_lanes)

/// Correctly rounded, as the standard asks; written so that no compiler calls a function for each.
INLINE void take_roots(lanes *values) {
#if __has_builtin(__builtin_elementwise_sqrt)
    *values = __builtin_elementwise_sqrt(*values);
#else
    for (int lane = 0; lane < WIDTH; lane++) (*values)[lane] = sqrt((*values)[lane]);
#endif
}

#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

#define PRAGMA(text) _Pragma(#text)

#define ROUNDING off
#define REAL double
#define LANES lanes
#define INTEGERS integer_lanes
#define NAME(name) name
#include "nearest.inc"

// Distances in floats are bounds and nothing else: a product and a sum may be one rounding where the processor can.
#define ROUNDING on
#define REAL float
#define LANES float_lanes
#define INTEGERS small_lanes
#define NAME(name) name##_float
#include "nearest.inc"
