/// A pruned decision tree, cut where nodes hold few customers.
public struct TreeFacts: Codable, Sendable, Hashable {
    /// recoverability or outcome.
    public var question: String
    public var customers: Int
    /// The root first.
    public var nodes: [TreeNode]
    public var depth: Int
    /// Of the whole tree, before it was cut for the page.
    public var fullDepth: Int

    public init(question: String, customers: Int, nodes: [TreeNode], depth: Int, fullDepth: Int) {
        self.question = question
        self.customers = customers
        self.nodes = nodes
        self.depth = depth
        self.fullDepth = fullDepth
    }
}

public struct TreeNode: Codable, Sendable, Hashable {
    /// In raw units, e.g. `Orders up to 3`; absent in a leaf.
    public var question: String?
    /// Index of the node for those it holds of.
    public var yes: Int?
    public var no: Int?
    public var depth: Int
    /// Of the customers; absent: withheld.
    public var share: Double?
    public var n: Int?
    /// Most frequent segment, from 1.
    public var segment: Int?
    public var label: String
    /// Share of the label among its customers.
    public var purity: Double?

    public init(
        question: String? = nil, yes: Int? = nil, no: Int? = nil, depth: Int, share: Double? = nil, n: Int? = nil,
        segment: Int? = nil, label: String, purity: Double? = nil
    ) {
        self.question = question
        self.yes = yes
        self.no = no
        self.depth = depth
        self.share = share
        self.n = n
        self.segment = segment
        self.label = label
        self.purity = purity
    }
}
