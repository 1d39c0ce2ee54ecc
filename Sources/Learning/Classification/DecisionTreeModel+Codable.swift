extension DecisionTreeModel: Codable {
    private enum CodingKeys: String, CodingKey {
        case classes, features, smoothing, nodes
    }

    /// Refuses a damaged tree, so that no prediction can trap or run in circles.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let classes = try container.decode(Int.self, forKey: .classes)
        let features = try container.decode(Int.self, forKey: .features)
        let nodes = try container.decode([Node].self, forKey: .nodes)
        let isSound = nodes.enumerated().allSatisfy { index, node in
            guard node.counts.count == classes, node.weights.count == classes else { return false }
            guard let split = node.split else { return true }
            let behind = index + 1..<max(index + 1, nodes.count)
            return (0..<max(0, features)).contains(split.feature) && behind.contains(split.left)
                && behind.contains(split.right)
        }
        guard isSound, !nodes.isEmpty, classes >= 1 else {
            throw DecodingError.dataCorruptedError(
                forKey: .nodes, in: container, debugDescription: "the nodes do not form a tree")
        }
        self.init(
            classes: classes, features: features, smoothing: try container.decode(Double.self, forKey: .smoothing),
            nodes: nodes)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(classes, forKey: .classes)
        try container.encode(features, forKey: .features)
        try container.encode(smoothing, forKey: .smoothing)
        try container.encode(nodes, forKey: .nodes)
    }
}

extension DecisionTreeModel.Split: Codable {
    private enum CodingKeys: String, CodingKey {
        case feature, threshold, missingGoesLeft, missing, left, right
    }

    /// JSON knows no infinity: a split of known from missing values has no threshold.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            feature: try container.decode(Int.self, forKey: .feature),
            threshold: try container.decodeIfPresent(Double.self, forKey: .threshold) ?? .infinity,
            missingGoesLeft: try container.decode(Bool.self, forKey: .missingGoesLeft),
            missing: try container.decode(Int.self, forKey: .missing),
            left: try container.decode(Int.self, forKey: .left), right: try container.decode(Int.self, forKey: .right))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(feature, forKey: .feature)
        try container.encodeIfPresent(threshold.isFinite ? threshold : nil, forKey: .threshold)
        try container.encode(missingGoesLeft, forKey: .missingGoesLeft)
        try container.encode(missing, forKey: .missing)
        try container.encode(left, forKey: .left)
        try container.encode(right, forKey: .right)
    }
}
