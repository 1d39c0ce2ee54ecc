import Findings
import Foundation
import Testing

/// One person with something of their own in every source: whatever is written, nobody can see that they are in it.
@Suite struct PlantedPersonTests {
    private static let key = ["SEGMENTARY_KEY": "a secret of many characters"]
    private static let id = "Zx9PlantedQ"
    /// Begins everything that only this person has.
    private static let mark = "qquokka"

    /// What nobody else has, as it would be printed: a year before all others, and an amount above all others taken
    /// together.
    private static let ownTexts = [id, mark, "1987", "4321987", "4,321,987", "4321", "4,321", "4.32"]
    private static let amount = "4321987.65"

    private static let rows: [(file: String, cells: [String])] = [
        ("customers", [id, "1987-03-04", "103", mark + "gender", mark + "region", "", "yes"]),
        ("purchases", ["N99999", id, "2024-05-05 10:00:00", mark + "category", "1", amount]),
        ("purchases", ["N99998", id, "1987-06-07 03:33:33", "garden", "1", "20.00"]),
        ("visits", [id, "1987-06-08 03:33:33", mark + "channel", "54321", "987", "4", "4", "no", "yes"]),
        ("interactions", [id, "1987-06-09 03:33:33", "comment", mark + "topic", mark + "s are " + mark + "ish"]),
        ("campaigns", [id, "2024-10-07 03:33:33", "Autumn 2024", "treated", mark + "offer", mark + "post", "yes"]),
    ]

    private static let document = """
        ---
        title: Queries
        ---
        ```{sql} by-category
        select category, count(distinct customer) as customers, sum(amount) as revenue, avg(amount) as mean
        from purchases group by category
        ```

        ```{sql} by-region
        select region, gender, count(distinct customer) as customers from customers group by region, gender
        ```

        ```{sql} by-segment
        select segment, count(distinct customer) as customers, sum(amount) as revenue
        from purchases join segments using (customer) group by segment
        ```

        """

    private static func shop(planted: Bool) throws -> Folder {
        let folder = try Examples.shop(synthetic: false)
        if planted {
            for (file, cells) in rows {
                try folder.write(
                    "shop/\(file).csv", folder.text("shop/\(file).csv") + cells.joined(separator: ",") + "\n")
            }
        }
        try folder.write("queries.md", document)
        return folder
    }

    private static func written(_ folder: Folder) throws -> [String: Data] {
        _ = try Examples.report(folder, "shop", ["--out", "reports"], environment: key)
        _ = try Examples.report(
            folder, "shop", ["--out", "queries", "--template", "queries.md"], environment: key)
        var files: [String: Data] = [:]
        for name in ["reports", "queries"] {
            for (path, data) in try folder.contents(of: name) { files["\(name)/\(path)"] = data }
        }
        return files
    }

    @Test func noFileHoldsATrace() throws {
        let folder = try Self.shop(planted: true)
        let files = try Self.written(folder)
        #expect(files.keys.contains { $0.hasSuffix(".svg") } && files.keys.contains { $0.hasSuffix("report.md") })
        for (path, data) in files {
            let text = String(decoding: data, as: UTF8.self)
            for own in Self.ownTexts {
                guard let place = text.range(of: own, options: .caseInsensitive),
                    !Self.isDigestOrChance(own, place, text)
                else { continue }
                let start = text.index(place.lowerBound, offsetBy: -80, limitedBy: text.startIndex) ?? text.startIndex
                Issue.record("\(path) holds \(own): …\(text[start..<place.upperBound])")
            }
        }
    }

    /// Digits within a longer number are no trace.
    private static func isDigestOrChance(_ own: String, _ place: Range<String.Index>, _ text: String) -> Bool {
        guard own.first?.isNumber == true, own.count < 7 else { return false }
        let isPart = { (character: Character?) in
            character.map { $0.isHexDigit || $0 == "." || $0 == "-" || $0 == "," } ?? false
        }
        let before = place.lowerBound > text.startIndex ? text[text.index(before: place.lowerBound)] : nil
        let after = place.upperBound < text.endIndex ? text[place.upperBound] : nil
        return isPart(before) || isPart(after) || own != "1987"
    }

    /// Not even as part of a sum: the others' money together is under a million.
    @Test func noFigureIsMostlyTheirs() throws {
        let folder = try Self.shop(planted: true)
        let run = try Examples.report(folder, "shop", environment: Self.key)
        let findings = try JSON.decode(Findings.self, from: Data(folder.text("\(run)/findings.json").utf8))
        #expect(findings.data.funnel.allSatisfy { $0.amount == nil })
        let monetary = try #require(findings.features.kept.first { $0.name == "monetary" })
        #expect(monetary.mean == nil && monetary.sd == nil && monetary.max == nil)
        var large: [String] = []
        func walk(_ value: Any, _ path: String) {
            switch value {
            case let object as [String: Any]: for (key, member) in object { walk(member, "\(path).\(key)") }
            case let list as [Any]: for member in list { walk(member, "\(path)[]") }
            case let number as NSNumber where abs(number.doubleValue) > 5e5: large.append("\(path) \(number)")
            default: break
            }
        }
        walk(try JSONSerialization.jsonObject(with: Data(folder.text("\(run)/findings.json").utf8)), "")
        #expect(large.isEmpty)
        let money = findings.segments.flatMap(\.profile).filter {
            ["monetary", "average_order_value"].contains($0.feature)
        }
        #expect(money.allSatisfy { $0.overall < 5e3 && $0.value < 5e3 })
    }

    /// Of two reports, one with and one without the person, the difference tells that one more customer was counted. It is
    /// not hidden, but stated (docs/privacy.md); what it must not tell is anything they alone have.
    @Test func theDifferenceOfTwoReportsHasNothingOfTheirOwn() throws {
        let with = try Self.written(Self.shop(planted: true)), without = try Self.written(Self.shop(planted: false))
        func words(_ files: [String: Data]) -> Set<String> {
            let texts = files.filter {
                $0.key.hasSuffix(".md") || $0.key.hasSuffix(".svg") || $0.key.hasSuffix("findings.json")
            }
            return texts.reduce(into: []) { words, file in
                let text = String(decoding: file.value, as: UTF8.self)
                words.formUnion(text.split { !$0.isLetter }.filter { $0.count > 4 }.map { $0.lowercased() })
            }
        }
        let new = words(with).subtracting(words(without))
        let own = Self.rows.flatMap(\.cells).flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) }
        #expect(new.isDisjoint(with: own.filter { $0.count > 4 }))
    }
}
