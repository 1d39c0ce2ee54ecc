import Auditing
import Basics
import Features
import Findings
import Tables

extension Workflow {
    /// The key of the whole run: the program, the study file, every input, what the documents ask.
    func runKey(_ cache: StageCache) -> StageKey {
        StageKey(
            stage: "Run",
            parts: always(cache) + [
                .init(kind: .study, name: "the folder's name", value: study.slug),
                .init(kind: .file, name: "study.yaml", value: study.digest),
            ]
                + sources.flatMap { source -> [StageKey.Part] in
                    let ids = source.ids.map { [($0.declaration.data.path, $0.file.digest)] } ?? []
                    return ([(source.declaration.path, source.file.digest)] + ids).map {
                        .init(kind: .file, name: $0.0, value: $0.1)
                    }
                }
                + records.map { .init(kind: .file, name: $0.declaration.data.path, value: $0.file.digest) }
                + (lexicon.map { [.init(kind: .file, name: study.sentiment.lexicon?.name ?? "", value: $0)] } ?? [])
                + (study.audit.noise == nil ? [] : [.init(kind: .study, name: "the secret key", value: keyFingerprint)])
                + queries.map { .init(kind: .query, name: $0.name, value: $0.sql) })
    }

    /// Tells one key from another without telling the key.
    private var keyFingerprint: String { key.map { Digest.hmac(key: $0, "noise") } ?? "none" }

    /// Names all that goes into the findings but earlier runs of the archive; nil without a cache.
    public var digest: String? { cache.map { runKey($0).digest } }

    /// The keys of all stages, known before any of them runs.
    func stageKeys(_ start: Start, _ cache: StageCache) -> [CachedStage: StageKey] {
        let inputs = stageInputs(start)
        var keys: [CachedStage: StageKey] = [:]
        func key(_ stage: CachedStage) -> StageKey {
            if let known = keys[stage] { return known }
            let leaves = study.leaves.filter { leaf in stage.studyKeys.contains { leaf.concerns($0) } }
            let key = StageKey(
                stage: stage.rawValue,
                parts: always(cache)
                    + stage.data.map { .init(kind: .data, name: $0.rawValue, value: inputs[$0] ?? "") }
                    + leaves.map { .init(kind: .study, name: $0.path, value: $0.text) }
                    + stage.upstream.map { .init(kind: .stage, name: $0.rawValue, value: key($0).digest) })
            keys[stage] = key
            return key
        }
        for stage in CachedStage.allCases { _ = key(stage) }
        return keys
    }

    private func always(_ cache: StageCache) -> [StageKey.Part] {
        [
            .init(kind: .tool, name: "segmentary", value: cache.tool),
            .init(kind: .seed, name: "seed", value: "\(study.seed)"),
            .init(kind: .study, name: "language", value: study.language.code),
        ]
    }

    private func stageInputs(_ start: Start) -> [StageInput: String] {
        let data = start.data, outcome = start.outcome
        let arrivals = study.validation.order == .time ? FindArrivals(study: study)(data) : nil
        let inputs = StageInput.allCases.map { input -> (StageInput, String) in
            let digest = Fingerprint.of { digest in
                switch input {
                case .features: digest.add(start.pipeline.table)
                case .outcome:
                    digest.add([outcome?.name ?? "", outcome?.positive ?? ""])
                    digest.add((outcome?.labels ?? []).map { label -> Int8 in label.map { $0 ? 1 : 0 } ?? -1 })
                case .outcomeExists: digest.add(outcome == nil ? "no" : "yes")
                case .arrivals: digest.add(arrivals ?? [])
                case .protected:
                    digest.add(start.protected)
                case .chosen:
                    digest.add([start.targeting?.name ?? ""])
                    digest.add((start.targeting?.values ?? []).map { value -> Int8 in value.map { $0 ? 1 : 0 } ?? -1 })
                    digest.add(start.consent?.attributes ?? [])
                    digest.add(start.consent?.consented ?? [])
                case .purchases:
                    let days = data.events[.purchases]?.days
                    digest.add([data.asOf ?? .min])
                    digest.add(days?.customer ?? [])
                    digest.add(days?.day ?? [])
                    digest.add(days?.amount ?? [])
                    digest.add(days?.hasAmounts == true ? "amounts" : "no amounts")
                }
            }
            return (input, digest)
        }
        return Dictionary(uniqueKeysWithValues: inputs)
    }
}

extension Fingerprint {
    fileprivate mutating func add(_ attributes: [ProtectedAttribute]) {
        for attribute in attributes {
            add([attribute.name] + attribute.groups)
            add(attribute.codes)
        }
    }
}
