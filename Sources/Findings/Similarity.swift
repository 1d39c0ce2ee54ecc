/// How near all customers are to one segment: 1 is at its centre and far from every other, 0 far from it.
///
/// Where the segment stands apart, the distribution has a gorge: many near 1 or 0 and few between.
public struct SimilarityProfile: Codable, Sendable, Hashable {
    /// From 0 to 1 without gaps; tenths, joined where fewer customers than the threshold are in one.
    public var bins: [SimilarityBin]
    /// Share of all customers between 0.3 and 0.7; absent: withheld.
    public var between: Double?

    public init(bins: [SimilarityBin], between: Double? = nil) {
        self.bins = bins
        self.between = between
    }
}

public struct SimilarityBin: Codable, Sendable, Hashable {
    public var low: Double
    public var high: Double
    /// Of all customers.
    public var share: Double

    public init(low: Double, high: Double, share: Double) {
        self.low = low
        self.high = high
        self.share = share
    }
}

/// How much two segments run into each other (the neighbourhood graph of flexclust, Leisch 2010).
public struct Neighbourhood: Codable, Sendable, Hashable {
    /// The segment with the lower number.
    public var first: Int
    public var second: Int
    /// Sum of the shadow values of the customers of one whose next segment is the other, per customer of the segment;
    /// mean of both directions. 0: nobody between them, 1: all on the border.
    public var shadow: Double

    public init(first: Int, second: Int, shadow: Double) {
        self.first = first
        self.second = second
        self.shadow = shadow
    }
}
