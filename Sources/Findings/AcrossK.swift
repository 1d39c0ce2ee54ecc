/// The step from k − 1 segments to k.
public struct AcrossFacts: Codable, Sendable, Hashable {
    public var k: Int
    public var segments: [AcrossSegment]
    public var flows: [AcrossFlow]

    public init(k: Int, segments: [AcrossSegment], flows: [AcrossFlow]) {
        self.k = k
        self.segments = segments
        self.flows = flows
    }
}

public struct AcrossSegment: Codable, Sendable, Hashable {
    /// Of the solution with k, numbered to match the solution before it.
    public var segment: Int
    public var share: Double?
    /// Segment level stability across solutions (SLSA): 1 where all came from one segment.
    public var stability: Double?

    public init(segment: Int, share: Double? = nil, stability: Double? = nil) {
        self.segment = segment
        self.share = share
        self.stability = stability
    }
}

/// Customers who went from one segment to another when k grew by one.
public struct AcrossFlow: Codable, Sendable, Hashable {
    public var from: Int
    public var to: Int
    /// Of all customers; absent: withheld.
    public var share: Double?

    public init(from: Int, to: Int, share: Double? = nil) {
        self.from = from
        self.to = to
        self.share = share
    }
}
