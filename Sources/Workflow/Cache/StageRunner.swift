import Basics

/// Runs stages, or takes their results from the cache.
struct StageRunner {
    let cache: StageCache?
    let keys: [CachedStage: StageKey]
    let progress: any ProgressReporter

    /// What a stage whose result comes from the cache is called in the progress.
    static func cachedName(_ stage: String) -> String { "\(stage) (from the cache)" }

    func callAsFunction<Value: Codable>(
        _ stage: CachedStage, rows: (Value) -> Int? = { _ in nil }, _ body: () throws -> Value
    ) rethrows -> Value {
        guard let cache, let key = keys[stage] else { return try progress.stage(stage.rawValue, rows: rows, body) }
        if cache.has(key),
            let kept = progress.stage(
                Self.cachedName(stage.rawValue), rows: { $0.flatMap(rows) },
                { cache.value(Value.self, for: key, progress) })
        {
            return kept
        }
        let value = try progress.stage(stage.rawValue, rows: rows, body)
        cache.keep(value, for: key, progress)
        return value
    }
}
