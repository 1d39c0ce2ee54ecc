import Features
import Findings
import Learning
import Statistics

/// `model.json`: everything that is needed to put a customer into a segment.
struct ModelFile: Encodable {
    struct NamedSegment: Encodable {
        var id: Int
        var name: String
        /// In prepared units, in the order of `preparation.columns`, or in the dimensions of the space; absent where it would describe a few customers.
        var centroid: [Double]?
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
                    feature: $0.split?.feature, threshold: $0.split.flatMap { $0.threshold.isFinite ? $0.threshold : nil },
                    missingGoesLeft: $0.split?.missingGoesLeft, left: $0.split?.left, right: $0.split?.right, segment: $0.prediction + 1)
            }
        }
    }

    var schema = 1
    var method: String
    var features: [FeatureDefinition]
    var preparation: PreparationModel
    var segments: [NamedSegment]
    /// The decision tree that copies the partition, on raw features, and its preparation.
    var tree: Tree?
    var treePreparation: PreparationModel?
}
