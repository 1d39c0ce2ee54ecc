import Foundation
import Testing

/// The same inputs, study and seed: the same bytes.
@Suite struct ReproducibilityTests {
    @Test func twiceInARowAndOnAnyNumberOfThreads() throws {
        let folder = try Examples.shop()
        var runs: [[String: Data]] = []
        for (out, threads) in [("a", "1"), ("b", "1"), ("c", "2"), ("d", "3")] {
            _ = try Examples.report(folder, "shop", ["--out", out, "--threads", threads])
            runs.append(try folder.contents(of: out))
        }
        #expect(runs[0].count > 20)
        for run in runs.dropFirst() { #expect(differences(runs[0], run).isEmpty) }
    }

    @Test func whereverTheCommandRuns() throws {
        let folder = try Examples.shop(customers: 200)
        _ = try Examples.report(folder, "shop", ["--out", "a"])
        let inside = try Segmentary.run(["report", ".", "--out", "../b"], in: Folder.at(folder.url("shop")))
        #expect(inside.status == 0, "\(inside.stderr)")
        let absolute = [folder.url("shop/study.yaml").path, "--out", folder.url("c").path]
        #expect(try Segmentary.run(["report"] + absolute, in: Folder()).status == 0)
        let first = try folder.contents(of: "a")
        #expect(differences(first, try folder.contents(of: "b")).isEmpty)
        #expect(differences(first, try folder.contents(of: "c")).isEmpty)
    }

    @Test func whateverTheLocaleAndTheTimeZone() throws {
        let folder = try Examples.shop(customers: 200)
        _ = try Examples.report(folder, "shop", ["--out", "a"])
        _ = try Examples.report(
            folder, "shop", ["--out", "b"],
            environment: ["TZ": "Pacific/Auckland", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8"])
        #expect(differences(try folder.contents(of: "a"), try folder.contents(of: "b")).isEmpty)
    }

    @Test func anotherSeedIsAnotherRun() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let first = try Examples.report(folder)
        #expect(try Examples.report(folder, "study", ["--seed", "2"]) != first)
        #expect(try Examples.report(folder, "study", ["--seed", "1"]) == first)
    }
}
