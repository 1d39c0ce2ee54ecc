import Basics
import Findings
import Foundation
import Testing

@testable import Workflow

/// Results of stages kept from run to run.
@Suite struct CacheTests {
    private let all = Set(CachedStage.allCases.map(\.rawValue))

    private func expectSame(_ first: RunResult, _ second: RunResult, _ comment: Comment? = nil) throws {
        #expect(first.findings == second.findings, comment)
        #expect(JSON.text(first.model) == JSON.text(second.model), comment)
        #expect(first.members == second.members, comment)
        #expect(first.rejected == second.rejected, comment)
    }

    @Test func anUnchangedStudyComputesNothing() throws {
        let study = try CacheStudy()
        let plain = try study.run(cached: false)
        let cold = try study.run()
        #expect(cold.computed == all)
        let warm = try study.run()
        #expect(warm.progress.stages == ["Run (from the cache)"])
        try expectSame(plain.result, cold.result)
        try expectSame(plain.result, warm.result)
        #expect(warm.result.members.count == CacheStudy.customerCount)
        // The time at which a file was written says nothing.
        try study.folder.write("study/customers.csv", CacheStudy.customers)
        #expect(try study.run().progress.stages == ["Run (from the cache)"])
    }

    /// A key of the study, and exactly the stages that read it.
    private static let changes: [(old: String, new: String, stages: [CachedStage])] = [
        ("study: Kiosk", "study: Stall # a comment", []),
        ("as-of", "privacy: {controller: Example Ltd, transfers: none}\nas-of", []),
        ("as-of", "question: Who?\ncase-study: {campaign: spring}\nas-of", []),
        (
            "models: [decision-tree]", "models: [decision-tree, logistic-regression]",
            [.rules, .outcome, .audit, .mitigation]
        ),
        ("folds: 2", "folds: 3", [.heldOut, .rules, .outcome, .alternatives, .dendrogram, .audit, .mitigation]),
        (
            "hold-out: 0.2", "hold-out: 0.1",
            [.rules, .outcome, .alternatives, .dendrogram, .audit, .mitigation]
        ),
        ("threshold: 0.8", "threshold: 0.7", [.audit, .mitigation]),
        ("threshold: 0.8", "threshold: 0.8, mitigate: [reweigh]", [.audit, .mitigation]),
        ("threshold: 0.8", "threshold: 0.8, population: {side: {left: 1, right: 2}}", [.audit, .mitigation]),
        ("threshold: 0.8", "threshold: 0.8, chosen: 0.2", [.audit, .mitigation]),
        (
            "any-within: 60 days", "any-within: 30 days",
            [.outcome, .alternatives, .dendrogram, .audit, .mitigation]
        ),
        ("[k-means, ward]", "[k-means]", [.alternatives, .dendrogram]),
        ("side: as-is", "side: as-is, visits: [under 12, 12 and over]", CachedStage.allCases),
        ("as-of", "purchase-model: {horizon: 30}\nas-of", [.purchases]),
        ("as-of", "selection: {recursive: true}\nas-of", [.outcome, .audit, .mitigation]),
        (
            "pairs: 5", "pairs: 6", CachedStage.allCases.filter { ![.outcome, .components].contains($0) }
        ),
        ("k: 2...3", "k: 2...4", CachedStage.allCases.filter { $0 != .components }),
        ("as-of", "preparation: {scale: robust}\nas-of", CachedStage.allCases),
        ("minimum-count: 5", "minimum-count: 6", CachedStage.allCases),
        ("as-of", "privacy: {disclosure: {p-percent: 20}}\nas-of", CachedStage.allCases),
        ("as-of", "privacy: {retention: 30 years}\nas-of", []),
        ("as-of", "privacy: {retention: 30 days}\nas-of", CachedStage.allCases),
        ("as-of", "features: {exclude: [spread]}\nas-of", CachedStage.allCases),
        ("seed: 3", "seed: 4", CachedStage.allCases),
        // Features are known by their values: what makes none changes nothing.
        ("as-of", "features: {more: [weekdays]}\nas-of", CachedStage.allCases),
        ("as-of", "features: {more: [channels], top-categories: 3}\nas-of", []),
        ("as-of", "features: {custom: {dear: share of orders where amount > 20}}\nas-of", CachedStage.allCases),
        ("as-of", "features: {custom: {same: visits}, exclude: [same]}\nas-of", CachedStage.allCases),
    ]

    /// The same where customers write.
    private static let changesOfTexts: [(old: String, new: String, stages: [CachedStage])] = [
        ("as-of", "features: {more: [texts]}\nas-of", CachedStage.allCases),
        ("as-of", "features: {text-topics: 2}\nas-of", CachedStage.allCases),
        (
            "as-of", "features: {custom: {praise: count of interactions where sentiment > 0}}\nas-of",
            CachedStage.allCases
        ),
        ("as-of", "sentiment: {languages: [de]}\nas-of", CachedStage.allCases),
        ("as-of", "sentiment: {lexicon: own.tsv}\nas-of", CachedStage.allCases),
        // Too few labels to learn from: the lexicon stays, and so does every feature.
        ("as-of", "sentiment: {label: stars, positive: ['5']}\nas-of", []),
        ("text: said", "text: said, kind: stars", CachedStage.allCases),
    ]

    @Test func aChangedKeyRerunsWhatReadsIt() throws {
        try check(Self.changes, of: CacheStudy())
    }

    @Test func aChangedKeyOfTextsRerunsWhatReadsIt() throws {
        let study = try CacheStudy(yaml: CacheStudy.yamlWithTexts)
        try study.folder.write("study/interactions.csv", CacheStudy.interactions)
        try study.folder.write("study/own.tsv", "slow\t1\nkind\t-1\n")
        try check(Self.changesOfTexts, of: study)
        // What a lexicon says is read, not only what it is called.
        try study.replace("as-of", "sentiment: {lexicon: own.tsv}\nas-of")
        #expect(try study.run().computed.isEmpty)
        try study.folder.write("study/own.tsv", "slow\t-1\nkind\t1\n")
        #expect(try study.run().computed == all)
    }

    private func check(
        _ changes: [(old: String, new: String, stages: [CachedStage])], of study: CacheStudy
    ) throws {
        let yaml = study.yaml
        _ = try study.run()
        for change in changes {
            try study.replace(change.old, change.new)
            let second = try study.run()
            #expect(second.computed == Set(change.stages.map(\.rawValue)), "\(change.new)")
            // What came from the cache is what would have been computed.
            try expectSame(try study.run(cached: false).result, second.result, "\(change.new)")
            // As it was: nothing is computed, and the next change meets the first run's results.
            try study.folder.write("study/study.yaml", yaml)
            #expect(try study.run().progress.stages == ["Run (from the cache)"])
        }
    }

    @Test func changedDataRerunEverything() throws {
        let study = try CacheStudy()
        _ = try study.run()
        try study.replace("person-0,", "person-0,1", in: "customers.csv")
        let second = try study.run()
        #expect(second.computed == all)
        try expectSame(try study.run(cached: false).result, second.result)
    }

    /// A change of a file that no stage sees: the campaigns' offers, say, or here a column that is not declared.
    @Test func dataThatNoStageReadsRerunNothing() throws {
        let study = try CacheStudy()
        _ = try study.run()
        try study.replace("id,day,amount\n", "id,day,amount,till\n", in: "purchases.csv")
        let text = CacheStudy.purchases.split(separator: "\n").dropFirst().map { $0 + ",7\n" }.joined()
        try study.folder.write("study/purchases.csv", "id,day,amount,till\n" + text)
        #expect(try study.run().computed.isEmpty)
    }

    @Test func anotherProgramComputesAgain() throws {
        let study = try CacheStudy()
        _ = try study.run()
        #expect(try study.run(tool: "another").computed == all)
        #expect(try study.run().progress.stages == ["Run (from the cache)"])
    }

    @Test func damagedResultsAreComputedAgain() throws {
        let study = try CacheStudy()
        let first = try study.run()
        for (index, file) in try study.files().enumerated() {
            let data = try Data(contentsOf: file)
            // Cut off, emptied, or a byte turned over.
            switch index % 3 {
            case 0: try data.prefix(data.count / 2).write(to: file)
            case 1: try Data().write(to: file)
            default: try (data.dropLast(9) + Data([data[data.count - 9] ^ 1]) + data.suffix(8)).write(to: file)
            }
        }
        let second = try study.run()
        #expect(second.computed == all)
        #expect(Set(second.progress.notes) == ["cache.damaged"])
        try expectSame(first.result, second.result)
        #expect(try study.run().progress.notes.isEmpty)
    }

    @Test func aCacheThatCantBeWrittenIsNoHarm() throws {
        let study = try CacheStudy()
        try study.folder.write("cache", "a file stands where the folder should be")
        let run = try study.run()
        #expect(Set(run.progress.notes) == ["cache.write"])
        try expectSame(try study.run(cached: false).result, run.result)
    }

    @Test func filesAreForTheirOwnerAloneAndHoldNoIdentifier() throws {
        let study = try CacheStudy()
        _ = try study.run()
        let files = try study.files()
        #expect(files.count > CachedStage.allCases.count)
        for file in files {
            let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let data = try Data(contentsOf: file)
            for name in ["person-1", "person-77"] { #expect(data.range(of: Data(name.utf8)) == nil) }
        }
        for folder in ["", "/results", "/runs"] {
            let mode = try FileManager.default.attributesOfItem(atPath: study.cache.folder.path + folder)[
                .posixPermissions]
            #expect(mode as? Int == 0o700)
        }
    }

    @Test func membersAreListedWhereAskedFor() throws {
        let study = try CacheStudy()
        let without = try study.run(withMembers: false)
        let with = try study.run()
        // The run was kept without them: its stages were, too.
        #expect(with.computed.isEmpty)
        #expect(with.result.members.count == CacheStudy.customerCount)
        #expect(try study.run(withMembers: false).result.members.isEmpty)
        #expect(without.result.findings == with.result.findings)
        try expectSame(try study.run().result, with.result)
    }

    @Test func runsAtTheSameTimeDontDisturbEachOther() async throws {
        let study = try CacheStudy()
        let plain = try study.run(cached: false).result
        let workflow = try study.workflow(SilentProgress())
        let results = try await withThrowingTaskGroup(of: RunResult.self) { group in
            for _ in 0..<3 { group.addTask { try workflow.run() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for result in results { try expectSame(plain, result) }
        #expect(try study.run().progress.stages == ["Run (from the cache)"])
    }

    @Test func whatWasNotUsedLongestGoesFirst() throws {
        let study = try CacheStudy()
        _ = try study.run()
        #expect(study.cache.size > 10_000)
        study.cache.trim(to: study.cache.size)
        #expect(try study.run().progress.stages == ["Run (from the cache)"])
        let size = study.cache.size
        study.cache.trim(to: size - 1)
        #expect(study.cache.size < size)
        // The run was used last.
        #expect(try study.run().progress.stages == ["Run (from the cache)"])
        study.cache.trim(to: 0)
        #expect(study.cache.size == 0)
        #expect(try study.run().computed == all)
        try study.folder.write("cache/mine.txt", "")
        try study.cache.clear()
        #expect(try study.files().map(\.lastPathComponent) == ["mine.txt"])
    }

    @Test func everyBitOfANumberIsKept() throws {
        let study = try CacheStudy()
        let key = StageKey(stage: "Numbers", parts: [])
        let numbers: [Double?] = [
            0.1, -0.0, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 3, nil, 1 / 3,
        ]
        study.cache.keep(numbers, for: key, SilentProgress())
        let kept = try #require(study.cache.value([Double?].self, for: key, SilentProgress()))
        #expect(kept.map { $0?.bitPattern } == numbers.map { $0?.bitPattern })
        study.cache.keep([Int]?.none, for: key, SilentProgress())
        #expect(study.cache.value([Int]?.self, for: key, SilentProgress()) == .some(nil))
    }
}
