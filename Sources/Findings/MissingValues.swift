/// A feature or a column of a source with missing values.
public struct MissingValues: Codable, Sendable, Hashable {
    /// The source's name; absent for a feature.
    public var source: String?
    public var name: String
    public var title: String
    /// Customers, or rows of the source.
    public var n: Int
    /// Absent, as the share, where withheld.
    public var missing: Int?
    public var share: Double?

    public init(source: String? = nil, name: String, title: String, n: Int, missing: Int? = nil, share: Double? = nil) {
        self.source = source
        self.name = name
        self.title = title
        self.n = n
        self.missing = missing
        self.share = share
    }
}
