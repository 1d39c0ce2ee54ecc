#if canImport(Glibc)
import Glibc
#endif

/// Keeps freed memory of up to four megabytes a piece for what comes next, instead of giving it back to the system and
/// asking for it again: what is read block by block would spend half its time on that. Larger pieces go back at once.
public func keepFreedMemory() {
    #if canImport(Glibc)
    mallopt(M_MMAP_THRESHOLD, 4 << 20)
    mallopt(M_TRIM_THRESHOLD, 64 << 20)
    #endif
}
