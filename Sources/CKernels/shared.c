#include "CKernels.h"

// The instruction that counts the bits of eight words came after those of `lanes.h`.
#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define COUNTING_CLONES __attribute__((target_clones("avx512vpopcntdq", "avx2", "default")))
#endif
#endif
#ifndef COUNTING_CLONES
#define COUNTING_CLONES
#endif

COUNTING_CLONES void kernel_shared(const uint64_t *sets, size_t count, const uint64_t *others, size_t other_count,
                                   size_t words, int32_t *shared) {
    for (size_t set = 0; set < count; set++) {
        for (size_t other = 0; other < other_count; other++) {
            const uint64_t *left = sets + set * words, *right = others + other * words;
            uint64_t sum = 0;
            for (size_t word = 0; word < words; word++) sum += (uint64_t)__builtin_popcountll(left[word] & right[word]);
            shared[set * other_count + other] = (int32_t)sum;
        }
    }
}
