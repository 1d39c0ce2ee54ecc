import Basics
import CommonMark
import Foundation

/// Markdown → document tree: cells are read, inline values found, each node knows its place in the file.
struct TemplateParser {
    let source: SourceFile
    var diagnostics = Diagnostics()

    init(_ source: SourceFile) { self.source = source }

    /// - Parameters:
    ///   - text: the file's text from `firstLine` on, or a cell's body.
    ///   - depth: levels of the tree above.
    mutating func parse(_ text: String, firstLine: Int, depth: Int = 0) -> [DocumentNode] {
        let parsed = Node.parse(text, file: source.name, firstLine: firstLine, depth: depth)
        diagnostics.append(contentsOf: parsed.diagnostics)
        let cleaned = parsed.root.cleaned()
        diagnostics.append(contentsOf: cleaned.diagnostics)
        return cleaned.node.children.flatMap { convert($0, depth: depth + 1) }
    }

    private mutating func convert(_ node: Node, depth: Int) -> [DocumentNode] {
        let line = node.position?.line ?? 1
        switch node.kind {
        case .codeBlock(let info, let literal) where info.hasPrefix("{"):
            return cell(info, literal, line: line, depth: depth)
        case .text(let text) where text.contains("{{"):
            return values(in: text, line: line)
        case .link(let destination, let title):
            if (destination + title).contains("{{") || destination.lowercased().contains("%7b%7b") {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.value-in-attribute", at: source.position(line: line, of: "]("),
                        "an inline value can't stand in a link's address or title",
                        suggestion: "put it into the link's text"))
            }
        default: break
        }
        var children: [DocumentNode] = []
        for child in node.children { children += convert(child, depth: depth + 1) }
        return [DocumentNode(.markup(node.kind), children, at: source.position(line: line))]
    }

    /// Several values on a line are told apart by searching from the last one on.
    private var cursor: (line: Int, column: Int) = (0, 1)

    private mutating func values(in text: String, line: Int) -> [DocumentNode] {
        if cursor.line != line { cursor = (line, 1) }
        var found = Diagnostics()
        let template = TextTemplate.parse(text, locate: { locate($0, line: line) }, &found)
        diagnostics.append(contentsOf: found)
        return template.pieces.map { piece in
            switch piece {
            case .text(let text): DocumentNode(.markup(.text(text)), at: source.position(line: line))
            case .value(let value): DocumentNode(.value(value), at: value.position)
            }
        }
    }

    private mutating func locate(_ needle: String, line: Int) -> SourcePosition {
        if cursor.line != line { cursor = (line, 1) }
        let position = source.position(line: line, of: needle, from: cursor.column)
        cursor.column = position.column + 1
        return position
    }

    // MARK: Cells

    private mutating func cell(_ info: String, _ body: String, line: Int, depth: Int) -> [DocumentNode] {
        let place = source.position(line: line, of: "{")
        guard let close = info.firstIndex(of: "}") else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.cell", at: place, "the brace of this cell's name is open",
                    suggestion: "write e.g. '```{figure} segment-map'"))
            return []
        }
        let name = String(info[..<close].dropFirst()).trimmed
        let argument = String(info[info.index(after: close)...]).trimmed
        guard DocumentCell.names.contains(name) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.unknown-cell", at: place, "unknown cell '\(name)'",
                    explanation: "Known cells: \(DocumentCell.names.joined(separator: ", ")).",
                    suggestion: nearestName(to: name, in: DocumentCell.names).map { "did you mean '\($0)'?" }))
            let meant = nearestName(to: name, in: DocumentCell.names) ?? ""
            return DocumentCell.holdsMarkdown(meant) ? unreadable(meant, body, line: line, depth: depth) : []
        }
        var body = CellBody(body, firstLine: line + 1, source: source, &diagnostics)
        let isReady = depth < Node.depthLimit
        let children =
            DocumentCell.holdsMarkdown(name) && isReady
            ? parse(body.markdown, firstLine: body.firstLine, depth: depth + 1) : []
        let cell = read(name, argument, &body, at: place)
        body.tellLeftover(of: name, &diagnostics)
        guard let cell else { return children.isEmpty ? [] : [unnamed(name, children, at: place)] }
        return [DocumentNode(.cell(cell), children, at: place)]
    }

    /// The content of a cell whose head can't be read, so that what is wrong within is told as well.
    private mutating func unreadable(_ name: String, _ text: String, line: Int, depth: Int) -> [DocumentNode] {
        var ignored = Diagnostics()
        let body = CellBody(text, firstLine: line + 1, source: source, &ignored)
        guard depth < Node.depthLimit else { return [] }
        let children = parse(body.markdown, firstLine: body.firstLine, depth: depth + 1)
        return [unnamed(name, children, at: source.position(line: line))]
    }

    /// Within `each` over nobody knows what, any path may be right.
    private func unnamed(_ name: String, _ children: [DocumentNode], at place: SourcePosition) -> DocumentNode {
        let scope = name == "each" ? Scope(forAnything: ()) : Scope()
        return DocumentNode(.scoped(scope, isGuarded: true, mark: nil), children, at: place)
    }

    private mutating func read(
        _ name: String, _ argument: String, _ body: inout CellBody, at place: SourcePosition
    ) -> DocumentCell? {
        switch name {
        case "figure":
            let caption = template(body.take("caption"))
            return required(argument, "the figure's name", at: place).map { .figure(name: $0, caption: caption) }
        case "table": return table(argument, &body, at: place)
        case "each":
            let mark = body.take("mark")?.text
            return required(argument, "the path of a list", at: place).map { .each(path: $0, mark: mark) }
        case "when":
            return required(argument, "a claim", at: place)
                .flatMap { Condition.parse($0, at: place, &diagnostics) }.map { .when($0) }
        case "include": return required(argument, "a file", at: place).map { .include(path: $0) }
        case "check":
            if !argument.isEmpty {
                diagnostics.append(
                    Diagnostic(.error, "document.check", at: place, "claims stand on lines of their own in the cell"))
            }
            return .check(
                body.contentLines().compactMap { line in
                    Condition.parse(line.text, at: source.position(line: line.line), &diagnostics)
                })
        case "numbers": return .numbers(labelledValues(&body))
        case "sql": return query(argument, &body, at: place)
        case "chart": return chart(argument, &body, at: place)
        default:
            let title = argument.isEmpty ? nil : template((argument, place.line))
            return Callout(rawValue: name).map { .callout($0, title: title) }
        }
    }

    private mutating func table(_ argument: String, _ body: inout CellBody, at place: SourcePosition) -> DocumentCell? {
        let options = tableOptions(&body)
        if let path = body.take("of") {
            let columns = labelledValues(&body)
            if columns.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.table-columns", at: place, "a table ':of:' a list needs its columns",
                        suggestion: "write lines such as 'Here: value | significant'"))
            }
            return .pathTable(path: path.text, columns: columns, options)
        }
        return required(argument, "the table's name", at: place).map { .galleryTable(name: $0, options) }
    }

    mutating func tableOptions(_ body: inout CellBody) -> TableOptions {
        var options = TableOptions()
        options.columns = body.take("columns").map { $0.text.split(separator: ",").map { $0.trimmed } }
        options.caption = template(body.take("caption"))
        if let rows = body.take("rows") {
            options.rows = Int(rows.text).flatMap { $0 > 0 ? $0 : nil }
            if options.rows == nil {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.table-rows", at: source.position(line: rows.line),
                        "':rows:' takes a whole number from 1 on"))
            }
        }
        return options
    }

    mutating func labelledValues(_ body: inout CellBody) -> [LabelledValue] {
        body.contentLines().compactMap { line in
            let place = source.position(line: line.line)
            guard let colon = line.text.range(of: ": ", options: .backwards) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "document.labelled-value", at: place, "this line is not 'Label: path | formatter'"))
                return nil
            }
            let expression = String(line.text[colon.upperBound...]).trimmed
            let valuePlace = source.position(line: line.line, of: expression)
            return InlineValue.parse(expression, at: valuePlace, &diagnostics)
                .map { LabelledValue(label: String(line.text[..<colon.lowerBound]).trimmed, value: $0) }
        }
    }

    mutating func template(_ option: (text: String, line: Int)?) -> TextTemplate? {
        guard let option else { return nil }
        return TextTemplate.parse(
            option.text, locate: { source.position(line: option.line, of: $0) }, &diagnostics)
    }

    mutating func required(_ argument: String, _ what: String, at place: SourcePosition) -> String? {
        guard argument.isEmpty else { return argument }
        diagnostics.append(Diagnostic(.error, "document.cell", at: place, "this cell needs \(what) after its name"))
        return nil
    }
}
