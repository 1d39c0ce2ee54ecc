/// The top of a hierarchical clustering, cut down to few leaves.
public struct DendrogramFacts: Codable, Sendable, Hashable {
    /// ward, complete, average or single.
    public var method: String
    public var customers: Int
    /// So many micro-clusters stood for the customers; absent: each customer was a leaf of the full tree.
    public var microClusters: Int?
    public var k: Int
    /// The height at which the tree is cut into k.
    public var cut: Double
    /// From left to right.
    public var leaves: [DendrogramLeaf]
    /// In the order of their heights.
    public var merges: [DendrogramMerge]

    public init(
        method: String, customers: Int, microClusters: Int? = nil, k: Int, cut: Double, leaves: [DendrogramLeaf],
        merges: [DendrogramMerge]
    ) {
        self.method = method
        self.customers = customers
        self.microClusters = microClusters
        self.k = k
        self.cut = cut
        self.leaves = leaves
        self.merges = merges
    }
}

/// A branch whose inside is not drawn.
public struct DendrogramLeaf: Codable, Sendable, Hashable {
    /// Of the customers; absent: withheld.
    public var share: Double?
    /// The segment of the cut that it belongs to, numbered as in the report where the method is the main one.
    public var segment: Int?

    public init(share: Double? = nil, segment: Int? = nil) {
        self.share = share
        self.segment = segment
    }
}

/// Two nodes become one. Nodes are numbered leaves first, then merges.
public struct DendrogramMerge: Codable, Sendable, Hashable {
    public var left: Int
    public var right: Int
    public var height: Double
    /// Where both sides lie in one segment of the cut.
    public var segment: Int?

    public init(left: Int, right: Int, height: Double, segment: Int? = nil) {
        self.left = left
        self.right = right
        self.height = height
        self.segment = segment
    }
}
