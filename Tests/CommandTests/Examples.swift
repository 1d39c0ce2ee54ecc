import Foundation
import Testing

/// Small studies that run in a second.
enum Examples {
    /// A study of customers only: two numbers with clouds in them.
    static let customersOnly = """
        study: Clouds
        sources:
          customers: {csv: customers.csv}
        segments: {k: 2, starts: 2, pairs: 5}

        """

    /// Clouds of `rows` customers in all, in two columns that hardly correlate.
    static func clouds(_ rows: Int) -> String {
        "first,second\n"
            + (0..<rows).map { row in
                "\(row * 7 % 11 + row % 2 * 50),\(row * row % 13 + row / 2 % 2 * 50)\n"
            }.joined()
    }

    static func study(_ yaml: String, _ csv: String) throws -> Folder {
        try Folder(["study/study.yaml": yaml, "study/customers.csv": csv])
    }

    /// Made by `segmentary sample`, with few starts and pairs.
    static func shop(customers: Int = 300, synthetic: Bool = true) throws -> Folder {
        let folder = try Folder()
        let made = try Segmentary.run(
            ["sample", "ecommerce", "--customers", "\(customers)", "--seed", "3", "--out", "shop"], in: folder)
        try #require(made.status == 0, "\(made.stderr)")
        try folder.replace("  k: 3...8  ", with: "  k: 3...4\n  starts: 3\n  pairs: 5\n  #", in: "shop/study.yaml")
        try folder.replace("compare: [../banking, ../retail-chain]", with: "compare: []", in: "shop/study.yaml")
        if !synthetic { try folder.replace("synthetic: true", with: "synthetic: false", in: "shop/study.yaml") }
        return folder
    }

    /// Runs `study` and hands back its run's path from `folder`.
    static func report(
        _ folder: Folder, _ study: String = "study", _ options: [String] = [], environment: [String: String] = [:]
    ) throws -> String {
        let outcome = try Segmentary.run(["report", study] + options, environment: environment, in: folder)
        try #require(outcome.status == 0, "\(outcome.stderr)")
        return outcome.stdout.trimmingCharacters(in: .newlines)
    }
}
