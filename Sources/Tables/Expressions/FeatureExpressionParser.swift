internal import Basics

/// Recursive descent over a feature's formula: sum, product, sign, operand. Values and conditions over columns are left
/// to `ExpressionParser`.
struct FeatureExpressionParser: TokenParser {
    let tokens: [Token]
    let source: ExpressionSource
    var index = 0
    var nesting = 0
    var aggregates: [EventAggregate] = []

    /// - Parameter tokens: end with `.end`.
    init(tokens: [Token], source: ExpressionSource) {
        self.tokens = tokens
        self.source = source
    }

    mutating func parse() throws(Diagnostics) -> FeatureNode {
        guard token.kind != .end else { throw source.failure("empty", 0, "the expression is empty") }
        let node = try sum()
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        return node
    }

    // MARK: Arithmetic

    private mutating func sum() throws(Diagnostics) -> FeatureNode {
        let first = try product()
        var steps: [FeatureNode.Step] = []
        while let operation = take([.plus, .minus]) {
            steps.append(FeatureNode.Step(operation: operation, operand: try product()))
        }
        return steps.isEmpty ? first : node(.arithmetic(first: first, steps: steps), from: first.range.lowerBound)
    }

    private mutating func product() throws(Diagnostics) -> FeatureNode {
        let first = try sign()
        var steps: [FeatureNode.Step] = []
        while let operation = take([.times, .divided]) {
            steps.append(FeatureNode.Step(operation: operation, operand: try sign()))
        }
        return steps.isEmpty ? first : node(.arithmetic(first: first, steps: steps), from: first.range.lowerBound)
    }

    private mutating func sign() throws(Diagnostics) -> FeatureNode {
        let start = token.range.lowerBound
        guard takeSymbol("-") else { return try operand() }
        try descend(start)
        let operand = try sign()
        nesting -= 1
        return node(.negative(operand), from: start)
    }

    private mutating func operand() throws(Diagnostics) -> FeatureNode {
        let current = token, start = current.range.lowerBound
        switch current.kind {
        case .number(let value):
            index += 1
            return node(.number(value), from: start)
        case .quotedName(let name):
            index += 1
            return node(.feature(name), from: start)
        case .word(let word):
            if let measure = takeMeasure() { return try aggregate(measure, from: start) }
            if tokens[index + 1].kind == .symbol("(") { return try call(word) }
            index += 1
            guard token.kind != .word("of") else { throw unknownMeasure(word, at: start) }
            return node(.feature(word), from: start)
        case .symbol("("):
            try descend(start)
            index += 1
            let inner = try sum()
            guard takeSymbol(")") else { throw unexpected("')'") }
            nesting -= 1
            return FeatureNode(operation: inner.operation, range: start..<end)
        case .text, .symbol, .end: throw unexpected("a number, a feature or an aggregate such as 'count of orders'")
        }
    }

    private mutating func call(_ name: String) throws(Diagnostics) -> FeatureNode {
        let start = token.range.lowerBound
        guard let function = NumberFunction(rawValue: name) else {
            throw source.failure(
                "unknown-function", start, "there is no function '\(name)'",
                suggestion: didYouMean(name, in: NumberFunction.allCases.map(\.rawValue)))
        }
        try descend(start)
        index += 2
        var arguments: [FeatureNode] = []
        repeat { arguments.append(try sum()) } while takeSymbol(",")
        guard takeSymbol(")") else { throw unexpected("',' or ')'") }
        nesting -= 1
        guard function.takesSeveral ? arguments.count >= 2 : arguments.count == 1 else {
            let wanted = function.takesSeveral ? "two or more numbers" : "one number"
            throw source.failure("arguments", start, "\(name)(…) takes \(wanted)")
        }
        return node(.function(function, arguments), from: start)
    }

    func node(_ operation: FeatureNode.Operation, from start: Int) -> FeatureNode {
        FeatureNode(operation: operation, range: start..<end)
    }
}
