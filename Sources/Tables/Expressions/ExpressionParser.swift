internal import Basics

/// Recursive descent, loosest first: or, and, not, comparison, sum, product, sign, operand.
struct ExpressionParser: TokenParser {
    let tokens: [Token]
    let source: ExpressionSource
    var index: Int
    var nesting = 0

    private static let keywords: Set<String> = ["and", "or", "not", "in", "is", "missing", "true", "false"]

    /// - Parameters:
    ///   - tokens: end with `.end`.
    ///   - start: the token to begin with, where the expression is a part of something larger.
    init(tokens: [Token], source: ExpressionSource, from start: Int = 0) {
        self.tokens = tokens
        self.source = source
        index = start
    }

    /// As much as makes a condition; what follows is left.
    mutating func parseCondition() throws(Diagnostics) -> Node { try disjunction() }

    /// A single column, number, function or parenthesis; what follows is left.
    mutating func parseOperand() throws(Diagnostics) -> Node { try operand() }

    mutating func parse() throws(Diagnostics) -> Node {
        if case .end = token.kind {
            throw source.failure("empty", 0, "the expression is empty")
        }
        let node = try disjunction()
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        return node
    }

    // MARK: Levels

    private mutating func disjunction() throws(Diagnostics) -> Node {
        let first = try conjunction()
        var parts = [first]
        while takeWord("or") { parts.append(try conjunction()) }
        return parts.count == 1 ? first : node(.any(parts), from: first)
    }

    private mutating func conjunction() throws(Diagnostics) -> Node {
        let first = try negation()
        var parts = [first]
        while takeWord("and") { parts.append(try negation()) }
        return parts.count == 1 ? first : node(.all(parts), from: first)
    }

    private mutating func negation() throws(Diagnostics) -> Node {
        let start = token.range.lowerBound
        guard takeWord("not") else { return try comparison() }
        try descend(start)
        let operand = try negation()
        nesting -= 1
        return Node(operation: .not(operand), range: start..<end)
    }

    private mutating func comparison() throws(Diagnostics) -> Node {
        let left = try sum()
        if takeWord("is") {
            let negated = takeWord("not")
            guard takeWord("missing") else { throw unexpected("'missing' (or 'not missing')") }
            return node(.isMissing(left, negated: negated), from: left)
        }
        if isWord("not"), isWord("in", ahead: 1) {
            index += 2
            let values = try list()
            return node(.isIn(left, values, negated: true), from: left)
        }
        if takeWord("in") {
            let values = try list()
            return node(.isIn(left, values, negated: false), from: left)
        }
        guard let comparison = takeComparison() else { return left }
        let right = try sum()
        let result = node(.compare(left, comparison, right), from: left)
        let next = token.range.lowerBound
        if takeComparison() != nil {
            throw source.failure(
                "chained-comparison", next, "comparisons can't be chained", suggestion: "write 'a < b and b < c'")
        }
        return result
    }

    private mutating func sum() throws(Diagnostics) -> Node {
        let first = try product()
        var steps: [ArithmeticStep] = []
        while let operation = take([.plus, .minus]) {
            steps.append(ArithmeticStep(operation: operation, operand: try product()))
        }
        return steps.isEmpty ? first : node(.arithmetic(first: first, steps: steps), from: first)
    }

    private mutating func product() throws(Diagnostics) -> Node {
        let first = try sign()
        var steps: [ArithmeticStep] = []
        while let operation = take([.times, .divided]) {
            steps.append(ArithmeticStep(operation: operation, operand: try sign()))
        }
        return steps.isEmpty ? first : node(.arithmetic(first: first, steps: steps), from: first)
    }

    private mutating func sign() throws(Diagnostics) -> Node {
        let start = token.range.lowerBound
        guard takeSymbol("-") else { return try operand() }
        try descend(start)
        let operand = try sign()
        nesting -= 1
        if case .number(let value) = operand.operation {
            return Node(operation: .number(-value), range: start..<end)
        }
        return Node(operation: .negative(operand), range: start..<end)
    }

    private mutating func operand() throws(Diagnostics) -> Node {
        let current = token
        switch current.kind {
        case .number(let value): return literal(.number(value))
        case .text(let text): return literal(.text(text))
        case .quotedName(let name): return literal(.column(name))
        case .word(let word):
            switch word.lowercased() {
            case "true": return literal(.truth(true))
            case "false": return literal(.truth(false))
            case let keyword where Self.keywords.contains(keyword): throw unexpected("a value")
            default: break
            }
            if tokens[index + 1].kind == .symbol("(") { return try call(word) }
            return literal(.column(word))
        case .symbol("("):
            try descend(current.range.lowerBound)
            index += 1
            let inner = try disjunction()
            guard takeSymbol(")") else { throw unexpected("')'") }
            nesting -= 1
            return Node(operation: inner.operation, range: current.range.lowerBound..<end)
        case .symbol, .end: throw unexpected("a value")
        }
    }

    /// Behind `in`.
    private mutating func list() throws(Diagnostics) -> [Node] {
        guard takeSymbol("[") else { throw unexpected("'[' and a list of values") }
        var values: [Node] = []
        repeat { values.append(try listed(try sign())) } while takeSymbol(",")
        guard takeSymbol("]") else { throw unexpected("',' or ']'") }
        return values
    }

    /// A word in a list needs no quotes: there are no columns in lists.
    private func listed(_ value: Node) throws(Diagnostics) -> Node {
        switch value.operation {
        case .number, .text: return value
        case .column(let word) where source.scalars[value.range.lowerBound] != "`":
            return Node(operation: .text(word), range: value.range)
        default:
            throw source.failure("not-a-literal", value.range.lowerBound, "a list holds numbers or texts")
        }
    }

    private mutating func call(_ name: String) throws(Diagnostics) -> Node {
        let start = token.range.lowerBound
        try descend(start)
        index += 2
        var arguments: [Node] = []
        if token.kind != .symbol(")") {
            repeat { arguments.append(try disjunction()) } while takeSymbol(",")
        }
        guard takeSymbol(")") else { throw unexpected("',' or ')'") }
        nesting -= 1
        let range = start..<end

        if let function = NumberFunction(rawValue: name) {
            guard function.takesSeveral ? arguments.count >= 2 : arguments.count == 1 else {
                let wanted = function.takesSeveral ? "two or more numbers" : "one number"
                throw source.failure("arguments", start, "\(name)(…) takes \(wanted)")
            }
            return Node(operation: .function(function, arguments), range: range)
        }
        if let test = TextTest(rawValue: name) {
            guard arguments.count == 2, case .text(let pattern) = arguments[1].operation,
                case .column = arguments[0].operation
            else {
                throw source.failure(
                    "arguments", start, "\(name)(…) takes a column and a text in quotes",
                    suggestion: "write \(name)(column, \"text\")")
            }
            return Node(operation: .textTest(test, arguments[0], pattern), range: range)
        }
        let known = NumberFunction.allCases.map(\.rawValue) + TextTest.allCases.map(\.rawValue)
        throw source.failure(
            "unknown-function", start, "there is no function '\(name)'",
            suggestion: didYouMean(name, in: known.sorted()))
    }

    // MARK: Nodes

    private func node(_ operation: Node.Operation, from first: Node) -> Node {
        Node(operation: operation, range: first.range.lowerBound..<end)
    }

    private mutating func literal(_ operation: Node.Operation) -> Node {
        let range = token.range
        index += 1
        return Node(operation: operation, range: range)
    }

    private mutating func takeComparison() -> Comparison? {
        guard case .symbol(let symbol) = token.kind else { return nil }
        let spelling = symbol == "==" ? "=" : symbol == "<>" ? "!=" : symbol
        guard let comparison = Comparison(rawValue: spelling) else { return nil }
        index += 1
        return comparison
    }
}
