import Auditing
public import Basics
import Features
public import Findings
public import Foundation
import Learning
import Queries
import Statistics
import Tables

/// The whole run, from a study to its findings, as a list of named steps.
public struct Workflow: Sendable {
    public let study: Study
    public let threads: Int
    public let progress: any ProgressReporter
    /// Where results are kept from run to run; nil: nowhere.
    public let cache: StageCache?
    let sources: [OpenSource]
    /// What people said of the use of their data.
    let records: [OpenRecords]
    /// SHA-256 of a lexicon of the study's own.
    let lexicon: String?
    /// The folder of reports: a run is compared with the last one there of an earlier cut-off. Nil: with none.
    public var archive: URL?
    /// The secret that noise is drawn by; nil: no counts with noise are made.
    public var key: [UInt8]?
    /// What the documents ask of the tables.
    private(set) var queries: [Query] = []

    /// Opens the study's files and checks every column it names: what is wrong is known before anything is computed.
    public init(
        study: Study, threads: Int, progress: any ProgressReporter, cache: StageCache? = nil
    ) throws(Diagnostics) {
        self.study = study
        self.threads = max(1, threads)
        self.progress = progress
        self.cache = cache
        var problems = Diagnostics()
        var sources: [OpenSource] = [], records: [OpenRecords] = []
        do { sources = try openSources(study) } catch { problems.append(contentsOf: error) }
        do { records = try openRecords(study) } catch { problems.append(contentsOf: error) }
        try problems.throwIfErrors()
        (self.sources, self.records) = (sources, records)
        lexicon = try TextReading(study).digest
    }

    /// Takes the queries of a document, to be answered by `run()`.
    /// - Returns: the names of their columns, and all that is wrong with them: known before anything is computed, but for
    ///   names of features, which depend on the data.
    public mutating func ask(_ queries: [Query]) -> (columns: [String: [String]], diagnostics: Diagnostics) {
        self.queries += queries
        return QueryChecker(schema: QueryTables.schema(sources), threshold: study.audit.minimumCount).check(queries)
    }

    /// - Parameter withMembers: whether to list the customers with their segments.
    public func run(withMembers: Bool = true) throws -> RunResult {
        try located {
            guard let cache else { return try steps(keys: { _ in [:] }) }
            let key = runKey(cache)
            if let kept = try kept(key, cache, withMembers: withMembers) { return kept }
            var keys: [CachedStage: StageKey] = [:]
            let result = try steps { start in
                keys = stageKeys(start, cache)
                return keys
            }
            let stages = CachedStage.allCases.compactMap { keys[$0] }
            cache.keep(KeptRun(result, stages: stages, withMembers: withMembers), for: key, progress)
            cache.keep(StageCache.LastRun(run: key, stages: stages), of: study)
            return result
        }
    }

    /// The same run, if the cache holds it.
    private func kept(_ key: StageKey, _ cache: StageCache, withMembers: Bool) throws -> RunResult? {
        guard cache.has(key), let kept = cache.value(KeptRun.self, for: key, progress) else { return nil }
        let customers =
            withMembers && kept.assignment != nil
            ? try ReadSources(study: study, threads: threads, progress: SilentProgress()).customers(
                sources
            ).listed.map(\.name)
            : []
        guard let result = kept.result(customers: withMembers ? customers : nil),
            result.findings.isCompared(with: earlierRun(kept.findings.study))
        else { return nil }
        progress.stage(StageRunner.cachedName(key.stage), rows: { result.findings.data.customers }) {}
        cache.keep(StageCache.LastRun(run: key, stages: kept.stages), of: study)
        return result
    }

    /// - Throws: `Diagnostics`, each with a place: the study file where a step knows no better one.
    func located<Result>(_ steps: () throws -> Result) throws -> Result {
        do {
            return try Language.$current.withValue(study.language) { try steps() }
        } catch let diagnostics as Diagnostics {
            throw diagnostics.located(at: SourcePosition(file: study.file))
        } catch let diagnostic as Diagnostic {
            throw Diagnostics([diagnostic]).located(at: SourcePosition(file: study.file))
        }
    }

    /// - Parameter keys: of the stages, by what comes before them.
    private func steps(keys: (Start) -> [CachedStage: StageKey]) throws -> RunResult {
        let seed = UInt64(study.seed), threshold = study.audit.minimumCount

        let start = try begin()
        let stage = StageRunner(cache: cache, keys: keys(start), progress: progress)
        let data = start.data, outcome = start.outcome, table = start.pipeline.table
        let pipeline = start.pipeline.features, segmentPipeline = start.pipeline, settings = start.pipeline.settings
        let input = start.input, prepared = input.prepared
        let answers = AnswerQueries(study: study, queries: queries)
        try answers.check(data, features: table)
        let everybody = Array(data.customers.indices)
        let x = prepared.matrix(everybody), grouped = input.space.matrix(prepared, rows: everybody, x: x)

        // Segments, and what they are worth.
        let segmentation = try stage(.segment, rows: { $0.k }) {
            try SegmentCustomers(settings: settings, seed: seed, threads: threads)(
                grouped, context: input.context, names: prepared.model.columns.map(\.name))
        }
        let labels = segmentation.model.labels
        let disclosure = SegmentDisclosure(
            labels: labels, k: segmentation.k, threshold: threshold, dominance: study.audit.dominance)
        let profiles = try stage(.profile) {
            try DescribeSegments(
                prepared: prepared, x: x, labels: labels, disclosure: disclosure, seed: seed, threads: threads
            ).profiles()
        }
        let names = PersonaStage.names(profiles)
        // Both the map and the components are made of them; learnt where one of the two isn't in the cache.
        lazy var directions = Result { try PCA().fit(x) }
        var segmentationFacts = try stage(.baselines) {
            try SegmentationFacts(
                result: segmentation, space: input.space, x: x, directions: { try directions.get() }, grouped: grouped,
                method: settings.method, least: settings.smallest, columns: prepared.model.columns, table: table,
                threshold: threshold, dominance: study.audit.dominance, threads: threads, seed: seed)()
        }
        segmentationFacts.components = try stage(.components, rows: { $0?.suggested ?? 0 }) {
            try ComponentsStage(
                x: x, directions: { try directions.get() }, columns: prepared.model.columns,
                table: prepared.table, seed: seed, threads: threads)()
        }

        // Validation: every step inside the fold.
        let validation = ValidationPlan(settings: study.validation, arrivals: FindArrivals(study: study)(data))
        let heldOut = try stage(.heldOut) {
            try HeldOutSegmentation(
                segments: segmentPipeline, validation: study.validation, names: names, disclosure: disclosure,
                seed: seed, threads: threads)(labels: labels)
        }
        let recoverability = try stage(.rules) {
            try Recoverability(
                table: table, features: pipeline, labels: labels, names: names, models: study.models,
                validation: validation, disclosure: disclosure, withLearningCurve: outcome == nil, seed: seed,
                threads: threads)()
        }
        let prediction = try outcome.map { outcome in
            try stage(.outcome, rows: { $0.evaluation.n }) {
                try PredictOutcome(
                    table: table, features: pipeline, outcome: outcome, segments: segmentPipeline,
                    choices: study.models, validation: validation, isRecursive: study.selection.recursive,
                    threshold: threshold, seed: seed, threads: threads)()
            }
        }

        let others: [CompareModels.Result] = (recoverability?.others ?? []) + (prediction?.others ?? [])
        let comparison = CompareAlternatives(
            study: study, main: segmentPipeline, result: segmentation, input: input,
            worth: AlternativeWorth(
                main: .init(
                    labels: labels, heldOut: heldOut?.ari,
                    recoverability: recoverability.map { Estimate($0.scores.macro) },
                    outcome: prediction?.evaluation.models.first { $0.features == "segment" }?.scores.auc),
                table: table, features: pipeline, outcome: outcome, validation: validation, threshold: threshold,
                seed: seed, threads: threads), threads: threads)
        let alternatives = try stage(.alternatives, rows: \.count) { try comparison.others() }
        segmentationFacts.alternatives = comparison.facts(alternatives)
        segmentationFacts.dendrogram = try stage(.dendrogram, rows: { $0?.leaves.count ?? 0 }) {
            try DendrogramStage(
                main: segmentPipeline, k: segmentation.k, alternatives: segmentationFacts.alternatives ?? [],
                threshold: threshold, threads: threads)(grouped)
        }

        // Fairness, worth, personas.
        let audited = AuditedData(
            attributes: start.protected, labels: labels, names: names, outcome: outcome,
            predictions: prediction?.chances, targeting: start.targeting, consent: start.consent, x: x,
            grouped: grouped, context: input.context)
        let proxies = try stage(.proxies) {
            try ProxyStage(
                table: table, kept: prepared.table.features, features: pipeline, minimumCount: threshold, seed: seed,
                threads: threads
            )(start.protected, labels: labels)
        }
        var audit = try stage(.audit) { try AuditStage(study: study, threads: threads)(audited) }
        audit?.audit.proxies = proxies
        let unmitigated = audit?.audit
        audit?.audit.mitigations = try stage(.mitigation) {
            try MitigationStage(study: study, columns: prepared.model.columns, threads: threads)(
                audited, audit: unmitigated, proxies: proxies)
        }
        var impact = ImpactStage(study: study, disclosure: disclosure)(
            data, labels: labels, names: names, outcome: outcome)
        if let model = study.purchaseModel {
            impact.purchases = try stage(.purchases, rows: { $0?.n ?? 0 }) {
                try PurchaseModelStage(
                    study: study, settings: model, table: table, labels: labels, names: names, disclosure: disclosure,
                    threads: threads)(data)
            }
        }
        let shadows = segmentation.model.shadowValues(grouped)
        let similarity = SimilarityStage(
            partition: segmentation.model, x: grouped, shadows: shadows, disclosure: disclosure)
        segmentationFacts.projection.neighbours = similarity.neighbours()
        var segments = PersonaStage(
            study: study, data: data, segmentation: segmentation, shadows: shadows, prepared: prepared,
            profiles: profiles, impact: impact, disclosure: disclosure
        )(names: names)
        for (index, profile) in similarity.profiles().enumerated() { segments[index].similarity = profile }
        let featureFacts = FeatureFactsStage(
            prepared: prepared, threshold: threshold, dominance: study.audit.dominance,
            winsorised: study.preparation.winsorise)
        let features = featureFacts.facts
        impact.targeting = TargetingStage(
            settings: settings.targeting, segments: segments, impact: impact, features: features,
            currency: study.currency)()

        var findings = Findings(
            study: study.facts(asOf: data.asOf),
            data: DescribeData(study: study, threshold: threshold)(
                data, isMoneyTold: !study.audit.dominance.isUnsafe(table.numbers("monetary") ?? [])),
            features: features, preparation: featureFacts.preparation, segmentation: segmentationFacts,
            segments: segments,
            evaluation: Evaluation(
                heldOut: heldOut,
                recoverability: recoverability?.byModel ?? [:], outcome: prediction?.evaluation,
                tuning: others.compactMap(\.tuning).nonEmpty,
                learningCurve: prediction?.learningCurve ?? recoverability?.learningCurve),
            importance: Importance(
                permutation: recoverability?.permutation ?? [], impurity: recoverability?.impurity ?? [],
                outcome: prediction?.importance, rules: recoverability?.rules, tree: recoverability?.diagram,
                shap: ((recoverability?.shap ?? []) + (prediction?.shap ?? [])).nonEmpty,
                linear: others.flatMap(\.weights).nonEmpty),
            audit: audit?.audit, disclosure: Disclosure(threshold: threshold, suppressed: 0), impact: impact,
            provenance: study.provenance(inputs: data.facts, lexicon: lexicon))
        let privacy = PrivacyStage(study: study, sources: sources, records: records)
        findings.privacy = privacy(data)
        findings.data.alerts += privacy.alerts(data)
        findings.provenance.inputs += records.map {
            InputDigest(path: $0.declaration.data.path, sha256: $0.file.digest)
        }
        findings.features.elimination = prediction?.elimination
        findings.data.missing = MissingStage(study: study, features: findings.features, threshold: threshold)(data)
        findings.data.texts = data.events[.interactions]?.features.more.textFacts
        findings.data.seasonality = SeasonalityStage(study: study, threshold: threshold)(
            data, activity: findings.data.activity)
        if let alert = prediction?.alert ?? recoverability?.alert { findings.data.alerts.append(alert) }
        findings.queries = try progress.stage("Queries", rows: { $0?.count ?? 0 }) {
            try answers(data, features: table, labels: labels, names: names)
        }
        findings.disclosure.suppressed =
            findings.withheldCells + (audit?.withheldCells ?? 0)
            + ProfileDisclosure(disclosure: disclosure, labels: labels).count(
                prepared.model.columns.filter(\.isDescribed), of: prepared.table)
        findings.disclosure.anonymity = AnonymityStage(study: study, threshold: threshold)(
            data.profile, groups: start.protected, labels: labels)
        if let noise = study.audit.noise, let key {
            findings.disclosure.noise = NoisyRelease(noise: noise, key: key)(
                [(say("segments"), zip(names, disclosure.sizes).map { ($0, $1) })]
                    + start.protected.map { ($0.name, $0.sizes.map { (AuditFacts.shown($0), $1) }) })
        }
        if let earlier = earlierRun(findings.study) {
            findings.compare(with: earlier, features: table, labels: labels)
        }
        return RunResult(
            findings: findings,
            model: try JSON.tree(
                ModelFile(
                    method: settings.method.rawValue, features: prepared.table.features.map(\.definition),
                    preparation: prepared.model,
                    segments: names.indices.map {
                        .init(
                            id: $0 + 1, name: names[$0], partition: segmentation.model,
                            isShown: disclosure.isDescribed($0)
                        )
                    }, space: ModelFile.Space(input.space), tree: recoverability.map { ModelFile.Tree($0.tree) },
                    treePreparation: recoverability?.treePreparation)),
            members: members(data, segmentation, shadows), rejected: data.rejected)
    }

    private func earlierRun(_ study: StudyFacts) -> EarlierRun? {
        archive.flatMap { EarlierRun.newest(before: study, in: $0) }
    }

    /// The customers, and what they are grouped by.
    struct Start {
        var data: SourceData
        var outcome: Outcome?
        /// Attributes to audit.
        var protected: [ProtectedAttribute]
        /// Who was chosen for something.
        var targeting: AuditOutcome?
        var consent: ConsentPool?
        var pipeline: SegmentPipeline
        var input: SegmentInput
    }

    /// What comes before the segments.
    func begin() throws -> Start {
        // Read and reconcile.
        var data = try ReadSources(
            study: study, threads: threads, progress: progress, keeping: asked)(sources)
        try SegmentCustomers.checkEnough(study.segments, customers: data.customers.count)
        let outcome = FindOutcome(study: study)(&data)
        let audit = AuditStage(study: study, threads: threads)
        let protected = try audit.attributes(data.profile), consent = try audit.consentPool(data)
        try requireCustomers(data.customers.count)

        // One row per customer, prepared.
        let table = try progress.stage("Features", rows: { $0.features.count }) {
            try BuildFeatures(study: study)(&data)
        }
        let everybody = Array(data.customers.indices)
        try study.segments.targeting?.check(features: table.features.map(\.name))
        let settings = study.segments.sparing(threshold: study.audit.minimumCount, customers: everybody.count)
        let pipeline = SegmentPipeline(
            table: table, features: study.featurePipeline, settings: settings, seed: UInt64(study.seed))
        let input = try progress.stage("Prepare", rows: { $0.prepared.model.columns.count }) {
            try pipeline.prepare(everybody)
        }
        return Start(
            data: data, outcome: outcome, protected: protected,
            targeting: protected.isEmpty ? nil : FindTargeting(study: study)(data, table), consent: consent,
            pipeline: pipeline, input: input)
    }

    /// Sources that queries name, be it in a text or a comment: their rows are kept.
    private var asked: Set<SourceKind> {
        Set(SourceKind.allCases.filter { kind in queries.contains { $0.sql.lowercased().contains(kind.rawValue) } })
    }

    private func requireCustomers(_ count: Int) throws(Diagnostics) {
        guard count < 2 else { return }
        throw Diagnostics([
            Diagnostic(
                "data.one-customer", at: SourcePosition(file: study.file),
                "one customer is left after cleaning; segments need more")
        ])
    }

    private func members(
        _ data: SourceData, _ segmentation: SegmentCustomers.Result, _ shadows: [Double]
    ) -> [Member] {
        data.listed.map {
            Member(
                customer: $0.name, segment: segmentation.model.labels[$0.row] + 1, confidence: 1 - shadows[$0.row])
        }
    }
}

/// What a run hands to the archive.
public struct RunResult: Sendable {
    public var findings: Findings
    /// `model.json`.
    public var model: Value
    /// Person-level: never part of a document.
    public var members: [Member]
    public var rejected: [RejectedCell]
}

/// A customer's segment.
public struct Member: Sendable, Hashable {
    public var customer: String
    /// From 1.
    public var segment: Int
    /// 1 on the centroid, 0 halfway to the next one: 1 − shadow value.
    public var confidence: Double
}

extension Array {
    /// Absent rather than empty.
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}

extension Diagnostics {
    /// The same, with a place for those that have none.
    fileprivate func located(at position: SourcePosition) -> Diagnostics {
        Diagnostics(
            items.map {
                var item = $0
                item.position = item.position ?? position
                return item
            })
    }
}
