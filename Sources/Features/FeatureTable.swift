public import Basics

/// One row per customer: their ids in a fixed order and the features in raw units.
public struct FeatureTable: Sendable, Hashable {
    public let customers: [String]
    public private(set) var features: [Feature]

    /// - Throws: `features.duplicate-name` where two features share a name, e.g. a profile column called `recency`.
    /// - Precondition: every feature has one value per customer.
    public init(customers: [String], features: [Feature]) throws(Diagnostics) {
        var problems = Diagnostics()
        var seen: Set<String> = []
        for feature in features where !seen.insert(feature.name).inserted {
            problems.append(
                Diagnostic(
                    .error, "features.duplicate-name", "two features are called '\(feature.name)'",
                    explanation: "Features come from events and from columns; each needs a name of its own.",
                    suggestion: "rename or leave out the column '\(feature.name)'"))
        }
        try problems.throwIfErrors()
        self.init(customers: customers, unique: features)
    }

    private init(customers: [String], unique features: [Feature]) {
        for feature in features {
            precondition(
                feature.values.count == customers.count,
                "'\(feature.name)' has \(feature.values.count) values for \(customers.count) customers")
        }
        self.customers = customers
        self.features = features
    }

    public var names: [String] { features.map(\.name) }

    public subscript(name: String) -> Feature? { features.first { $0.name == name } }

    /// The values of a number feature; nil where there is none of that name and kind.
    public func numbers(_ name: String) -> [Double]? {
        guard case .number(let values)? = self[name]?.values else { return nil }
        return values
    }

    /// The customers at `rows`, in that order, repeats allowed.
    public func selecting(rows: [Int]) -> FeatureTable {
        FeatureTable(customers: rows.map { customers[$0] }, unique: features.map { $0.selecting(rows) })
    }

    /// The named features in the table's order; unknown names are passed over.
    public func selecting(features names: [String]) -> FeatureTable {
        let wanted = Set(names)
        return FeatureTable(customers: customers, unique: features.filter { wanted.contains($0.name) })
    }
}
