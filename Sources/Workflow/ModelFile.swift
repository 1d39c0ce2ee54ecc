import Features
import Findings
import Learning
import Statistics

/// `model.json`: everything that is needed to put a customer into a segment.
struct ModelFile: Encodable {
    struct NamedSegment: Encodable {
        var id: Int
        var name: String
        /// In prepared units, in the order of `preparation.columns`.
        var centroid: [Double]
    }

    var schema = 1
    var method = "k-means"
    var features: [FeatureDefinition]
    var preparation: PreparationModel
    var segments: [NamedSegment]
    /// The decision tree that copies the partition, on raw features, and its preparation.
    var tree: DecisionTreeModel?
    var treePreparation: PreparationModel?
}
