/// How a number feature's known values are spread: what a later run compares its own with.
public struct Distribution: Codable, Sendable, Hashable {
    /// Ascending; a bin reaches from above one edge to the next, the first and the last without end.
    public var edges: [Double]
    /// One more than edges, each of at least as many customers as the disclosure threshold.
    public var shares: [Double]

    public init(edges: [Double], shares: [Double]) {
        self.edges = edges
        self.shares = shares
    }
}
