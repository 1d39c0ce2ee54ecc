/// How many customers share all that others may know of them (Sweeney 2002; Machanavajjhala et al. 2007).
public struct AnonymityFacts: Codable, Sendable, Hashable {
    /// What is looked at: the values as they stand in the customers file, or in the audit's groups.
    public var title: String
    /// `values` or `groups`.
    public var reading: String
    /// The columns that somebody may know of a customer, in one line.
    public var attributes: String
    public var n: Int
    /// Classes of customers alike in all of them.
    public var classes: Int
    /// Customers in the smallest class.
    public var k: Int
    /// The fewest segments within a class: 1 where knowing the attributes tells the segment.
    public var l: Int
    /// Customers whom fewer than the threshold are like.
    public var exposed: Rate
    /// Customers whom nobody is like.
    public var unique: Rate

    public init(
        title: String, reading: String, attributes: String, n: Int, classes: Int, k: Int, l: Int, exposed: Rate,
        unique: Rate
    ) {
        self.title = title
        self.reading = reading
        self.attributes = attributes
        self.n = n
        self.classes = classes
        self.k = k
        self.l = l
        self.exposed = exposed
        self.unique = unique
    }
}
