public import Basics

extension FeatureExpression {
    /// What the formula's values are measured in; nil where that is nothing, or not known.
    ///
    /// Sums need the same unit on both sides, unless one has none; a quotient of equal units is a plain number, one of
    /// different units a rate such as `GBP per orders`; of products the unit of the side that has one.
    ///
    /// - Parameters:
    ///   - aggregates: the units of `aggregates`.
    ///   - feature: the unit of each of `features`.
    /// - Throws: for each sum of different units.
    public func unit(aggregates: [String?], feature: (String) -> String?) throws(Diagnostics) -> String? {
        var units = UnitInference(source: source, aggregates: aggregates)
        let unit = units.unit(of: root, feature)
        try units.problems.throwIfErrors()
        return unit
    }
}

private struct UnitInference {
    let source: ExpressionSource
    let aggregates: [String?]
    var problems = Diagnostics()

    init(source: ExpressionSource, aggregates: [String?]) {
        self.source = source
        self.aggregates = aggregates
    }

    mutating func unit(of node: FeatureNode, _ feature: (String) -> String?) -> String? {
        switch node.operation {
        case .number: return nil
        case .aggregate(let index): return aggregates[index]
        case .feature(let name): return feature(name)
        case .negative(let operand): return unit(of: operand, feature)
        case .arithmetic(let first, let steps):
            var result = unit(of: first, feature)
            for step in steps {
                let other = unit(of: step.operand, feature)
                result = join(result, step.operation, other, at: step.operand)
            }
            return result
        case .function(.log1p, let nodes):
            for node in nodes { _ = unit(of: node, feature) }
            return nil
        case .function(_, let nodes):
            var result: String?
            for node in nodes { result = join(result, .plus, unit(of: node, feature), at: node) }
            return result
        }
    }

    private mutating func join(
        _ first: String?, _ operation: ArithmeticOperation, _ second: String?, at node: FeatureNode
    ) -> String? {
        guard let first else { return operation == .divided ? nil : second }
        guard let second else { return first }
        switch operation {
        case .plus, .minus:
            if first != second {
                problems.append(
                    source.diagnostic(
                        "units", node.range.lowerBound, "\(second) can't be put together with \(first)",
                        suggestion: "divide one by the other, or multiply by what makes them alike"))
            }
            return first
        // A share of something is still that.
        case .times: return first == "share" ? second : second == "share" ? first : nil
        case .divided: return first == second ? nil : second == "share" ? first : "\(first) per \(second)"
        }
    }
}
