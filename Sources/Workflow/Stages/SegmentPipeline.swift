import Basics
import Features
import Findings
import Learning
import Statistics

/// From raw features to the matrix in which customers are grouped, and from there to segments: prepare, perhaps reduce,
/// divide. Every step is learnt on the rows given and on nothing else.
struct SegmentPipeline: Sendable {
    let table: FeatureTable
    let features: FeaturePipeline
    let settings: SegmentSettings
    let seed: UInt64

    /// What the customers given are grouped by.
    func prepare(_ rows: [Int]) throws -> SegmentInput {
        let prepared = try features.fit(table, rows: rows)
        let x = prepared.matrix(rows)
        return SegmentInput(
            prepared: prepared,
            space: settings.method.isForMixedData
                ? .mixed(try MixedSpace(prepared, rows: rows, method: settings.method))
                : try settings.space.fit(
                    x, dimensions: settings.dimensions, explained: settings.explained, seed: seed))
    }

    /// From more customers than this a fold learns from a random sample of so many: it shows the same structure (the
    /// centroid of a tenth of them lies within 4.5 % of a standard deviation), and all others are assigned.
    static let mostInFold = 5_000
    /// Of more than these the number of segments is chosen on a random sample of so many.
    static let mostForChoice = 2_000

    /// As a fold does it: the number of segments is chosen anew among the rows given.
    func fitInFold(_ rows: [Int]) throws -> FittedSegments {
        let rows = sample(rows, limit: Self.mostInFold, stream: "rows of a fold")
        let input = try prepare(rows)
        let x = input.matrix(rows)
        var chooser = settings.chooserInFold(x, context: input.context, seed: seed)
        guard settings.method.choosesOnSample, rows.count > Self.mostForChoice else {
            let choice = try chooser.fit(x)
            return FittedSegments(rows: rows, input: input, k: choice.clusters, model: choice.model)
        }
        let places = sample(Array(rows.indices), limit: Self.mostForChoice, stream: "choice in a fold")
        chooser.movesSingleRows = false
        chooser.stability.samples = SegmentSettings.samplesInFold
        let k = try chooser.fit(x.selecting(rows: places), of: x).clusters
        let model = try Clusterer(settings.method, starts: chooser.starts, seed: seed, context: input.context)
            .fit(x, clusters: k)
        return FittedSegments(rows: rows, input: input, k: k, model: model)
    }

    private func sample(_ rows: [Int], limit: Int, stream: String) -> [Int] {
        guard rows.count > limit else { return rows }
        var generator = SeededGenerator(seed: seed, stream: stream)
        return generator.sample(limit, of: rows.count).map { rows[$0] }
    }
}

extension ClusteringMethod {
    /// Other methods settle more than k on the rows that they choose it on, or sample by themselves.
    fileprivate var choosesOnSample: Bool { self == .kMeans || self == .miniBatchKMeans }
}

/// Preparation and space, learnt.
struct SegmentInput: Sendable {
    let prepared: PreparedFeatures
    let space: SegmentSpaceModel

    /// Customers x dimensions of the space.
    func matrix(_ rows: [Int]) -> Matrix { space.matrix(prepared, rows: rows) }

    /// What the method needs beside the matrix.
    var context: ClusteringContext {
        if case .mixed(let mixed) = space { return ClusteringContext(gower: mixed.gower) }
        return ClusteringContext()
    }
}

struct FittedSegments: Sendable {
    /// Who was learnt from.
    let rows: [Int]
    let input: SegmentInput
    let k: Int
    let model: Partition

    func assign(_ rows: [Int]) -> [Int] { model.assign(input.matrix(rows)) }
}
