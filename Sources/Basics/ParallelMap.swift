import Dispatch
import Synchronization

/// Maps 0..<count in parallel and returns the results in order, so that the outcome doesn't depend on `threads`.
///
/// The closure must depend on its index alone (its own random stream, its own row block). It speaks the caller's language.
/// The error of the lowest failing index is thrown, whichever thread met it first.
public func parallelMap<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) throws -> Result
) throws -> [Result] {
    guard threads > 1, count > 1 else { return try (0..<count).map(body) }
    let next = Atomic<Int>(0)
    let slots = Mutex([Swift.Result<Result, any Error>?](repeating: nil, count: count))
    // Values of a task don't reach Dispatch's threads by themselves.
    let (language, missing) = (Language.current, Language.missing)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
        Language.$current.withValue(language) {
            Language.$missing.withValue(missing) {
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < count else { return }
                    let result = Swift.Result { try body(index) }
                    slots.withLock { $0[index] = result }
                }
            }
        }
    }
    return try slots.withLock { try $0.compactMap { try $0?.get() } }
}

/// Half-open row blocks of a fixed size: the same blocks whatever the number of threads, so that sums taken block by
/// block and added in order are the same to the last bit.
public func rowBlocks(_ rows: Int, size: Int = 4096) -> [Range<Int>] {
    stride(from: 0, to: rows, by: size).map { $0..<min($0 + size, rows) }
}
