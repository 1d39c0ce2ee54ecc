import Basics
import Testing

@testable import Workflow

/// Why a stage would be computed again.
@Suite struct ExplainTests {
    private func reasons(_ study: CacheStudy, tool: String = "test") throws -> [String: [String]] {
        let stages = try study.workflow(SilentProgress(), tool: tool).explain()
        return Dictionary(uniqueKeysWithValues: stages.filter { !$0.isCached }.map { ($0.stage, $0.reasons) })
    }

    @Test func itNamesTheKeyThatChanged() throws {
        let study = try CacheStudy()
        #expect(try reasons(study)["Segment"] == ["the cache knows no earlier run of it"])
        #expect(try study.files().isEmpty)
        _ = try study.run()
        #expect(try reasons(study).isEmpty)

        try study.replace("models: [decision-tree]", "models: [decision-tree, logistic-regression]")
        let added = ["the study's 'models' is new: logistic-regression"]
        #expect(
            try reasons(study) == [
                "Run": ["the file 'study.yaml' changed"], "Rules": added, "Outcome": added,
                "Bias audit": ["upstream 'Outcome' changed"], "Mitigation": ["upstream 'Bias audit' changed"],
            ])
        _ = try study.run()
        try study.replace("k: 2...3", "k: 2")
        var found = try reasons(study)
        #expect(found["Segment"] == ["the study's 'segments.k' was 2...3 and is 2"])
        #expect(found["Profile"] == ["upstream 'Segment' changed"])
        #expect(found["Components"] == nil)
        try study.replace("k: 2", "k: 2...3")
        try study.replace("person-0,", "person-0,1", in: "customers.csv")
        found = try reasons(study)
        #expect(found["Run"] == ["the file 'customers.csv' changed"])
        #expect(found["Components"] == ["the features changed"])
        #expect(found["Held-out segmentation"] == ["upstream 'Segment' changed", "upstream 'Profile' changed"])
        #expect(found["Bias audit"]?.first == "the features changed")
        #expect(found["Bias audit"]?.contains("upstream 'Segment' changed") == true)
        #expect(found["Purchases"]?.contains("the purchases changed") == false)
    }

    @Test func itNamesSeedAndProgram() throws {
        let study = try CacheStudy()
        _ = try study.run()
        #expect(try reasons(study, tool: "x")["Components"] == ["segmentary itself is another version or build"])
        try study.replace("seed: 3", "seed: 4")
        #expect(try reasons(study)["Components"] == ["the seed was 3 and is 4"])
    }

    /// What stages read is what a study file can hold: a key that no stage knows would be no part of any.
    @Test func stagesNameKeysThatExist() throws {
        for stage in CachedStage.allCases {
            for key in stage.studyKeys {
                let top = key.split(separator: ".")[0]
                #expect(Study.topKeys.contains(String(top)), "\(stage.rawValue): \(key)")
            }
            // Keys are made in this order, and no stage waits for itself.
            #expect(stage.upstream.allSatisfy { $0 != stage })
        }
    }

    @Test func stagesThatAStudyHasNotAreNotListed() throws {
        let study = try CacheStudy()
        try study.replace("  outcome: {from: purchases, any-within: 60 days}\n", "")
        try study.replace("seed: 3", "seed: 3\npurchase-model: false")
        let stages = try study.workflow(SilentProgress()).explain().map(\.stage)
        #expect(!stages.contains("Outcome") && !stages.contains("Purchases"))
        #expect(stages.contains("Bias audit"))
    }
}
