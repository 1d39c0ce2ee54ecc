import Basics
import Foundation
import Synchronization

@testable import Workflow

/// A study with purchases, an outcome, a protected attribute and two methods, which every stage has something to do for.
struct CacheStudy {
    let folder: TemporaryFolder
    let cache: StageCache
    let yaml: String

    static let yaml = """
        study: Kiosk
        as-of: 2024-03-01
        seed: 3
        sources:
          customers: {csv: customers.csv, key: id, columns: {visits: number, spread: number, side: category}}
          purchases: {csv: purchases.csv, customer: id, time: day, amount: amount}
          outcome: {from: purchases, any-within: 60 days}
        protected: {side: as-is}
        segments: {methods: [k-means, ward], k: 2...3, starts: 2, pairs: 5}
        models: [decision-tree]
        validation: {folds: 2, hold-out: 0.2}
        audit: {threshold: 0.8, minimum-count: 5}

        """

    static let customerCount = 60

    static let customers: String = {
        var random = SeededGenerator(seed: 7, stream: "customers")
        return "id,visits,spread,side\n"
            + (0..<customerCount).map { row in
                let group = Double(row % 3)
                let values = [10 * group + random.uniform() * 4, random.uniform() * 9 + group]
                return "person-\(row)," + values.map { NumberFormat.plain($0, digits: 3) }.joined(separator: ",")
                    + ",\(row % 2 == 0 ? "left" : "right")\n"
            }.joined()
    }()

    /// A third of the customers buys again in March, a third in April, a third in neither.
    static let purchases: String = {
        var random = SeededGenerator(seed: 8, stream: "purchases")
        func line(_ row: Int, _ month: Int) -> String {
            let day = 1 + random.below(28)
            let date = "2024-0\(month)-\(day < 10 ? "0" : "")\(day)"
            return "person-\(row),\(date),\(5 + random.below(40) + row % 3 * 20)\n"
        }
        return "id,day,amount\n"
            + (0..<5 * customerCount).map { _ in line(random.below(customerCount), 1 + random.below(2)) }.joined()
            + (0..<customerCount).compactMap { row in
                let third = row * 7 % customerCount / (customerCount / 3)
                return third < 2 ? line(row, 3 + third) : nil
            }.joined()
    }()

    static let yamlWithTexts = yaml.replacing(
        "  outcome:", with: "  interactions: {csv: interactions.csv, customer: id, time: day, text: said}\n  outcome:")

    /// Few enough that labels teach nothing.
    static let interactions: String = {
        let texts = ["a kind and quick answer", "slow delivery, bad box", "sehr gut, danke", "leider kaputt, schlecht"]
        return "id,day,said,stars\n"
            + (0..<90).map { row in
                let text = texts[row * 7 % 4] + (row % 3 == 0 ? " of the parcel" : " in the shop")
                return "person-\(row * 11 % customerCount),2024-02-\(10 + row % 15),\"\(text)\",\(1 + row * 7 % 5)\n"
            }.joined()
    }()

    init(yaml: String = Self.yaml) throws {
        self.yaml = yaml
        folder = try TemporaryFolder([
            "study/study.yaml": yaml, "study/customers.csv": Self.customers, "study/purchases.csv": Self.purchases,
        ])
        cache = StageCache(folder: URL(fileURLWithPath: folder.path).appending(path: "cache"), tool: "test")
    }

    func workflow(_ progress: any ProgressReporter, cached: Bool = true, tool: String = "test") throws -> Workflow {
        try Workflow(
            study: Study.load(folder.path + "/study"), threads: 2, progress: progress,
            cache: cached ? StageCache(folder: cache.folder, tool: tool) : nil)
    }

    /// The result and the stages that ran, of those that can be kept; `Run` where the whole run was.
    func run(cached: Bool = true, withMembers: Bool = true, tool: String = "test") throws -> (
        result: RunResult, computed: Set<String>, progress: RecordedProgress
    ) {
        let progress = RecordedProgress()
        let result = try workflow(progress, cached: cached, tool: tool).run(withMembers: withMembers)
        return (result, progress.stages.intersection(CachedStage.allCases.map(\.rawValue)), progress)
    }

    func replace(_ old: String, _ new: String, in file: String = "study.yaml") throws {
        let url = URL(fileURLWithPath: folder.path).appending(path: "study/\(file)")
        let text = try String(contentsOf: url, encoding: .utf8)
        guard text.contains(old) else { throw Diagnostic("test.replace", "'\(file)' has no '\(old)'") }
        try folder.write("study/\(file)", text.replacing(old, with: new))
    }

    /// Every file of the cache.
    func files() throws -> [URL] {
        (FileManager.default.subpaths(atPath: cache.folder.path) ?? []).sorted().map {
            cache.folder.appending(path: $0)
        }.filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == false }
    }
}

/// Remembers what was said.
final class RecordedProgress: ProgressReporter {
    private let said = Mutex<(stages: Set<String>, notes: [String])>(([], []))

    var stages: Set<String> { said.withLock { $0.stages } }
    var notes: [String] { said.withLock { $0.notes } }

    func stageBegan(_ name: String) {}
    func stageEnded(_ name: String, rows: Int?, seconds: Double) { said.withLock { _ = $0.stages.insert(name) } }
    func note(_ diagnostic: Diagnostic) { said.withLock { $0.notes.append(diagnostic.identifier) } }
}
