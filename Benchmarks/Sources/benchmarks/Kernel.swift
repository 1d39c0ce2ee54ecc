import Learning
import Samples
import Statistics
import Tables

/// A piece of work that is timed.
struct Kernel {
    let name: String
    let input: String
    /// Returns a figure of the result, so that no optimiser removes the work.
    let work: () throws -> Double

    /// One warm-up, which isn't counted, then `runs` times. The result must be the same every time.
    func times(runs: Int) throws -> [Duration] {
        let expected = try work()
        return try (0..<runs).map { _ in
            var result = 0.0
            let time = try ContinuousClock().measure { result = try work() }
            precondition(result == expected, "'\(name)' gave \(result) after \(expected)")
            return time
        }
    }
}

extension Kernel {
    /// The size of the Online Retail study: 4,338 customers; 20 features.
    static func all(threads: Int) throws -> [Kernel] {
        let x = Blobs.matrix(rows: 4338, columns: 20, blobs: 5), shape = "4,338 x 20"
        let model = try KMeans(clusters: 5, starts: 20, threads: threads).fit(x)
        return [
            try readCSV(threads: threads),
            Kernel(name: "k-means, k = 5, 20 starts", input: shape) {
                try KMeans(clusters: 5, starts: 20, threads: threads).fit(x).inertia
            },
            Kernel(name: "silhouette, k = 5", input: shape) {
                try Silhouette(threads: threads).fit(x, labels: model.labels).mean
            },
            Kernel(name: "bootstrap stability, k = 5, 40 pairs", input: shape) {
                try BootstrapStability(pairs: 40, threads: threads).fit(x, clusters: [5]).solutions[0].mean
            },
            Kernel(name: "decision tree, 5 classes, depth 5", input: shape) {
                let tree = try DecisionTree(maximumDepth: 5, minimumLeaf: 10).fit(x, labels: model.labels, classes: 5)
                return try tree.probabilities(x).values.reduce(0, +)
            },
        ]
    }

    private static func readCSV(threads: Int) throws -> Kernel {
        let files = SampleStudy(sector: .ecommerce, customers: 20_000, seed: 1).files()
        let bytes = files.first { $0.name == "purchases.csv" }?.contents ?? []
        let requests = [
            ColumnRequest(name: "customer_id", kind: .category), ColumnRequest(name: "ordered_at", kind: .time),
            ColumnRequest(name: "order_no", kind: .category), ColumnRequest(name: "category", kind: .category),
            ColumnRequest(name: "quantity", kind: .number), ColumnRequest(name: "unit_price", kind: .number),
        ]
        func read() throws -> ReadResult {
            try CSVFile(stored: bytes, name: "purchases.csv").read(requests, threads: threads)
        }
        let rows = try read().rows
        return Kernel(name: "read CSV", input: "\(rows) rows, \(bytes.count / 1_000_000) MB, 6 columns") {
            Double(try read().table.rowCount)
        }
    }
}
