import Basics
import Findings
import Learning
import Statistics

/// Where customers are grouped: in the prepared features, or in fewer dimensions that are learnt from them.
enum SegmentSpace: String, Sendable, Hashable, CaseIterable {
    /// The prepared features themselves.
    case features
    /// Principal components of the prepared features.
    case components

    /// - Parameters:
    ///   - x: the customers to learn from x prepared columns.
    ///   - dimensions: nil for as many components as hold `explained` of the variance.
    func fit(_ x: Matrix, dimensions: Int?, seed: UInt64) throws(Diagnostic) -> SegmentSpaceModel {
        switch self {
        case .features: return .features(x.columns)
        case .components:
            let all = try PCA().fit(x)
            var count = dimensions ?? 0, held = 0.0
            if dimensions == nil {
                for share in all.explainedVarianceRatio where held < Self.explained {
                    held += share
                    count += 1
                }
            }
            return .components(try PCA(components: max(1, min(count, all.components.rows))).fit(x))
        }
    }

    /// Share of the variance that components keep where the study doesn't say how many.
    static let explained = 0.8
}

/// Fitted to some customers, applied to any.
enum SegmentSpaceModel: Sendable {
    case features(Int)
    case components(PCAModel)
    /// Raw features, for a method that measures numbers, flags and categories each in their own way.
    case mixed(MixedSpace)

    func callAsFunction(_ x: Matrix) -> Matrix {
        switch self {
        case .features: x
        case .components(let model): model.project(x)
        case .mixed: preconditionFailure("mixed features are read from the table, not from the prepared matrix")
        }
    }

    var facts: SpaceFacts {
        switch self {
        case .features(let count): SpaceFacts(name: SegmentSpace.features.rawValue, dimensions: count)
        case .components(let model):
            SpaceFacts(
                name: SegmentSpace.components.rawValue, dimensions: model.components.rows,
                explained: model.explainedVarianceRatio.reduce(0, +))
        case .mixed(let space): SpaceFacts(name: "answers", dimensions: space.columns.columns.count)
        }
    }
}
