import Basics
import Features
import Findings
import Learning
import Statistics

/// Where customers are grouped: in the prepared features, or in fewer dimensions that are learnt from them.
enum SegmentSpace: String, Sendable, Hashable, CaseIterable {
    /// The prepared features themselves.
    case features
    /// Principal components of the prepared features.
    case components
    /// The embedding of an autoencoder of the prepared features.
    case embedding

    /// - Parameters:
    ///   - x: the customers to learn from x prepared columns.
    ///   - dimensions: nil for as many as components need to hold `explained` of the variance, in an embedding too, so
    ///     that the two compare.
    func fit(_ x: Matrix, dimensions: Int?, explained: Double, seed: UInt64) throws(Diagnostic) -> SegmentSpaceModel {
        guard self != .features else { return .features(x.columns) }
        let components = try PCA().fit(x)
        // A fold may have fewer columns than the study counts on.
        let limit = max(1, min(components.components.rows, x.rows - 1))
        let count = min(limit, dimensions ?? components.componentCount(forShare: explained))
        guard self == .embedding else { return .components(components.keeping(count)) }
        let rows = Self.sample(of: x.rows, seed: seed)
        let model = try Autoencoder(dimensions: count, seed: seed).fit(rows.map { x.selecting(rows: $0) } ?? x)
        return .embedding(model, explained: model.explainedShare(x), sample: rows?.count)
    }

    /// An autoencoder of few units learns no more from more customers.
    static let sampleLimit = 20_000

    private static func sample(of count: Int, seed: UInt64) -> [Int]? {
        guard count > sampleLimit else { return nil }
        var generator = SeededGenerator(seed: seed, stream: "embedding sample")
        return generator.sample(sampleLimit, of: count)
    }
}

/// Fitted to some customers, applied to any.
enum SegmentSpaceModel: Sendable {
    case features(Int)
    case components(PCAModel)
    case embedding(AutoencoderModel, explained: Double, sample: Int?)
    /// Raw features, for a method that measures numbers, flags and categories each in their own way.
    case mixed(MixedSpace)

    /// Customers x dimensions.
    /// - Parameter x: the prepared columns of these customers, for who has them already.
    func matrix(_ features: PreparedFeatures, rows: [Int], x: Matrix? = nil) -> Matrix {
        if case .mixed(let space) = self { return space.matrix(features.table, rows: rows) }
        return project(x ?? features.matrix(rows))
    }

    /// Of customers x prepared columns. A mixed space is not made of them: they stay as they are.
    func project(_ x: Matrix) -> Matrix {
        switch self {
        case .features, .mixed: x
        case .components(let model): model.project(x)
        case .embedding(let model, _, _): model.encode(x)
        }
    }

    var facts: SpaceFacts {
        switch self {
        case .features(let count): SpaceFacts(name: SegmentSpace.features.rawValue, dimensions: count)
        case .components(let model):
            SpaceFacts(
                name: SegmentSpace.components.rawValue, dimensions: model.components.rows,
                explained: model.explainedVarianceRatio.reduce(0, +))
        case .embedding(let model, let explained, let sample):
            SpaceFacts(
                name: SegmentSpace.embedding.rawValue, dimensions: model.dimensions, explained: explained,
                sample: sample)
        case .mixed(let space): SpaceFacts(name: SpaceFacts.mixed, dimensions: space.columns.columns.count)
        }
    }
}
