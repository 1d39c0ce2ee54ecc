import Basics
import Statistics
import Tables
import Testing

@testable import Features

@Suite struct TextTopicsTests {
    static let texts = [
        "delivery arrived late courier lost parcel", "courier late delivery delivery", "parcel lost courier",
        "quality fabric colour lovely", "lovely fabric quality quality", "colour faded fabric",
        "price discount cheap", "discount price voucher", "voucher discount price price cheap",
        "delivery parcel late", "fabric colour quality", "cheap voucher price",
    ]

    private func topics(_ count: Int = 3, least: Int = 1, seed: UInt64 = 1) throws -> TextTopics? {
        try TextTopics(
            texts: Self.texts.enumerated().map { (customer: Int32($0), text: $1) }, topics: count,
            leastCustomers: least, seed: seed)
    }

    /// Values from scikit-learn (`reference/formulas.py`): topics are turned, so only what turning leaves is compared.
    @Test func theSpaceIsThatOfScikitLearn() throws {
        let topics = try #require(try topics())
        #expect(isClose(topics.singularValues, [1.8123726299791079, 1.6867121900882613, 1.627951257500904]))
        let norms = try Self.texts.map { text in try #require(topics.scores(text)).reduce(0) { $0 + $1 * $1 } }
        let expected = [
            0.8445192525330032, 0.6581483706386583, 0.4433621573318991, 0.9107661373383639, 0.6968797563166474,
            0.3834897273921775, 0.762134921577675, 0.7621349215776753, 0.998289785164364, 0.7041955162952152,
            0.8538623911451473, 0.7621349215776753,
        ]
        #expect(isClose(norms, expected))
    }

    @Test func eachTopicSpeaksOfItsWords() throws {
        let words = try #require(try topics()).words
        let themes: [Set<String>] = [
            ["delivery", "late", "courier", "parcel", "lost", "arrived"],
            ["quality", "fabric", "colour", "lovely", "faded"],
            ["price", "discount", "voucher", "cheap"],
        ]
        for theme in themes { #expect(words.contains { Set($0).isSubset(of: theme) && $0.count >= 3 }, "\(words)") }
    }

    @Test func theSeedChangesNothingThatMatters() throws {
        let first = try #require(try topics()), second = try #require(try topics(seed: 7))
        #expect(first.words.map { Set($0) } == second.words.map { Set($0) } || Set(first.words) == Set(second.words))
        #expect(isClose(first.singularValues, second.singularValues))
    }

    @Test func rareWordsAreNeitherLearntNorShown() throws {
        let topics = try #require(try topics(2, least: 2))
        #expect(!topics.words.joined().contains("arrived") && !topics.words.joined().contains("faded"))
        #expect(topics.scores("arrived faded") == nil)
        #expect(try self.topics(2, least: 6) == nil, "no word is common enough")
    }

    @Test func customersGetTheMeansOfTheirTexts() throws {
        let topics = try #require(try topics())
        let texts = categories([Self.texts[0], Self.texts[3], nil, Self.texts[0]])
        var whole = TopicFeatures(topics, in: Cohort(3))
        whole.add(texts, customer: [0, 0, 1, -1], time: [1, 2, 3, 4])
        whole.add(texts, customer: [1, 1, 1, 1], time: [Int64](repeating: asOf, count: 4))
        let first = try #require(topics.scores(Self.texts[0])), second = try #require(topics.scores(Self.texts[3]))
        for topic in 0..<3 {
            let values = whole.features().numbers("text_topic.\(topic + 1)")
            #expect(isClose(values, [(first[topic] + second[topic]) / 2, .nan, .nan]))
        }
    }

    @Test func aSampleDoesNotDependOnTheChunks() {
        let rows = (0..<500).map { "text \($0)" }
        var whole = SampledTexts(in: Cohort(2), seed: 3, limit: 40), parts = whole
        whole.add(
            categories(rows), customer: [Int32](repeating: 1, count: 500), time: [Int64](repeating: 0, count: 500))
        for row in rows { parts.add(categories([row]), customer: [1], time: [0]) }
        #expect(whole.sample.count == 40 && whole.texts == 500)
        #expect(whole.sample.map(\.text) == parts.sample.map(\.text))
        var other = SampledTexts(in: Cohort(2), seed: 4, limit: 40)
        other.add(
            categories(rows), customer: [Int32](repeating: 1, count: 500), time: [Int64](repeating: 0, count: 500))
        #expect(whole.sample.map(\.text) != other.sample.map(\.text))
    }

    @Test func varimaxKeepsTheSpace() {
        var generator = SeededGenerator(seed: 5, stream: "varimax")
        let loadings = Matrix((0..<3).map { _ in (0..<40).map { _ in generator.uniform() - 0.5 } })
        let turned = Varimax.rotate(loadings)
        func squares(_ matrix: Matrix, _ column: Int) -> Double {
            matrix.column(column).reduce(0) { $0 + $1 * $1 }
        }
        func criterion(_ matrix: Matrix) -> Double {
            (0..<3).reduce(0) { sum, row in
                let squared = matrix.row(row).map { $0 * $0 }, mean = squared.reduce(0, +) / 40
                return sum + squared.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            }
        }
        for column in 0..<40 { #expect(isClose(squares(turned, column), squares(loadings, column))) }
        #expect(criterion(turned) > criterion(loadings))
        // No small turn of any two rows makes it better.
        #expect(isClose(criterion(Varimax.rotate(turned)), criterion(turned)))
    }

    @Test func addressesAndCodesAreNoWords() {
        let words = TextTerms(
            "Write to anna.schmidt@web.de or @anna_s, see https://shop.example/u/anna: DE8937040044, win10"
        )
        .words
        for name in ["anna", "schmidt", "web", "shop", "de8937040044"] { #expect(!words.contains(name), "\(name)") }
        #expect(words.contains("win10") && words.contains("write"))
        // What stands beside them counts as ever.
        #expect(TextTerms("late parcel anna@web.de broken").words == TextTerms("late parcel broken").words)
    }
}
