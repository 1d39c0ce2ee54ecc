internal import Basics

/// As `parallelMap`, for work that throws `Diagnostic`s alone.
func inParallel<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) throws(Diagnostic) -> Result
) throws(Diagnostic) -> [Result] {
    do {
        return try parallelMap(count, threads: threads, body)
    } catch let diagnostic as Diagnostic {
        throw diagnostic
    } catch {
        throw Diagnostic(.error, "learning.unexpected", "unexpected error: \(error)")
    }
}

/// Maps 0..<count in parallel by work that can't fail.
func inParallel<Result: Sendable>(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
    (try? parallelMap(count, threads: threads, body)) ?? []
}
