import Basics

/// What a run would do with one stage, and why.
public struct StageExplanation: Sendable, Hashable {
    public var stage: String
    /// Its result is in the cache.
    public var isCached: Bool
    /// What differs from the last run; empty where the result is in the cache.
    public var reasons: [String]
}

extension Workflow {
    /// For the run as a whole and each stage, in their order, whether the cache holds its result, and if not, which
    /// part of its key differs from the last run's. Reads the data and computes nothing that takes long.
    public func explain() throws -> [StageExplanation] {
        guard let cache else { return [] }
        let start = try located(begin)
        let keys = stageKeys(start, cache)
        let last = cache.lastRun(of: study)
        let run = runKey(cache)
        let stages = CachedStage.allCases.filter { isAsked($0, start) }.compactMap { keys[$0] }
        return ([run] + stages).map { key in
            let isCached = cache.has(key)
            let before = key.stage == run.stage ? last?.run : last?.stages.first { $0.stage == key.stage }
            return StageExplanation(
                stage: key.stage, isCached: isCached, reasons: isCached ? [] : key.differences(from: before))
        }
    }

    private func isAsked(_ stage: CachedStage, _ start: Start) -> Bool {
        switch stage {
        case .outcome: start.outcome != nil
        case .purchases: study.purchaseModel != nil
        default: true
        }
    }
}

extension StageKey {
    /// Why a result with this key is not the one of an earlier run, in clauses.
    func differences(from before: StageKey?) -> [String] {
        guard let before else { return ["the cache knows no earlier run of it"] }
        guard self != before else { return ["its result is no longer in the cache"] }
        var reasons: [String] = []
        func add(_ reason: String) { if !reasons.contains(reason) { reasons.append(reason) } }
        for part in parts {
            let old = before.parts.first { $0.kind == part.kind && $0.name == part.name }
            if old?.value != part.value { add(part.change(from: old)) }
        }
        for old in before.parts where !parts.contains(where: { $0.kind == old.kind && $0.name == old.name }) {
            add(old.removal)
        }
        return reasons.isEmpty ? ["keys of the study stand in another order"] : reasons
    }
}

extension StageKey.Part {
    fileprivate func change(from old: StageKey.Part?) -> String {
        switch kind {
        case .tool: return "segmentary itself is another version or build"
        case .seed: return "the seed was \(old?.value ?? "none") and is \(value)"
        case .file: return old == nil ? "the file '\(name)' is new" : "the file '\(name)' changed"
        case .data: return "the \(name) changed"
        case .stage: return "upstream '\(name)' changed"
        case .query: return old == nil ? "the query '\(name)' is new" : "the query '\(name)' changed"
        case .study:
            let key = StudyLeaf.shown(name)
            guard let old else { return "the study's '\(key)' is new: \(value)" }
            return "the study's '\(key)' was \(old.value) and is \(value)"
        }
    }

    fileprivate var removal: String {
        switch kind {
        case .file: "the file '\(name)' is gone"
        case .query: "the query '\(name)' is gone"
        case .study: "the study's '\(StudyLeaf.shown(name))' is no longer \(value)"
        default: "'\(name)' is gone"
        }
    }
}
