import Basics
import Features
import Findings
import Foundation
import Learning
import Statistics

/// How far each feature pushes the predictions for customers whom the tree has not learnt from, and with which values.
struct ShapleyStage {
    let table: FeatureTable
    let question: String
    let threshold: Int
    /// So many customers are explained at most: a mean over them has a standard error of 1 % of its spread.
    static let sampleLimit = 10_000

    /// One fold's customers.
    struct Part: Sendable {
        var rows: [Int]
        var features: [String]
        /// Rows x features x classes; a feature's columns are added up.
        var values: [Double]
        var classes: Int
    }

    /// The customers to explain, of those who are tested.
    static func sample(_ folds: [Fold], seed: UInt64) -> Set<Int> {
        let tested = folds.flatMap(\.test)
        guard tested.count > sampleLimit else { return Set(tested) }
        var generator = SeededGenerator(seed: seed, stream: "explained customers")
        return Set(generator.sample(sampleLimit, of: tested.count).map { tested[$0] })
    }

    static func part(_ fitted: FittedTree, rows: [Int]) throws -> Part {
        let columns = fitted.features.model.columns
        let features = fitted.features.table.names.filter { name in columns.contains { $0.feature == name } }
        let place = columns.map { column in features.firstIndex(of: column.feature) ?? 0 }
        let shap = try TreeSHAP().values(of: fitted.model, at: fitted.features.matrix(rows))
        var values = [Double](repeating: 0, count: rows.count * features.count * shap.classes)
        for row in rows.indices {
            for column in columns.indices {
                let start = (row * features.count + place[column]) * shap.classes
                for label in 0..<shap.classes { values[start + label] += shap[row, column, label] }
            }
        }
        return Part(rows: rows, features: features, values: values, classes: shap.classes)
    }

    /// - Parameter targets: classes to speak of, and what they are called.
    func facts(_ parts: [Part], targets: [(label: Int, name: String)]) -> [ShapFacts]? {
        let rows = parts.flatMap(\.rows)
        guard rows.count >= threshold, let classes = parts.first?.classes, !targets.isEmpty else { return nil }
        let names = table.names.filter { name in parts.contains { $0.features.contains(name) } }
        let levels = names.map { ValueLevels(table[$0], rows: rows).levels }
        return targets.map { target in
            // A feature that a fold's tree could not use contributed nothing there.
            let values = names.map { name in
                parts.flatMap { part -> [Double] in
                    guard let place = part.features.firstIndex(of: name) else {
                        return [Double](repeating: 0, count: part.rows.count)
                    }
                    return part.rows.indices.map {
                        part.values[($0 * part.features.count + place) * classes + target.label]
                    }
                }
            }
            let cells = ShapleyCells(values, threshold: threshold)
            let features = names.indices.map { index in
                ShapFeature(
                    feature: names[index], title: table[names[index]]?.definition.title ?? names[index],
                    mean: Summary.mean(values[index].map(abs)), cells: [])
            }
            // Cells of the features that a figure could show: those of the others would only fill the file.
            let order = features.indices.sorted { (features[$1].mean, $0) < (features[$0].mean, $1) }
            return ShapFacts(
                question: question, model: Recoverability.model, target: target.name, unit: "probability",
                n: rows.count,
                features: order.enumerated().map { rank, index in
                    var feature = features[index]
                    if rank < Self.withCells { feature.cells = cells.cells(values[index], levels: levels[index]) }
                    return feature
                })
        }
    }

    static let withCells = 8
}

/// Where a feature's values lie among all: in fifths, by mid-ranks.
private struct ValueLevels {
    /// Per row the middle of its fifth, 0.1 … 0.9; nil where there is no value, or values without an order.
    let levels: [Double?]

    init(_ feature: Feature?, rows: [Int]) {
        let values: [Double]
        switch feature?.values {
        case .number(let numbers): values = rows.map { numbers[$0].isFinite ? numbers[$0] : .nan }
        case .flag(let flags): values = rows.map { feature?.values.isMissing($0) == true ? .nan : Double(flags[$0]) }
        default: values = rows.map { _ in .nan }
        }
        let known = values.indices.filter { !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
        var levels = [Double?](repeating: nil, count: values.count)
        var start = 0
        while start < known.count {
            var end = start
            while end < known.count, values[known[end]] == values[known[start]] { end += 1 }
            let middle = Double(start + end) / 2 / Double(known.count)
            for place in start..<end { levels[known[place]] = (min(4, (middle * 5).rounded(.down)) * 2 + 1) / 10 }
            start = end
        }
        self.levels = levels
    }
}

/// Counts of customers by the level of the value and the Shapley value, no cell under the threshold.
struct ShapleyCells {
    private let threshold: Int
    private let width: Double
    /// Bins on either side of the one around zero. Values beyond count in the last.
    private static let reach = 10

    /// - Parameter values: of all features that share an axis.
    init(_ values: [[Double]], threshold: Int) {
        self.threshold = threshold
        let sizes = values.joined().map(abs).filter { $0 > 0 }.sorted()
        let limit = sizes.isEmpty ? 1 : Summary.quantile(sorted: sizes, 0.99)
        let bin = max(limit, 1e-6) / Double(Self.reach)
        // Rounded up to two digits, so that the scale is nobody's own value.
        let unit = pow(10, floor(log10(bin)) - 1)
        width = (bin / unit).rounded(.up) * unit
    }

    func cells(_ values: [Double], levels: [Double?]) -> [ShapCell] {
        var lanes: [Double?: [Int: Int]] = [:]
        for (value, level) in zip(values, levels) {
            let bin = Int(max(-Double(Self.reach), min(Double(Self.reach), (value / width).rounded())))
            lanes[level, default: [:]][bin, default: 0] += 1
        }
        let sizes = lanes.mapValues { $0.values.reduce(0, +) }
        let order = lanes.keys.sorted { (sizes[$0] ?? 0, $0 ?? -1) < (sizes[$1] ?? 0, $1 ?? -1) }
        // What is left out must be none or many, as all together are known.
        var hidden = 0
        var shown: Set<Double?> = []
        for level in order {
            let size = sizes[level] ?? 0
            if size < threshold || (hidden > 0 && hidden < threshold) { hidden += size } else { shown.insert(level) }
        }
        return shown.sorted { ($0 ?? -1) < ($1 ?? -1) }.flatMap { level in
            merged(lanes[level] ?? [:]).map { ShapCell(level: level, value: $0.value, n: $0.n) }
        }
    }

    /// Neighbouring bins together until each holds enough; what is left over joins the last.
    private func merged(_ bins: [Int: Int]) -> [(value: Double, n: Int)] {
        var groups: [(sum: Int, n: Int)] = []
        var open = (sum: 0, n: 0)
        for (bin, count) in bins.sorted(by: { $0.key < $1.key }) {
            open.sum += bin * count
            open.n += count
            if open.n >= threshold {
                groups.append(open)
                open = (0, 0)
            }
        }
        if open.n > 0, let last = groups.popLast() { groups.append((last.sum + open.sum, last.n + open.n)) }
        return groups.map { (Double($0.sum) / Double($0.n) * width, $0.n) }
    }
}
