import Basics
import Testing

@testable import Features

@Suite struct LearntSentimentTests {
    /// Values from scikit-learn: `reference/formulas.py`.
    @Test func theClassifierIsThatOfScikitLearn() throws {
        let labelled = [
            ("good delivery", true), ("bad delivery", false), ("really good price", true), ("late and bad", false),
            ("good", true), ("not good at all", false), ("price was bad", false), ("lovely price", true),
        ]
        let texts = labelled.map { (terms: TextClassifier.Terms($0.0), isPraise: $0.1) }
        let model = TextClassifier(texts, penalty: 0.01)
        let probabilities = try texts.map { try #require(model.probability($0.terms)) }
        #expect(
            isClose(
                probabilities,
                [
                    0.8518364148026045, 0.12232661624703872, 0.8857084724919403, 0.09590921422384219, 0.880724123646569,
                    0.1887407393150614, 0.1366963345282612, 0.8380580219156835,
                ], within: 1e-6))
        #expect(model.probability(TextClassifier.Terms("…")) == nil)
    }

    private static let good = ["great", "superb", "like it", "works well", "so pretty"]
    private static let bad = ["awful", "broken", "a pity", "never again", "so ugly"]
    private static let things = ["lamp", "chair", "table", "service", "box", "colour", "parcel"]

    /// Texts of `customers`, whose words tell the label in all but a tenth of them.
    private func texts(_ count: Int, customers: Int, told: Double = 0.9) -> [(
        customer: Int32, text: String, isPraise: Bool
    )] {
        var generator = SeededGenerator(seed: 11, stream: "labelled texts")
        return (0..<count).map { _ in
            let isPraise = generator.below(3) > 0,
                sounds = generator.uniform() < told ? isPraise : generator.below(2) == 0
            let words = sounds ? Self.good : Self.bad
            let text =
                "the \(Self.things[generator.below(Self.things.count)]) is \(words[generator.below(words.count)])"
            return (Int32(generator.below(customers)), text, isPraise)
        }
    }

    @Test func whatWordsTellIsLearnt() throws {
        let texts = texts(600, customers: 150)
        let learnt = try #require(LearntSentiment(texts, leastCustomers: 10, seed: 1))
        let accuracy = learnt.accuracy
        #expect(accuracy.texts == 600 && accuracy.customers <= 150)
        #expect(accuracy.share > 0.9 && accuracy.isUseful)
        #expect(accuracy.low < accuracy.share && accuracy.share < accuracy.high && accuracy.high <= 1)
        #expect(learnt.score("the rug is superb", of: 3) > 0.3)
        #expect(learnt.score("the rug is awful", of: 3) < -0.3)
        #expect(learnt.score("", of: 3).isNaN)
        let again = try #require(LearntSentiment(texts, leastCustomers: 10, seed: 1))
        #expect(again.accuracy == accuracy && again.score("so ugly", of: 9) == learnt.score("so ugly", of: 9))
    }

    /// A word that only one customer uses, and always in praise, must not help to judge that customer.
    @Test func nobodyIsJudgedByAModelThatHasSeenThem() throws {
        var texts = texts(400, customers: 80)
        texts += (0..<40).map { (customer: 500, text: "zork \($0) lamp", isPraise: false) }
        let learnt = try #require(LearntSentiment(texts, leastCustomers: 10, seed: 1))
        let own = learnt.score("zork", of: 500)
        let others = (0..<30).map { learnt.score("zork", of: Int32($0)) }
        #expect(others.contains { $0 < own - 0.2 }, "others' models know the word")
    }

    @Test func nothingIsLearntFromNothing() throws {
        let noise = texts(600, customers: 150, told: 0)
        let learnt = try #require(LearntSentiment(noise, leastCustomers: 10, seed: 1))
        #expect(!learnt.accuracy.isUseful)
        #expect(LearntSentiment(Array(noise.prefix(90)), leastCustomers: 10, seed: 1) == nil)
        let praise = noise.map { (customer: $0.customer, text: $0.text, isPraise: true) }
        #expect(LearntSentiment(praise, leastCustomers: 10, seed: 1) == nil)
        let one = noise.map { (customer: Int32(1), text: $0.text, isPraise: $0.isPraise) }
        #expect(LearntSentiment(one, leastCustomers: 10, seed: 1) == nil)
    }
}
