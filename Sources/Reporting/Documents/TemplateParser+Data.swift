import Basics
import Charts
import Findings

/// Cells over data: `sql` and `chart`.
extension TemplateParser {
    mutating func query(_ argument: String, _ body: inout CellBody, at place: SourcePosition) -> DocumentCell? {
        var options = QueryOptions()
        options.table = tableOptions(&body)
        if let show = body.take("show") {
            options.isShown = show.text != "none"
            if !["none", "table"].contains(show.text) {
                tell("document.show", at: show.line, "':show:' is 'table' or 'none'")
            }
        }
        for format
            in (body.take("format").map { option in option.text.split(separator: ",").map { ($0.trimmed, option.line) }
            } ?? [])
        {
            let words = format.0.split(separator: " ", maxSplits: 1).map { $0.trimmed }
            guard words.count == 2 else {
                tell(
                    "document.format", at: format.1,
                    "':format:' names columns and formatters: 'revenue money, share percent'")
                continue
            }
            options.formats[words[0].lowercased()] = InlineValue.parseFormatter(
                words[1], at: source.position(line: format.1, of: words[1]), &diagnostics)
        }
        let content = body.contentText()
        guard let name = required(argument, "a name for its result", at: place) else { return nil }
        guard Self.isQueryName(name) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.query-name", at: place, "a query's name is made of letters, digits and hyphens",
                    suggestion: "write e.g. '```{sql} top-categories'"))
            return nil
        }
        guard !content.text.isEmpty else {
            diagnostics.append(Diagnostic(.error, "document.query-empty", at: place, "this cell holds no query"))
            return nil
        }
        let query = Query(name: name, sql: content.text, position: SourcePosition(file: place.file, line: content.line))
        return .sql(query, options)
    }

    private static func isQueryName(_ name: String) -> Bool {
        name != "count" && name.unicodeScalars.count <= 60
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_".unicodeScalars.contains($0)
            }
    }

    mutating func chart(_ argument: String, _ body: inout CellBody, at place: SourcePosition) -> DocumentCell? {
        let kinds = DataChart.Kind.allCases.map(\.rawValue)
        let kind = DataChart.Kind(rawValue: argument)
        if kind == nil {
            diagnostics.append(
                Diagnostic(
                    .error, "document.chart-kind", at: place,
                    argument.isEmpty ? "a chart needs its kind after the name" : "unknown kind of chart '\(argument)'",
                    suggestion: didYouMean(argument, in: kinds)))
        }
        let chartSource = chartSource(&body, at: place)
        let columns = channels(kind, &body, at: place)
        let order = order(&body)
        let format = body.take("format").flatMap { option in
            InlineValue.parseFormatter(
                option.text, at: source.position(line: option.line, of: option.text), &diagnostics)
        }
        let title = text("title", "the takeaway in a sentence", &body, at: place)
        let caption = text("caption", "what is shown, and of whom", &body, at: place)
        guard let kind, let chartSource, let columns, let title, let caption else { return nil }
        return .chart(
            ChartCell(
                kind: kind, source: chartSource, columns: columns, order: order, format: format, title: title,
                caption: caption, position: place))
    }

    private mutating func chartSource(_ body: inout CellBody, at place: SourcePosition) -> ChartCell.Source? {
        let data = body.take("data"), path = body.take("of")
        switch (data, path) {
        case (let data?, nil): return .named(data.text)
        case (nil, let path?):
            let columns = labelledValues(&body)
            if columns.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.table-columns", at: place, "a chart ':of:' a list needs its columns",
                        suggestion: "write lines such as 'score: value'"))
            }
            return .list(path: path.text, columns: columns)
        default:
            diagnostics.append(
                Diagnostic(
                    .error, "document.chart-data", at: place,
                    "a chart has either ':data:', the name of a query or table, or ':of:', the path of a list"))
            return nil
        }
    }

    private mutating func channels(
        _ kind: DataChart.Kind?, _ body: inout CellBody, at place: SourcePosition
    ) -> [ChartCell.Channel: String]? {
        var columns: [ChartCell.Channel: String] = [:]
        for channel in ChartCell.Channel.allCases {
            guard let option = body.take(channel.rawValue) else { continue }
            columns[channel] = option.text
            guard let kind else { continue }
            let known = ChartCell.channels(kind)
            if !(known.needed + known.optional).contains(channel) {
                tell(
                    "document.chart-option", at: option.line, "a \(kind.rawValue) chart has no ':\(channel.rawValue):'")
            }
        }
        guard let kind else { return columns }
        let missing = ChartCell.channels(kind).needed.filter { columns[$0] == nil }
        guard !missing.isEmpty else { return columns }
        diagnostics.append(
            Diagnostic(
                .error, "document.chart-option", at: place,
                "a \(kind.rawValue) chart needs \(missing.map { "':\($0.rawValue):'" }.joined(separator: " and "))",
                suggestion: "name a column of its data"))
        return nil
    }

    private mutating func order(_ body: inout CellBody) -> ChartCell.Order? {
        guard let option = body.take("sort") else { return nil }
        let names = ChartCell.Order.allCases.map(\.rawValue)
        if let order = ChartCell.Order(rawValue: option.text) { return order }
        tell("document.chart-sort", at: option.line, "':sort:' is one of \(names.joined(separator: ", "))")
        return nil
    }

    private mutating func text(
        _ key: String, _ meaning: String, _ body: inout CellBody, at place: SourcePosition
    ) -> TextTemplate? {
        if let option = body.take(key), !option.text.isEmpty { return template(option) }
        diagnostics.append(
            Diagnostic(.error, "document.chart-option", at: place, "a chart needs ':\(key):', \(meaning)"))
        return nil
    }

    private mutating func tell(_ identifier: String, at line: Int, _ summary: String) {
        diagnostics.append(Diagnostic(.error, identifier, at: source.position(line: line), summary))
    }
}
