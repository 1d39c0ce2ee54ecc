#include "CKernels.h"
#include "lanes.h"

typedef double four_lanes __attribute__((vector_size(32), aligned(8)));
typedef double two_lanes __attribute__((vector_size(16), aligned(8)));

/// As many columns of C as TYPE has lanes; four rows at a time, which share each load of B.
#define PANEL(NAME, TYPE)                                                                                              \
    INLINE void NAME(size_t rows, size_t inner, const double *a, size_t a_row, size_t a_column, const double *b,       \
                     size_t b_stride, double *c, size_t c_stride) {                                                    \
        size_t row = 0;                                                                                                \
        for (; row + 4 <= rows; row += 4) {                                                                            \
            const double *left = a + row * a_row, *right = b;                                                          \
            double *target = c + row * c_stride;                                                                       \
            TYPE sum0 = *(const TYPE *)target, sum1 = *(const TYPE *)(target + c_stride);                              \
            TYPE sum2 = *(const TYPE *)(target + 2 * c_stride), sum3 = *(const TYPE *)(target + 3 * c_stride);         \
            for (size_t k = 0; k < inner; k++, left += a_column, right += b_stride) {                                  \
                TYPE values = *(const TYPE *)right;                                                                    \
                sum0 += left[0] * values;                                                                              \
                sum1 += left[a_row] * values;                                                                          \
                sum2 += left[2 * a_row] * values;                                                                      \
                sum3 += left[3 * a_row] * values;                                                                      \
            }                                                                                                          \
            *(TYPE *)target = sum0;                                                                                    \
            *(TYPE *)(target + c_stride) = sum1;                                                                       \
            *(TYPE *)(target + 2 * c_stride) = sum2;                                                                   \
            *(TYPE *)(target + 3 * c_stride) = sum3;                                                                   \
        }                                                                                                              \
        for (; row < rows; row++) {                                                                                    \
            const double *left = a + row * a_row, *right = b;                                                          \
            TYPE sum = *(const TYPE *)(c + row * c_stride);                                                            \
            for (size_t k = 0; k < inner; k++, left += a_column, right += b_stride)                                    \
                sum += *left * *(const TYPE *)right;                                                                   \
            *(TYPE *)(c + row * c_stride) = sum;                                                                       \
        }                                                                                                              \
    }

PANEL(eight_columns, lanes)
PANEL(four_columns, four_lanes)
PANEL(two_columns, two_lanes)
PANEL(one_column, double)

CLONES void kernel_add_product(size_t rows, size_t columns, size_t inner, const double *a, size_t a_row,
                               size_t a_column, const double *b, size_t b_stride, double *c, size_t c_stride) {
    size_t column = 0;
    for (; column + 8 <= columns; column += 8)
        eight_columns(rows, inner, a, a_row, a_column, b + column, b_stride, c + column, c_stride);
    if (column + 4 <= columns) {
        four_columns(rows, inner, a, a_row, a_column, b + column, b_stride, c + column, c_stride);
        column += 4;
    }
    if (column + 2 <= columns) {
        two_columns(rows, inner, a, a_row, a_column, b + column, b_stride, c + column, c_stride);
        column += 2;
    }
    if (column < columns) one_column(rows, inner, a, a_row, a_column, b + column, b_stride, c + column, c_stride);
}
