internal import Basics

/// Aggregates of events: `share of orders where weekday in [Sat, Sun]`.
extension FeatureExpressionParser {
    /// `count of`, `days since last`: nil, and nothing taken, where the next words are no measure.
    mutating func takeMeasure() -> EventAggregate.Measure? {
        for measure in EventAggregate.Measure.allCases {
            var words = measure.rawValue.split(separator: " ").map(String.init)
            if !Self.isSince(measure) { words.append("of") }
            guard words.indices.allSatisfy({ isWord(words[$0], ahead: $0) }) else { continue }
            index += words.count
            return measure
        }
        return nil
    }

    mutating func aggregate(
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

    func unknownMeasure(_ word: String, at start: Int) -> Diagnostics {
        let measures = EventAggregate.Measure.allCases.map(\.rawValue).filter { !$0.contains(" ") }
        return source.failure(
            "unknown-measure", start, "there is no measure '\(word) of'",
            suggestion: didYouMean(word, in: measures) ?? "known are \(measures.joined(separator: ", "))")
    }
}
