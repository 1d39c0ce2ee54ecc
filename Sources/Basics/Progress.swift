/// What a long run tells whoever watches: stages begin and end, notes in between. Never part of an artefact.
public protocol ProgressReporter: Sendable {
    func stageBegan(_ name: String)
    func stageEnded(_ name: String, rows: Int?, seconds: Double)
    func note(_ diagnostic: Diagnostic)
}

/// Says nothing.
public struct SilentProgress: ProgressReporter {
    public init() {}
    public func stageBegan(_ name: String) {}
    public func stageEnded(_ name: String, rows: Int?, seconds: Double) {}
    public func note(_ diagnostic: Diagnostic) {}
}

extension ProgressReporter {
    /// Runs one stage; `rows` looks at its result for the count to show.
    public func stage<Result>(_ name: String, rows: (Result) -> Int? = { _ in nil }, _ body: () throws -> Result)
        rethrows
        -> Result
    {
        stageBegan(name)
        let clock = ContinuousClock()
        let start = clock.now
        let result = try body()
        let elapsed = (clock.now - start).components
        stageEnded(
            name, rows: rows(result), seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
        return result
    }
}
