// Exchanging two paths in one step: no C library that Swift imports declares it.
#pragma once
#ifdef __linux__
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
static inline int exchange_paths(const char *first, const char *second) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, first, AT_FDCWD, second, 2 /* RENAME_EXCHANGE */);
}
#else
#include <stdio.h>
static inline int exchange_paths(const char *first, const char *second) {
  return renamex_np(first, second, RENAME_SWAP);
}
#endif
