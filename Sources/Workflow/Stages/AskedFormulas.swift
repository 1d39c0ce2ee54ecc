import Basics
import Features
import Tables

/// Finds for each aggregate of the study's formulas the source that it is asked of, and makes sure that the source has
/// what it names, of the right kind.
struct AskedFormulas {
    let study: Study
    var problems = Diagnostics()

    init(_ study: Study) { self.study = study }

    /// Adds to each source what formulas ask of it, and the columns to read for that.
    mutating func ask(_ sources: inout [OpenSource]) {
        for (feature, custom) in study.features.custom.enumerated() {
            for (place, aggregate) in custom.expression.aggregates.enumerated() {
                guard let index = find(aggregate, in: sources) else { continue }
                let asked = AskedAggregate(
                    feature: feature, place: place, aggregate: aggregate, source: sources[index].declaration.kind)
                request(asked, of: &sources[index])
            }
        }
    }

    // MARK: Sources

    private mutating func find(_ aggregate: EventAggregate, in sources: [OpenSource]) -> Int? {
        if let name = aggregate.source ?? aggregate.events {
            return find(named: name, isOfReturns: aggregate.isOfReturns, in: sources)
        }
        let names = aggregate.columnNames
        let able = sources.indices.filter { index in
            sources[index].declaration.kind != .customers
                && names.allSatisfy { FormulaNames(sources[index]).has($0) }
        }
        if able.count == 1 { return able[0] }
        if able.count > 1 {
            let kinds = able.map { sources[$0].declaration.kind.rawValue }
            problems.append(
                Diagnostic(
                    .error, "study.ambiguous", at: aggregate.position,
                    "'\(aggregate.text)' could be of \(kinds.joined(separator: " or "))",
                    suggestion: "name the source: \(aggregate.measure.rawValue) of … in \(kinds[0])"))
            return nil
        }
        let known = sources.filter { $0.declaration.kind != .customers }.map(FormulaNames.init)
        let unknown = names.first { name in !known.contains { $0.has(name) } }
        problems.append(
            Diagnostic(
                .error, "study.missing-column",
                at: unknown.flatMap { aggregate.position(ofColumn: $0) } ?? aggregate.position,
                unknown.map { "no source of events has a column or a role '\($0)'" }
                    ?? "no source of events has all of \(names.joined(separator: ", "))",
                suggestion: unknown.flatMap { didYouMean($0, in: known.flatMap(\.all)) }))
        return nil
    }

    private mutating func find(
        named name: EventAggregate.Name, isOfReturns: Bool, in sources: [OpenSource]
    ) -> Int? {
        let kind = isOfReturns ? "purchases" : EventWord.source(of: name.text) ?? name.text
        guard
            let index = sources.firstIndex(where: {
                $0.declaration.kind.rawValue == kind && $0.declaration.kind != .customers
            })
        else {
            let known = sources.map(\.declaration.kind.rawValue).filter { $0 != "customers" }
            problems.append(
                Diagnostic(
                    .error, "study.no-source", at: name.position, "the study has no source '\(kind)'",
                    suggestion: didYouMean(kind, in: known)))
            return nil
        }
        if isOfReturns, sources[index].declaration.returned == nil {
            problems.append(
                Diagnostic(
                    .error, "study.missing-key", at: name.position, "the study doesn't say which rows are returns",
                    suggestion: "declare it in 'purchases', e.g. return: starts(order_no, \"C\")"))
            return nil
        }
        return index
    }

    // MARK: Columns

    private mutating func request(_ asked: AskedAggregate, of source: inout OpenSource) {
        let aggregate = asked.aggregate, names = FormulaNames(source), before = problems.items.count
        var formats = ColumnFormats(source.file, source.declaration.data, clock: study.clock)
        do {
            var kinds: [String: ColumnKind] = [:]
            for (expression, yields) in [(aggregate.value, ExpressionKind.number), (aggregate.condition, .truth)] {
                guard let expression else { continue }
                let isDistinct = aggregate.measure == .distinct && yields == .number
                let needed = isDistinct ? [:] : try expression.requiredKinds(yields: yields)
                for name in expression.columnNames {
                    kinds[name] = names.kind(name, needed: needed[name], formats)
                    guard kinds[name] == nil else { continue }
                    problems.append(
                        Diagnostic(
                            .error, "study.missing-column", at: expression.position(ofColumn: name),
                            "'\(source.file.name)' has no column '\(name)', and its source no such role",
                            suggestion: didYouMean(name, in: names.all)))
                }
                guard problems.items.count == before else { continue }
                if isDistinct {
                    checkIsColumn(expression)
                } else {
                    try expression.check(kinds: kinds, yields: yields)
                }
            }
            guard problems.items.count == before else { return }
            for name in aggregate.columnNames where source.file.header.contains(name) {
                guard let kind = kinds[name], !source.requests.contains(where: { $0.name == name }) else { continue }
                var request = ColumnRequest(name: name, kind: kind)
                let position = aggregate.position(ofColumn: name) ?? aggregate.position
                request.format = try formats.format(of: name, kind, at: position)
                source.requests.append(request)
            }
            source.declaration.asked.append(asked)
        } catch {
            problems.append(contentsOf: error)
        }
    }

    private mutating func checkIsColumn(_ expression: ColumnExpression) {
        guard expression.columnNames.first != expression.text,
            "`\(expression.columnNames.first ?? "")`" != expression.text
        else { return }
        problems.append(
            Diagnostic(
                .error, "expression.not-a-column",
                at: expression.columnNames.first.flatMap { expression.position(ofColumn: $0) },
                "'distinct of' takes a column"))
    }
}
