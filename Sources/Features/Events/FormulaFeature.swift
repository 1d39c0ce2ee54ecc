public import Basics
public import Tables

/// A feature that a formula says, of the study or of a family that comes with the tool.
public struct FormulaFeature: Sendable {
    public var name: String
    public var title: String
    public var block: FeatureBlock
    /// Nil: by the formula.
    public var unit: String?
    /// One sentence; nil: the formula itself.
    public var meaning: String?
    public var expression: FeatureExpression
    /// In place of a missing value.
    public var neutral: Double?
    /// Nil: by the unit.
    public var family: ScaleFamily?

    public init(
        name: String, title: String, block: FeatureBlock, unit: String? = nil, meaning: String? = nil,
        expression: FeatureExpression, neutral: Double? = nil, family: ScaleFamily? = nil
    ) {
        self.name = name
        self.title = title
        self.block = block
        self.unit = unit
        self.meaning = meaning
        self.expression = expression
        self.neutral = neutral
        self.family = family
    }

    /// One of the house, whose formula is known to be right.
    init(
        _ name: String, _ title: String, _ block: FeatureBlock, unit: String?, _ meaning: String, formula: String,
        neutral: Double? = nil, family: ScaleFamily? = nil
    ) {
        do {
            let position = SourcePosition(file: name)
            self.init(
                name: name, title: title, block: block, unit: unit, meaning: meaning,
                expression: try FeatureExpression(parsing: formula, at: position), neutral: neutral, family: family)
        } catch {
            preconditionFailure("the formula of '\(name)': \(error)")
        }
    }

    /// - Parameters:
    ///   - figures: the values of the formula's aggregates.
    ///   - units: of the aggregates.
    ///   - features: that the formula may name.
    ///   - currency: amounts in it are money.
    /// - Throws: `features.unknown-name`, `features.no-number`, `expression.units`.
    public func feature(
        customers: Int, figures: [[Double]], units: [String?], features: [Feature], currency: String?
    ) throws(Diagnostics) -> Feature {
        let named = try operands(features)
        let derived = try expression.unit(aggregates: units) { named[$0]?.definition.unit }
        let values = expression.values(customers: customers, aggregates: figures) {
            named[$0]?.values.allNumbers ?? []
        }
        let unit = unit ?? derived
        let definition = FeatureDefinition(
            name: name, title: title, block: block, kind: .number, unit: unit,
            meaning: meaning ?? say("By the study's formula: \(expression.text)."),
            scaleFamily: family ?? (unit != nil && unit == currency ? .money : .other))
        return Feature(definition, .number(neutral.map { neutral in values.map { $0.isNaN ? neutral : $0 } } ?? values))
    }

    private func operands(_ features: [Feature]) throws(Diagnostics) -> [String: Feature] {
        var named: [String: Feature] = [:]
        var problems = Diagnostics()
        for operand in expression.features {
            guard let feature = features.first(where: { $0.name == operand.text }) else {
                problems.append(
                    Diagnostic(
                        .error, "features.unknown-name", at: operand.position,
                        "there is no feature '\(operand.text)'",
                        explanation: "A formula may name features made before it, and aggregates of events.",
                        suggestion: didYouMean(operand.text, in: features.map(\.name))))
                continue
            }
            if feature.definition.kind == .category {
                problems.append(
                    Diagnostic(
                        .error, "features.no-number", at: operand.position,
                        "'\(operand.text)' is a category; a formula needs numbers"))
            }
            named[operand.text] = feature
        }
        try problems.throwIfErrors()
        return named
    }
}

extension FeatureValues {
    /// One per customer, flags as 0 and 1; NaN where missing, and for a category.
    var allNumbers: [Double] {
        switch self {
        case .number(let values): values
        case .flag(let values): values.map { $0 == Column.missingFlag ? .nan : Double($0) }
        case .category(let values): values.codes.map { _ in .nan }
        }
    }
}
