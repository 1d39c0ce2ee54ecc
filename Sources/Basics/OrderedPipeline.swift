import Dispatch
import Foundation

/// Maps items that come one after the other by several threads and hands the results on in the items' order, so that
/// the outcome doesn't depend on `threads`. No more items are under way than there are threads.
///
/// - Parameters:
///   - next: one call at a time; nil at the end.
///   - body: one call at a time, in the items' order, on whichever thread.
/// - Throws: what the first item in order throws, be it in `next`, `map` or `body`.
public func orderedPipeline<Item: Sendable, Mapped: Sendable>(
    threads: Int, next: () throws -> Item?, map: @Sendable (Item) throws -> Mapped, body: (Mapped) throws -> Void
) throws {
    guard threads > 1 else {
        while let item = try next() { try body(map(item)) }
        return
    }
    let line = Line()
    let (language, missing) = (Language.current, Language.missing)
    withoutActuallyEscaping(next) { next in
        withoutActuallyEscaping(body) { body in
            // Each is called by one thread at a time: the line sees to that.
            nonisolated(unsafe) let next = next, body = body
            DispatchQueue.concurrentPerform(iterations: threads) { _ in
                Language.$current.withValue(language) {
                    Language.$missing.withValue(missing) {
                        while let (number, item) = line.take(next) {
                            let mapped = item.flatMap { item in Result { try map(item) } }
                            guard line.hand(mapped, number, body) else { return }
                        }
                    }
                }
            }
        }
    }
    if let failure = line.failure { throw failure }
}

/// The state that the threads of a pipeline share.
private final class Line: @unchecked Sendable {
    private let taking = NSLock()
    private var taken = 0
    private var isExhausted = false

    private let turns = NSCondition()
    private var turn = 0
    private(set) var failure: (any Error)?

    func take<Item>(_ next: () throws -> Item?) -> (Int, Result<Item, any Error>)? {
        taking.lock()
        defer { taking.unlock() }
        guard !isExhausted else { return nil }
        let item: Result<Item, any Error>
        do {
            guard let found = try next() else {
                isExhausted = true
                return nil
            }
            item = .success(found)
        } catch {
            isExhausted = true
            item = .failure(error)
        }
        defer { taken += 1 }
        return (taken, item)
    }

    /// Waits for the item's turn; false once one has failed.
    func hand<Mapped>(_ mapped: Result<Mapped, any Error>, _ number: Int, _ body: (Mapped) throws -> Void) -> Bool {
        turns.lock()
        while turn != number, failure == nil { turns.wait() }
        let isStopped = failure != nil
        turns.unlock()
        guard !isStopped else { return false }
        let result = mapped.flatMap { mapped in Result { try body(mapped) } }
        turns.lock()
        defer { turns.unlock() }
        if case .failure(let error) = result { failure = error }
        turn += 1
        turns.broadcast()
        return failure == nil
    }
}
