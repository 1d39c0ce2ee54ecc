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

    /// From more customers than this a fold learns from a random sample of so many: it shows the same structure (a
    /// centroid of a tenth of them lies within 2 % of a standard deviation), and all others are assigned.
    static let mostInFold = 20_000

    /// As a fold does it: the number of segments is chosen anew among the rows given.
    func fitInFold(_ rows: [Int]) throws -> FittedSegments {
        var rows = rows
        if rows.count > Self.mostInFold {
            var generator = SeededGenerator(seed: seed, stream: "rows of a fold")
            let all = rows
            rows = generator.sample(Self.mostInFold, of: all.count).map { all[$0] }
        }
        let input = try prepare(rows)
        let x = input.matrix(rows)
        return FittedSegments(
            rows: rows, input: input, choice: try settings.chooserInFold(x, context: input.context, seed: seed).fit(x))
    }
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
    let choice: ChooseKModel

    func assign(_ rows: [Int]) -> [Int] { choice.model.assign(input.matrix(rows)) }
}
