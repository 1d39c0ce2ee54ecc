internal import Basics

/// Recursive descent over a feature's formula: sum, product, sign, operand. Values and conditions over columns are left
/// to `ExpressionParser`.
struct FeatureExpressionParser {
    private let tokens: [Token]
    private let source: ExpressionSource
    private var index = 0
    private var nesting = 0
    private(set) var aggregates: [EventAggregate] = []

    private static let nestingLimit = 40

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

    // MARK: Aggregates

    /// `count of`, `days since last`: nil, and nothing taken, where the next words are no measure.
    private mutating func takeMeasure() -> EventAggregate.Measure? {
        for measure in EventAggregate.Measure.allCases {
            var words = measure.rawValue.split(separator: " ").map(String.init)
            if !Self.isSince(measure) { words.append("of") }
            guard words.indices.allSatisfy({ isWord(words[$0], ahead: $0) }) else { continue }
            index += words.count
            return measure
        }
        return nil
    }

    private mutating func aggregate(
        _ measure: EventAggregate.Measure, from start: Int
    ) throws(Diagnostics) -> FeatureNode {
        var events: EventAggregate.Name?, value: ColumnExpression?, condition: ColumnExpression?
        if let name = eventsName, measure == .count || measure == .share || Self.isSince(measure) {
            events = name
            index += 1
        } else if measure == .count || Self.isSince(measure) {
            throw unexpected("one of \(EventWord.list)", suggestions: EventWord.all)
        } else {
            value = try expression(isCondition: false)
        }
        var named: EventAggregate.Name?
        if takeWord("in") {
            guard case .word(let word) = token.kind else { throw unexpected("the name of a source") }
            named = EventAggregate.Name(text: word, position: source.position(token.range.lowerBound))
            index += 1
        }
        if takeWord("where") {
            condition = try expression(isCondition: true)
            if isWord("of") || isWord("since") {
                throw source.failure(
                    "open-condition", start, "the condition behind 'where' runs into the next aggregate",
                    suggestion: "put this one in parentheses: (\(source.text(in: start..<start + 8))… where …) / …")
            }
        }
        aggregates.append(
            EventAggregate(
                measure: measure, events: events, value: value, source: named, condition: condition,
                text: source.text(in: start..<end), position: source.position(start)))
        return node(.aggregate(aggregates.count - 1), from: start)
    }

    private var eventsName: EventAggregate.Name? {
        guard case .word(let word) = token.kind, EventWord.all.contains(word.lowercased()) else { return nil }
        return EventAggregate.Name(text: word.lowercased(), position: source.position(token.range.lowerBound))
    }

    private mutating func expression(isCondition: Bool) throws(Diagnostics) -> ColumnExpression {
        var parser = ExpressionParser(tokens: tokens, source: source, from: index)
        let root = isCondition ? try parser.parseCondition() : try parser.parseOperand()
        index = parser.index
        return ColumnExpression(root: root, source: source, text: source.text(in: root.range))
    }

    private static func isSince(_ measure: EventAggregate.Measure) -> Bool {
        measure == .daysSinceFirst || measure == .daysSinceLast
    }

    private func unknownMeasure(_ word: String, at start: Int) -> Diagnostics {
        let measures = EventAggregate.Measure.allCases.map(\.rawValue).filter { !$0.contains(" ") }
        return source.failure(
            "unknown-measure", start, "there is no measure '\(word) of'",
            suggestion: didYouMean(word, in: measures) ?? "known are \(measures.joined(separator: ", "))")
    }

    // MARK: Tokens

    private var token: Token { tokens[index] }

    private var end: Int { index == 0 ? 0 : tokens[index - 1].range.upperBound }

    private func node(_ operation: FeatureNode.Operation, from start: Int) -> FeatureNode {
        FeatureNode(operation: operation, range: start..<end)
    }

    private func isWord(_ word: String, ahead: Int = 0) -> Bool {
        guard index + ahead < tokens.count, case .word(let found) = tokens[index + ahead].kind else { return false }
        return found.lowercased() == word
    }

    private mutating func takeWord(_ word: String) -> Bool {
        guard isWord(word) else { return false }
        index += 1
        return true
    }

    private mutating func takeSymbol(_ symbol: String) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private mutating func take(_ operations: [ArithmeticOperation]) -> ArithmeticOperation? {
        guard case .symbol(let symbol) = token.kind, let operation = ArithmeticOperation(rawValue: symbol),
            operations.contains(operation)
        else { return nil }
        index += 1
        return operation
    }

    private mutating func descend(_ offset: Int) throws(Diagnostics) {
        nesting += 1
        guard nesting <= Self.nestingLimit else {
            throw source.failure("too-deep", offset, "more than \(Self.nestingLimit) levels of nesting")
        }
    }

    private func unexpected(_ expected: String, suggestions: [String] = []) -> Diagnostics {
        let text = source.text(in: token.range)
        let found = token.kind == .end ? "the expression ends" : "found '\(text)'"
        return source.failure(
            "syntax", token.range.lowerBound, "\(found) where \(expected) was expected",
            suggestion: didYouMean(text, in: suggestions))
    }
}
