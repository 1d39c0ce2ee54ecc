public import Basics

/// A feature of customers as a small formula over aggregates of their events and over other features, such as
/// `(sum of clicks where channel = "app") / sum of impressions` or `monetary / (sessions_per_30_days + 1)`.
///
/// - `count of EVENTS`, `share of EVENTS`, `share of VALUE`, `sum of VALUE`, `mean`, `min`, `max`, `sd`, `distinct of`,
///   `days since first EVENT`, `days since last EVENT`; each with `in SOURCE` where the names alone don't tell, and
///   `where CONDITION`. A VALUE is a column, a function, or an expression over columns in parentheses. A condition goes
///   as far as it can: an aggregate with one that isn't the end of the formula stands in parentheses.
/// - Any other name is a feature's. `+ - * /`, parentheses, numbers, `abs`, `log1p`, `min(…)`, `max(…)`.
public struct FeatureExpression: Sendable, Hashable {
    public let text: String
    /// In order of appearance.
    public let aggregates: [EventAggregate]
    let root: FeatureNode
    let source: ExpressionSource

    /// - Parameter position: of the text's first character; the errors' columns count from there.
    public init(parsing text: String, at position: SourcePosition) throws(Diagnostics) {
        let source = ExpressionSource(text, at: position)
        var parser = FeatureExpressionParser(tokens: try tokens(of: source), source: source)
        root = try parser.parse()
        aggregates = parser.aggregates
        self.source = source
        self.text = text
    }

    /// The features named, each once, with the place where it is named first.
    public var features: [EventAggregate.Name] {
        var names: [EventAggregate.Name] = []
        root.forEach { node in
            guard case .feature(let name) = node.operation, !names.contains(where: { $0.text == name }) else { return }
            names.append(.init(text: name, position: source.position(node.range.lowerBound)))
        }
        return names
    }

    /// One value per customer; NaN where missing or not finite.
    ///
    /// - Parameters:
    ///   - aggregates: the values of `aggregates`.
    ///   - feature: the values of each of `features`.
    public func values(
        customers: Int, aggregates: [[Double]], feature: (String) -> [Double]
    ) -> [Double] {
        root.numbers(aggregates, feature).array(customers).map { $0.isFinite ? $0 : .nan }
    }
}

/// One part of a formula and where it stands.
struct FeatureNode: Sendable, Hashable {
    indirect enum Operation: Sendable, Hashable {
        case number(Double)
        /// Its place among the aggregates.
        case aggregate(Int)
        case feature(String)
        case negative(FeatureNode)
        case arithmetic(first: FeatureNode, steps: [Step])
        case function(NumberFunction, [FeatureNode])
    }

    struct Step: Sendable, Hashable {
        var operation: ArithmeticOperation
        var operand: FeatureNode
    }

    var operation: Operation
    var range: Range<Int>

    func forEach(_ body: (FeatureNode) -> Void) {
        body(self)
        switch operation {
        case .number, .aggregate, .feature: break
        case .negative(let node): node.forEach(body)
        case .arithmetic(let first, let steps):
            first.forEach(body)
            for step in steps { step.operand.forEach(body) }
        case .function(_, let nodes): for node in nodes { node.forEach(body) }
        }
    }

    func numbers(_ aggregates: [[Double]], _ feature: (String) -> [Double]) -> Numbers {
        switch operation {
        case .number(let value): return .constant(value)
        case .aggregate(let index): return .rows(aggregates[index])
        case .feature(let name): return .rows(feature(name))
        case .negative(let node): return node.numbers(aggregates, feature).map { -$0 }
        case .arithmetic(let first, let steps):
            return steps.reduce(first.numbers(aggregates, feature)) {
                $0.combined(with: $1.operand.numbers(aggregates, feature), $1.operation.apply)
            }
        case .function(let function, let nodes):
            return function.apply(nodes.map { $0.numbers(aggregates, feature) })
        }
    }
}
