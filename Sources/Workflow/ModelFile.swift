import Features
import Findings
import Learning
import Statistics

/// `model.json`: everything that is needed to put a customer into a segment.
struct ModelFile: Encodable {
    struct NamedSegment: Encodable {
        var id: Int
        var name: String
        /// In prepared units, in the order of `preparation.columns`, or in the dimensions of the space; absent where it
        /// would describe a few customers. Of latent classes, the probabilities of all answers, feature by feature. Of
        /// medoids absent: a medoid is a person.
        var centroid: [Double]?
        /// A mixture's or latent class's share.
        var weight: Double?
        /// A mixture's, row by row.
        var covariance: [[Double]]?

        init(id: Int, name: String, partition: Partition, isShown: Bool) {
            self.id = id
            self.name = name
            guard isShown else { return }
            let segment = id - 1
            switch partition.membership {
            case .nearestMedoid: return
            case .mixture(let model):
                weight = model.weights[segment]
                let matrix = model.covariance(of: segment)
                covariance = (0..<matrix.rows).map { Array(matrix.row($0)) }
            case .latentClasses(let model): weight = model.weights[segment]
            default: break
            }
            centroid = Array(partition.centroids.row(segment))
        }
    }

    /// A decision tree without the counts behind it, which would tell of a few customers in a corner of it.
    struct Tree: Encodable {
        struct Node: Encodable {
            var feature: Int?
            /// Values up to it go to the node `left`, others to `right`; absent in a split: all values go to `left`.
            var threshold: Double?
            /// Whether missing values go to `left`.
            var missingGoesLeft: Bool?
            var left: Int?
            var right: Int?
            /// The predicted segment, from 1.
            var segment: Int
        }

        /// The root first.
        var nodes: [Node]

        init(_ model: DecisionTreeModel) {
            nodes = model.nodes.map {
                Node(
                    feature: $0.split?.feature,
                    threshold: $0.split.flatMap { $0.threshold.isFinite ? $0.threshold : nil },
                    missingGoesLeft: $0.split?.missingGoesLeft, left: $0.split?.left, right: $0.split?.right,
                    segment: $0.prediction + 1)
            }
        }
    }

    /// From prepared columns to the dimensions that customers are grouped in.
    struct Space: Encodable {
        var name: String
        /// Taken off each prepared column before it goes onto the components.
        var means: [Double]?
        /// One per row, in the order of `preparation.columns`.
        var components: [[Double]]?
        var autoencoder: AutoencoderModel?

        /// Nil for the prepared features themselves.
        init?(_ space: SegmentSpaceModel) {
            name = space.facts.name
            switch space {
            // A method for mixed data takes numbers, flags and categories as the preparation's readings give them.
            case .features, .mixed: return nil
            case .components(let model):
                means = model.means
                components = (0..<model.components.rows).map { Array(model.components.row($0)) }
            case .embedding(let model, _, _): autoencoder = model
            }
        }
    }

    var schema = 1
    var method: String
    var features: [FeatureDefinition]
    var preparation: PreparationModel
    var segments: [NamedSegment]
    var space: Space?
    /// The decision tree that copies the partition, on raw features, and its preparation.
    var tree: Tree?
    var treePreparation: PreparationModel?
}
