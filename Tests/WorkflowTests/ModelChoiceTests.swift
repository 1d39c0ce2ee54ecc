import Basics
import Findings
import Testing

@testable import Workflow

/// The models that a study asks for, from its file to the findings.
@Suite struct ModelChoiceTests {
    /// Two groups; the outcome grows likelier with `pull`, rarer with `push`; `noise` says nothing.
    private static let csv: String = {
        var random = SeededGenerator(seed: 5)
        var text = "id,pull,push,noise,left\n"
        for row in 0..<160 {
            let group = Double(row % 2)
            let (pull, push) = (4 * group + random.uniform(), random.uniform())
            let chance = 0.15 + 0.1 * pull + 0.3 * (0.5 - push)
            let values = [pull, push, random.uniform()].map { NumberFormat.fixed($0, digits: 4) }
            text += "c\(row)," + values.joined(separator: ",") + (random.uniform() < chance ? ",yes\n" : ",no\n")
        }
        return text
    }()

    private static func run(_ models: String, threads: Int = 2) throws -> Findings {
        let folder = try TemporaryFolder([
            "c.csv": csv,
            "study.yaml": """
            study: Models
            sources:
              customers: {csv: c.csv, key: id, columns: {pull: number, push: number, noise: number, left: category}}
              outcome: {column: left, positive: yes}
            segments: {k: 2, starts: 3, pairs: 6}
            validation: {folds: 3, hold-out: 0.2}
            \(models)

            """,
        ])
        return try Workflow(study: Study.load(folder.path), threads: threads, progress: SilentProgress()).run().findings
    }

    @Test func everyModelAnswersBothQuestions() throws {
        let findings = try Self.run(
            "models: [decision-tree, support-vector-machine, logistic-regression, neural-network]")
        let names = ["decision-tree", "logistic-regression", "neural-network", "support-vector-machine"]
        #expect(findings.evaluation.recoverability.keys.sorted() == names)
        #expect(findings.evaluation.recoverability.values.allSatisfy { $0.macro.f1 > 0.9 && $0.holdOut != nil })
        let outcome = try #require(findings.evaluation.outcome)
        #expect(
            outcome.models.filter { $0.features == "features" }.map(\.model)
                == ["decision-tree", "support-vector-machine", "logistic-regression", "neural-network"])
        // The same customers for every model.
        #expect(Set(outcome.models.map(\.scores.n)).count == 1)
        let linear = try #require(findings.importance.linear)
        #expect(Set(linear.map(\.model)) == ["logistic-regression"])
        func weight(_ feature: String) -> Double? {
            linear.first { $0.question == "outcome" && $0.feature == feature }?.mean
        }
        let (pull, push) = (try #require(weight("pull")), try #require(weight("push")))
        #expect(pull > 0.3 && push < 0)
        #expect(abs(try #require(weight("noise"))) < pull)
        // Two segments push in opposite directions.
        let segments = linear.filter { $0.question == "recoverability" && $0.feature == "pull" }
        #expect(segments.map(\.target).allSatisfy { target in findings.segments.contains { $0.name == target } })
        #expect(segments.count == 1 || segments[0].mean * segments[1].mean < 0)
    }

    @Test func settingsAreChosenInEachFold() throws {
        let findings = try Self.run("models: [support-vector-machine]")
        let tuning = try #require(findings.evaluation.tuning)
        #expect(tuning.map(\.question) == ["recoverability", "outcome"])
        #expect(tuning.map(\.score) == ["macroF1", "auc"])
        for facts in tuning {
            #expect(facts.folds == 3 && facts.innerFolds == 3)
            #expect(facts.candidates.count == 9)
            #expect(facts.candidates.first?.parameters == "cost 1, gamma 0.01 / features")
            #expect(facts.candidates.map(\.chosen).reduce(0, +) == 3)
        }
        // Without a logistic regression the directions are the linear machine's; the tree stays for the rules.
        #expect(Set((findings.importance.linear ?? []).map(\.model)) == ["support-vector-machine"])
        #expect(findings.evaluation.recoverability["decision-tree"] != nil)
    }

    @Test func theTreeAloneTunesNothing() throws {
        let findings = try Self.run("")
        #expect(findings.evaluation.tuning == nil)
        #expect(findings.importance.linear == nil)
        #expect(findings.evaluation.recoverability.count == 1)
    }

    @Test func threadsChangeNothing() throws {
        let models = "models: [decision-tree, support-vector-machine, logistic-regression]"
        let (one, two) = (try Self.run(models, threads: 1), try Self.run(models, threads: 2))
        #expect(one.evaluation == two.evaluation)
        #expect(one.importance == two.importance)
    }
}
