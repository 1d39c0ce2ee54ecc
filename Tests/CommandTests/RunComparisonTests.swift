import Foundation
import Testing

/// A refreshed study says what has changed since its last run.
@Suite struct RunComparisonTests {
    private func values(_ folder: Folder, _ run: String) throws -> [String: Any] {
        let data = try Data(contentsOf: folder.url("\(run)/findings.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func aLaterCutOffIsComparedAndTheSameOneIsNot() throws {
        let folder = try Examples.shop()
        let first = try Examples.report(folder, "shop")
        #expect(try values(folder, first)["comparison"] == nil)
        // Again: the same run, not one that is compared with itself.
        #expect(try Examples.report(folder, "shop") == first)
        #expect(try values(folder, first)["comparison"] == nil)

        try folder.replace("as-of: 2024-10-01", with: "as-of: 2024-11-01", in: "shop/study.yaml")
        let second = try Examples.report(folder, "shop")
        let comparison = try #require(try values(folder, second)["comparison"] as? [String: Any])
        let previous = try #require(comparison["previous"] as? [String: Any])
        #expect(previous["run"] as? String == first.split(separator: "/").last.map(String.init))
        #expect(previous["asOf"] as? String == "2024-10-01")
        let ari = try #require(comparison["ari"] as? Double)
        #expect(ari > 0 && ari <= 1)
        #expect(try #require(comparison["conclusions"] as? [String]).count >= 3)
        #expect(!(try #require(comparison["drift"] as? [Any])).isEmpty)
        let html = try folder.text("\(second)/report.html")
        #expect(html.contains("Since the last run"))
        // The run compared with is an input; without it, this would be another run.
        let manifest = try folder.text("\(second)/manifest.json")
        #expect(manifest.contains("shop/\(first.split(separator: "/").last ?? "")/manifest.json"))
        let alone = try Examples.report(folder, "shop", ["--out", "elsewhere"])
        #expect(alone.split(separator: "/").last != second.split(separator: "/").last)
        // And the same archive gives the same run.
        #expect(try Examples.report(folder, "shop") == second)
    }

    @Test func anArchiveThatCannotBeReadIsPassedOver() throws {
        let folder = try Examples.shop(customers: 200)
        let first = try Examples.report(folder, "shop")
        try folder.write("\(first)/findings.json", "{}")
        try folder.replace("as-of: 2024-10-01", with: "as-of: 2024-11-01", in: "shop/study.yaml")
        let second = try Examples.report(folder, "shop")
        #expect(try values(folder, second)["comparison"] == nil)
    }
}
