#include "CKernels.h"
#include "lanes.h"

CLONES int64_t kernel_wins(const double *values, size_t count, const double *others, size_t other_count) {
    int64_t wins = 0;
    for (size_t place = 0; place < count; place++) {
        double value = values[place];
        int64_t sum = 0;
        for (size_t other = 0; other < other_count; other++) sum += (others[other] < value) + (others[other] <= value);
        wins += sum;
    }
    return wins;
}
