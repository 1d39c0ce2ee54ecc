/// How many people share a combination of characteristics that others may know of them (quasi-identifiers), and how
/// much such a combination tells of a sensitive one.
///
/// k-anonymity (Sweeney 2002): the size of the smallest class of customers alike in all quasi-identifiers. Distinct
/// l-diversity (Machanavajjhala et al. 2007): the fewest different sensitive values within a class.
public struct Anonymity: Sendable, Hashable {
    /// The smallest class; nil without customers.
    public var k: Int?
    /// The fewest sensitive values in a class; nil without a sensitive attribute or customers.
    public var l: Int?
    public var classes: Int
    /// Customers in classes of fewer than the threshold.
    public var exposed: Int
    /// Customers whom nobody is like.
    public var unique: Int
    public var customers: Int

    /// - Parameters:
    ///   - quasiIdentifiers: as groups per customer, as an outsider would know them: in bands where the study has bands.
    ///   - sensitive: such as the segment; one per customer.
    public init(quasiIdentifiers: [ProtectedAttribute], sensitive: [Int]? = nil, threshold: Int) {
        let customers = quasiIdentifiers.first?.codes.count ?? 0
        precondition(
            quasiIdentifiers.allSatisfy { $0.codes.count == customers }
                && (sensitive.map { $0.count == customers } ?? true), "attributes are of different customers")
        self.customers = customers
        guard !quasiIdentifiers.isEmpty, customers > 0 else {
            (k, l, classes, exposed, unique) = (nil, nil, 0, 0, 0)
            return
        }
        var sizes: [[Int]: Int] = [:], values: [[Int]: Set<Int>] = [:]
        for customer in 0..<customers {
            let key = quasiIdentifiers.map { $0.codes[customer] }
            sizes[key, default: 0] += 1
            if let sensitive { values[key, default: []].insert(sensitive[customer]) }
        }
        classes = sizes.count
        k = sizes.values.min()
        l = values.values.map(\.count).min()
        unique = sizes.values.count { $0 == 1 }
        exposed = sizes.values.filter { $0 < threshold }.reduce(0, +)
    }
}
