import Basics
import Findings
import Learning
import Testing

@testable import Workflow

/// A survey of yes-or-no answers, a category and a number, with three planted kinds of customers and gaps.
@Suite struct MixedMethodsTests {
    private static let planted = (0..<180).map { $0 % 3 }

    private static func survey(_ settings: String) throws -> TemporaryFolder {
        var random = SeededGenerator(seed: 8, stream: "survey")
        var lines = ["id,q1,q2,q3,q4,q5,q6,shop,age"]
        for (row, kind) in planted.enumerated() {
            let answers = (0..<6).map { question in
                random.uniform() < 0.05 ? "" : random.uniform() < (question / 2 == kind ? 0.92 : 0.08) ? "yes" : "no"
            }
            let shop = ["web", "store", "both"][random.uniform() < 0.8 ? kind : random.below(3)]
            lines.append("c\(row),\(answers.joined(separator: ",")),\(shop),\(20 + 15 * kind + random.below(30))")
        }
        let questions = (1...6).map { "q\($0): flag" }.joined(separator: ", ")
        return try TemporaryFolder([
            "survey.csv": lines.joined(separator: "\n") + "\n",
            "study.yaml": """
            study: Survey
            sources: {customers: {csv: survey.csv, key: id, columns: {\(questions), shop: category, age: number}}}
            validation: {folds: 3}
            segments: {\(settings), starts: 3, pairs: 5}

            """,
        ])
    }

    private static func run(_ settings: String) throws -> RunResult {
        let folder = try survey(settings)
        return try run(folder, threads: 2)
    }

    private static func run(_ folder: TemporaryFolder, threads: Int) throws -> RunResult {
        try Workflow(study: Study.load(folder.path), threads: threads, progress: SilentProgress()).run()
    }

    private static func agreement(_ result: RunResult) -> Double {
        AdjustedRandIndex.score(result.members.map(\.segment), planted)
    }

    @Test func medoidsFindTheKindsAndNameNoPerson() throws {
        let result = try Self.run("methods: [medoids, latent-classes], k: 2...4")
        let findings = result.findings, segmentation = findings.segmentation
        #expect(segmentation.method == "medoids" && segmentation.k == 3)
        #expect(Self.agreement(result) > 0.8)
        // Eight questions as they are: no column for missingness, no dummy columns.
        #expect(segmentation.space?.name == "mixed" && segmentation.space?.dimensions == 8)
        #expect(segmentation.note?.hasPrefix("Gower’s dissimilarity of 1 number, 6 flags, 1 category") == true)
        #expect(segmentation.uncertain == nil && segmentation.choice.allSatisfy { $0.bic == nil })
        #expect(segmentation.calinskiHarabasz > 0 && segmentation.daviesBouldin > 0)
        #expect(try #require(findings.evaluation.heldOut).ari.value > 0.8)
        let others = try #require(segmentation.alternatives)
        #expect(others.map(\.method) == ["medoids", "latent-classes"])
        #expect(others.map(\.space) == ["mixed", "mixed"])
        // A medoid is a customer: none of its values is told.
        let model = JSON.text(result.model)
        #expect(model.contains("\"method\": \"medoids\"") && !model.contains("\"centroid\""))
    }

    @Test func latentClassesGiveProbabilities() throws {
        let result = try Self.run("methods: [latent-classes], k: 2...4")
        let segmentation = result.findings.segmentation
        #expect(segmentation.k == 3)
        #expect(Self.agreement(result) > 0.8)
        let bic = segmentation.choice.compactMap(\.bic)
        #expect(bic.count == 3 && bic.min() == bic[1])
        #expect(segmentation.preferences?.first { $0.index == "bic" }?.k == 3)
        #expect(segmentation.note?.hasSuffix("a number was cut into quarters") == true)
        let uncertain = try #require(segmentation.uncertain)
        #expect(uncertain.suppressed || (uncertain.value ?? 1) < 0.2)
        #expect(result.members.allSatisfy { (0...1).contains($0.confidence) })
        #expect(JSON.text(result.model).contains("\"weight\""))
    }

    @Test func mixtureOfThePreparedFeatures() throws {
        let result = try Self.run("methods: [mixture], k: 3")
        let segmentation = result.findings.segmentation
        #expect(segmentation.method == "mixture" && segmentation.space == nil)
        #expect(Self.agreement(result) > 0.5)
        #expect(segmentation.choice.allSatisfy { $0.bic?.isFinite == true })
        #expect(segmentation.note?.hasPrefix("normal distributions with ") == true)
        #expect(segmentation.uncertain != nil)
        #expect(JSON.text(result.model).contains("\"covariance\""))
    }

    @Test func theSameWhateverTheThreads() throws {
        let folder = try Self.survey("methods: [medoids, mixture], k: 3")
        let one = try Self.run(folder, threads: 1), two = try Self.run(folder, threads: 2)
        #expect(one.findings == two.findings && one.members == two.members)
    }

    @Test func anotherSpaceIsRefused() throws {
        for settings in ["methods: [medoids], space: components", "methods: [latent-classes], compare: [components]"] {
            let folder = try Self.survey(settings)
            let problems = #expect(throws: Diagnostics.self) { try Study.load(folder.path) }
            #expect(problems?.description.contains("measures the features themselves") == true)
        }
    }
}
