import Basics
import Features
import Findings
import Foundation
import Tables
import Testing

@testable import Workflow

/// Studies with features of their own, families, returns and texts, from the file to the table of features.
@Suite struct FormulaStudyTests {
    private static let purchases = """
        order_no,customer,at,quantity,price,off,channel,kind,maker
        1,a,2024-01-06 10:00:00,2,5,0,app,toys,x
        1,a,2024-01-06 10:00:00,1,10,1,app,tools,y
        2,a,2024-01-10 10:00:00,1,20,0,web,tools,x
        C3,a,2024-01-12 10:00:00,1,-10,0,web,tools,y
        4,b,2024-01-07 23:00:00,1,40,0,app,toys,x
        5,b,2024-03-01 10:00:00,9,9,9,app,toys,x

        """

    private static let visits = """
        customer,at,pages,clicks,impressions,converted,channel
        a,2024-01-05 10:00:00,9,1,10,yes,mail
        a,2024-01-06 10:00:00,2,3,10,no,mail
        b,2024-01-07 10:00:00,7,0,5,no,web

        """

    private static let interactions = """
        customer,at,text,to,way
        a,2024-01-05 10:00:00,"very good, thank you!",b,out
        b,2024-01-06 10:00:00,terrible service,a,in
        b,2024-01-06 11:00:00,,,in
        a,2024-02-20 10:00:00,terrible,b,out

        """

    private func folder(_ settings: String, sources: String = "") throws -> TemporaryFolder {
        let study = """
            study: Formulas
            as-of: 2024-02-01
            currency: GBP
            sources:
              purchases:
                csv: purchases.csv
                customer: customer
                time: at
                order: order_no
                quantity: quantity
                amount: quantity * price
                discount: off
                return: starts(order_no, "C")
                category: kind
                brand: maker
                where: price > 0
              visits: {csv: visits.csv, customer: customer, time: at, pages: pages, clicks: clicks, impressions: impressions, converted: converted, channel: channel}
              interactions: {csv: interactions.csv, customer: customer, time: at, text: text, target: to, direction: way}
            \(settings)

            """
        return try TemporaryFolder([
            "study.yaml": study, "purchases.csv": Self.purchases, "visits.csv": Self.visits,
            "interactions.csv": Self.interactions,
        ])
    }

    private func features(_ settings: String, threads: Int = 2) throws -> FeatureTable {
        let folder = try folder(settings)
        var study = try Study.load(folder.path)
        study.audit.minimumCount = 1
        let sources = try openSources(study)
        var data = try ReadSources(study: study, threads: threads, progress: SilentProgress())(sources)
        return try BuildFeatures(study: study)(&data)
    }

    @Test func formulasOfAllKinds() throws {
        let table = try features(
            """
            features:
              custom:
                weekend: share of orders where weekday in [Sat, Sun]
                app_line: mean of amount in purchases where channel = "app"
                long_visits: count of visits where pages > 5
                click_rate: sum of clicks / sum of impressions
                toys_silence: days since last order where kind = "toys"
                per_visit: {is: monetary / (long_visits + 1), title: Spend a visit, unit: GBP, block: engagement}
                given_back: sum of abs(amount) in returns
                kind_words: count of interactions where sentiment > 0
                converted: (count of visits where converted) / count of visits
            """)
        #expect(table.customers == ["a", "b"])
        #expect(table.numbers("weekend") == [0.5, 1])
        #expect(table.numbers("app_line") == [10, 40])
        #expect(table.numbers("long_visits") == [1, 1])
        #expect(table.numbers("click_rate") == [0.2, 0])
        #expect(table.numbers("toys_silence") == [26, 25])
        #expect(table.numbers("per_visit") == [20, 20])
        #expect(table.numbers("given_back") == [10, 0])
        #expect(table.numbers("kind_words") == [1, 0])
        #expect(table.numbers("converted") == [0.5, 0])
        let definitions = table.features.map(\.definition)
        func definition(_ name: String) throws -> FeatureDefinition {
            try #require(definitions.first { $0.name == name })
        }
        #expect(try definition("weekend").unit == "share")
        #expect(try definition("weekend").title == "Weekend")
        #expect(try definition("weekend").block == .purchase)
        #expect(try definition("app_line").unit == "GBP" && definition("app_line").scaleFamily == .money)
        #expect(try definition("long_visits").unit == "visits" && definition("long_visits").scaleFamily == .counts)
        #expect(try definition("click_rate").unit == "clicks per impressions")
        #expect(try definition("toys_silence").unit == "days")
        #expect(try definition("per_visit").title == "Spend a visit" && definition("per_visit").block == .engagement)
        #expect(try definition("per_visit").source == "purchases, visits")
        #expect(try definition("click_rate").meaning == "By the study's formula: sum of clicks / sum of impressions.")
    }

    @Test func familiesAndRoles() throws {
        let table = try features("features: {more: [weekdays, basket, regularity, trends, channels, texts]}")
        #expect(table.numbers("weekday.Saturday") == [0.5, 0] && table.numbers("weekday.Sunday") == [0, 1])
        #expect(table.numbers("lines_per_order") == [1.5, 1] && table.numbers("units_per_order") == [2, 1])
        #expect(table.numbers("categories_bought") == [2, 1])
        #expect(table.numbers("brand.x") == [0.75, 1] && table.numbers("brand.y") == [0.25, 0])
        #expect(table.numbers("return_rate") == [0.5, 0])
        #expect(table.numbers("returned_share_of_spend") == [0.25, 0])
        #expect(table.numbers("discounted_orders") == [0.5, 0] && table.numbers("discount_depth") == [1 / 41, 0])
        #expect(table.numbers("conversion_rate.mail")?[0] == 0.5)
        #expect(table.numbers("texts") == [1, 1] && table.numbers("words_per_text") == [4, 2])
        let sentiment = try #require(table.numbers("sentiment"))
        #expect(sentiment[0] > 0.5 && sentiment[1] < -0.5)
        #expect(table.numbers("negative_texts") == [0, 1])
        #expect(table.numbers("reciprocity") == [1, 1] && table.numbers("interactions_received") == [1, 1])
        #expect(table.numbers("share_received") == [0, 1])
        // Nobody was known for 120 days, or ordered on three.
        #expect(table["trend.orders"] == nil && table["order_gap_variation"] == nil)
        #expect(table.features.allSatisfy { $0.definition.source != nil && !$0.definition.meaning.isEmpty })
    }

    @Test func returnsAreNoPurchases() throws {
        let folder = try folder("seed: 1")
        let study = try Study.load(folder.path)
        let data = try ReadSources(study: study, threads: 1, progress: SilentProgress())(try openSources(study))
        let steps = data.funnel.filter { $0.source == "purchases" }
        #expect(steps.map(\.step) == ["all rows", "is no return", "price > 0"])
        #expect(steps.map(\.rows) == [6, 5, 5])
    }

    @Test func nothingMoreUnlessAskedFor() throws {
        let names = try features("seed: 1").names
        #expect(!names.contains { $0.hasPrefix("weekday.") || $0.hasPrefix("trend.") || $0.hasPrefix("text_topic.") })
        #expect(names.contains("sentiment") && names.contains("return_rate"))
    }

    @Test(arguments: [
        ("x: count of visits where pagse > 5", "study.missing-column", "did you mean 'pages'?"),
        ("x: mean of pages where channel = 5", "expression.wrong-kind", "put the text in quotes"),
        ("x: sum of converted", "expression.wrong-kind", nil),
        ("x: mean of channel", "study.ambiguous", nil),
        ("x: count of contacts", "study.no-source", nil),
        ("x: recency + monetari", "features.unknown-name", "did you mean 'monetary'?"),
        ("x: recency + monetary", "expression.units", nil), ("x: conut of orders", "expression.unknown-measure", nil),
        ("x: {title: nothing}", "study.missing-key", nil),
        ("x: {is: count of orders, unti: days}", "study.unknown-key", nil),
        ("recency: count of orders", "features.duplicate-name", nil),
    ])
    func mistakes(line: String, identifier: String, suggestion: String?) throws {
        let thrown = #expect(throws: Diagnostics.self) { try features("features:\n  custom:\n    \(line)") }
        let problems = thrown?.items ?? []
        #expect(problems.contains { $0.identifier.hasPrefix(identifier) }, "\(problems)")
        if let suggestion { #expect(problems.contains { $0.suggestion?.contains(suggestion) == true }, "\(problems)") }
    }

    @Test func aLexiconOfTheStudys() throws {
        let folder = try folder("sentiment: {lexicon: words.tsv}")
        try folder.write("words.tsv", "terrible\t1\nvery\t-1\n")
        let study = try Study.load(folder.path)
        var data = try ReadSources(study: study, threads: 1, progress: SilentProgress())(try openSources(study))
        let sentiment = try #require(try BuildFeatures(study: study)(&data).numbers("sentiment"))
        #expect(sentiment[0] < 0 && sentiment[1] > 0)
        try folder.write("words.tsv", "terrible\n")
        #expect(throws: Diagnostics.self) { try TextReading(study) }
        let other = try self.folder("sentiment: {lexicon: none.tsv}")
        let missing = try Study.load(other.path)
        #expect(throws: Diagnostics.self) { try Workflow(study: missing, threads: 1, progress: SilentProgress()) }
    }

    // MARK: Texts that teach

    /// 300 customers, two texts each: half praise with words that no lexicon knows.
    private func labelled(_ settings: String) throws -> TemporaryFolder {
        var random = SeededGenerator(seed: 4, stream: "labelled study")
        var rows = "customer,at,stars,text\n"
        let things = ["lamp", "chair", "parcel", "colour"]
        for row in 0..<600 {
            let isPraise = random.below(2) == 0, stars = isPraise ? 4 + random.below(2) : 1 + random.below(3)
            let text = "the \(things[random.below(4)]) \(isPraise ? "zig zag" : "zog zug")"
            rows += "c\(row / 2),2024-01-0\(1 + row % 9),\(row % 5 == 0 ? "" : String(stars)),\(text)\n"
        }
        let study = """
            study: Labels
            as-of: 2024-02-01
            sources: {interactions: {csv: interactions.csv, customer: customer, time: at, text: text}}
            \(settings)

            """
        return try TemporaryFolder(["study.yaml": study, "interactions.csv": rows])
    }

    @Test func labelsTeachWhatTextsMean() throws {
        let settings = "sentiment: {label: stars, positive: [4, 5]}\nfeatures: {text-topics: 2}"
        var values: [[UInt64]] = []
        for threads in [1, 3] {
            let folder = try labelled(settings)
            let study = try Study.load(folder.path)
            var data = try ReadSources(study: study, threads: threads, progress: SilentProgress())(
                try openSources(study))
            let table = try BuildFeatures(study: study)(&data)
            let facts = try #require(data.events[.interactions]?.features.more.textFacts)
            #expect(facts.isLearnt && facts.texts == 600 && facts.known == nil)
            #expect(try #require(facts.accuracy).share.value > 0.99)
            #expect(facts.topics?.count == 2 && facts.sample == 600)
            #expect(table["text_topic.2"] != nil)
            values.append(try #require(table.numbers("sentiment")).map(\.bitPattern))
        }
        #expect(values[0] == values[1])
        #expect(Set(values[0]).count > 2)
    }

    @Test func labelsThatTeachNothingLeaveTheLexicon() throws {
        let folder = try labelled("sentiment: {label: stars, positive: [9]}")
        let study = try Study.load(folder.path)
        let data = try ReadSources(study: study, threads: 1, progress: SilentProgress())(try openSources(study))
        let facts = try #require(data.events[.interactions]?.features.more.textFacts)
        #expect(!facts.isLearnt && facts.accuracy == nil)
    }
}
