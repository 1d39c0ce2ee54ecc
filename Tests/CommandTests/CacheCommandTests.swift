import Foundation
import Testing

/// The cache as a user meets it.
@Suite struct CacheCommandTests {
    @Test func reportsFromTheCacheAreTheSameBytes() throws {
        let folder = try Examples.shop()
        func report(_ out: String, _ options: [String]) throws -> Segmentary.Outcome {
            let outcome = try Segmentary.run(["report", "shop", "--out", out] + options, in: folder)
            try #require(outcome.status == 0, "\(outcome.stderr)")
            return outcome
        }
        let cold = try report("cold", ["--cache", "kept"])
        #expect(cold.stderr.contains("Segment  ") && !cold.stderr.contains("from the cache"))
        let warm = try report("warm", ["--cache", "kept"])
        #expect(warm.stderr.contains("Run (from the cache)") && !warm.stderr.contains("Segment"))
        let plain = try report("plain", ["--no-cache"])
        #expect(!plain.stderr.contains("from the cache"))
        let files = try folder.contents(of: "cold")
        #expect(files.keys.contains { $0.hasSuffix("segments.csv") })
        #expect(differences(files, try folder.contents(of: "warm")).isEmpty)
        #expect(differences(files, try folder.contents(of: "plain")).isEmpty)

        // One key changed: the stages that don't read it are kept, and the report is that of a run without a cache.
        try folder.replace("support-vector-machine, logistic", with: "logistic", in: "shop/study.yaml")
        let explained = try Segmentary.run(["explain", "shop", "--cache", "kept"], in: folder)
        #expect(explained.status == 0, "\(explained.stderr)")
        let lines = explained.stdout.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("Outcome") && $0.contains("reruns: the study's 'models' was") })
        #expect(lines.contains { $0.hasPrefix("Segment ") && $0.hasSuffix("from the cache") })
        let changed = try report("changed", ["--cache", "kept"])
        #expect(changed.stderr.contains("Segment (from the cache)") && !changed.stderr.contains("Outcome (from"))
        _ = try report("again", ["--no-cache"])
        #expect(differences(try folder.contents(of: "changed"), try folder.contents(of: "again")).isEmpty)
        #expect(!folder.exists(".segmentary"))
    }

    @Test func withoutAKeyNoListComesFromTheCache() throws {
        let folder = try Examples.shop(customers: 200, synthetic: false)
        let secret = ["SEGMENTARY_KEY": "a secret of enough length"]
        let with = try Examples.report(folder, "shop", ["--cache", "kept"], environment: secret)
        #expect(folder.exists("\(with)/segments.csv"))
        let without = try Examples.report(folder, "shop", ["--cache", "kept"])
        #expect(without == with && !folder.exists("\(with)/segments.csv"))
        // Another key gives other pseudonyms, from the same kept run.
        _ = try Examples.report(folder, "shop", ["--cache", "kept"], environment: secret)
        let first = try folder.text("\(with)/segments.csv")
        _ = try Examples.report(
            folder, "shop", ["--cache", "kept"], environment: ["SEGMENTARY_KEY": "another secret of some length"])
        #expect(try folder.text("\(with)/segments.csv") != first)
    }

    @Test func theCacheTellsItsSizeAndIsCleared() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        let home = ["XDG_CACHE_HOME": folder.url("home").path]
        _ = try Examples.report(folder, environment: home)
        #expect(folder.exists("home/segmentary/results"))
        let told = try Segmentary.run(["cache"], environment: home, in: folder)
        #expect(told.stdout.hasPrefix(folder.url("home/segmentary").path) && told.stdout.hasSuffix(" MB\n"))
        let cleared = try Segmentary.run(["cache", "--clear"], environment: home, in: folder)
        #expect(cleared.stdout.hasSuffix(": 0.0 MB\n"))
        #expect(try folder.contents(of: "home").isEmpty)
    }

    @Test func wrongUseOfTheCache() throws {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        #expect(try Segmentary.run(["explain", "study", "--no-cache"], in: folder).status == 2)
        #expect(try Segmentary.run(["explain", "nothing"], in: folder).status == 1)
        let blocked = try Segmentary.run(["report", "study", "--cache", "study/study.yaml"], in: folder)
        #expect(blocked.status == 0 && blocked.stderr.contains("[cache.write]"))
    }
}
