#include "CKernels.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

/// A bit for each of 64 bytes that is one of three.
#ifdef __SSE2__
static inline uint64_t hits(const uint8_t *bytes, uint8_t a, uint8_t b, uint8_t c) {
    __m128i first = _mm_set1_epi8((char)a), second = _mm_set1_epi8((char)b), third = _mm_set1_epi8((char)c);
    uint64_t mask = 0;
    for (int part = 0; part < 4; part++) {
        __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
        __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, first), _mm_cmpeq_epi8(text, second)),
                                     _mm_cmpeq_epi8(text, third));
        mask |= (uint64_t)(uint16_t)_mm_movemask_epi8(found) << 16 * part;
    }
    return mask;
}
#else
static inline uint64_t hits(const uint8_t *bytes, uint8_t a, uint8_t b, uint8_t c) {
    uint64_t mask = 0;
    for (int place = 0; place < BLOCK; place++)
        mask |= (uint64_t)(bytes[place] == a || bytes[place] == b || bytes[place] == c) << place;
    return mask;
}
#endif

size_t kernel_marks(const uint8_t *bytes, size_t count, uint8_t a, uint8_t b, uint8_t c, size_t *offset,
                    uint32_t *marks, size_t capacity) {
    size_t found = 0, at = *offset;
    while (at < count && found + BLOCK <= capacity) {
        uint8_t rest[BLOCK] = {0};
        const uint8_t *block = bytes + at;
        size_t length = count - at < BLOCK ? count - at : BLOCK;
        if (length < BLOCK) {
            memcpy(rest, block, length);
            block = rest;
        }
        uint64_t mask = hits(block, a, b, c);
        if (length < BLOCK) mask &= ((uint64_t)1 << length) - 1;
        for (; mask; mask &= mask - 1) marks[found++] = (uint32_t)(at + (size_t)__builtin_ctzll(mask));
        at += length;
    }
    *offset = at;
    return found;
}
