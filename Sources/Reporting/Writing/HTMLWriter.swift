import Basics
import Charts
import CommonMark
import Findings
import Foundation

/// An expanded document as the inside of an HTML page, written by cmark in safe mode; what Segmentary adds goes in as
/// trusted nodes whose every text is escaped here.
enum HTMLWriter {
    static func html(_ nodes: [DocumentNode]) -> String { Node(.document, nodes.map(node)).html() }

    private static func node(_ node: DocumentNode) -> Node {
        let children = node.children.map(self.node)
        switch node.content {
        case .markup(let kind): return Node(kind, children)
        case .heading(let heading): return block(open(heading), "</h\(heading.level)>", children)
        case .figure(let figure): return block(html(figure))
        case .table(let table): return block(html(table))
        case .numbers(let numbers): return block(html(numbers))
        case .callout(let kind, let title):
            let label = "<p class=\"title\">\(escapedForHTML(title))</p>"
            return block("<aside class=\"callout \(kind.rawValue)\">\n\(label)", "</aside>", children)
        case .brokenClaim(let check): return block(html(check))
        case .cell, .value, .scoped: return Node(.customBlock(Node.Trusted(html: .init(""), commonMark: .init(""))))
        }
    }

    private static func block(_ before: String, _ after: String = "", _ children: [Node] = []) -> Node {
        Node(.customBlock(Node.Trusted(html: .init(before, after), commonMark: .init(""))), children)
    }

    private static func open(_ heading: HeadingBlock) -> String {
        let mark = heading.mark.map { " class=\"marked\" style=\"--me:var(--s\($0 % 8))\"" } ?? ""
        let number = heading.number.map { "<span class=\"n\">\($0)</span> " } ?? ""
        return "<h\(heading.level) id=\"\(escapedForHTML(heading.id))\"\(mark)>\(number)"
    }

    private static func html(_ figure: FigureBlock) -> String {
        let chart = figure.chart
        let name = escapedForHTML(figure.drawing)
        return """
            <figure id="\(escapedForHTML(figure.id))">
            <div class="chart" role="group" aria-labelledby="\(name)-t" tabindex="0">\(chart.html(id: figure.drawing))</div>
            <figcaption><b id="\(name)-t">\(escapedForHTML(tied(figure.lead)))</b> \(escapedForHTML(tied(figure.caption)))</figcaption>
            <details><summary id="\(name)-s">\(escapedForHTML(say("Data")))</summary>\(html(chart.data, name: "aria-labelledby=\"\(name)-s \(name)-t\""))</details>
            </figure>
            """
    }

    private static func html(_ block: TableBlock) -> String {
        let note = block.note.map { "<p class=\"sub\">\(escapedForHTML($0))</p>" } ?? ""
        let id = escapedForHTML(block.id)
        // A caption names the box as well, which needn't repeat it.
        let table =
            block.table.caption == nil
            ? html(block.table, name: "aria-label=\"\(escapedForHTML(say("Table")))\"")
            : html(block.table, name: "aria-labelledby=\"\(id)-c\"", caption: "\(id)-c")
        return "<div id=\"\(id)\">\(table)\(note)</div>"
    }

    /// A data table within a box that scrolls where it is too wide. End tags that HTML does without are left out: they
    /// would be a tenth of the page.
    private static func html(_ table: DataTable, name: String, caption: String? = nil) -> String {
        var html = "<div class=\"scroll\" role=\"group\" \(name) tabindex=\"0\"><table\(columns(table))>"
        if let text = table.caption {
            html += "<caption\(caption.map { " id=\"\($0)\"" } ?? "")>\(escapedForHTML(tied(text)))</caption>"
        }
        html += "<thead><tr>"
        for column in table.columns { html += "<th scope=col>\(escapedForHTML(tied(column.title)))" }
        html += "\n<tbody>"
        if table.rows.isEmpty { html += "<tr><td colspan=\"\(table.columns.count)\">\(NumberFormat.missing)" }
        let isNamed = table.columns.first?.isNumeric == false
        for row in table.rows {
            html += "<tr>"
            for (index, cell) in row.prefix(table.columns.count).enumerated() {
                html += index == 0 && isNamed ? "<th scope=row>" : "<td>"
                html += escapedForHTML(table.columns[index].isNumeric ? unbroken(cell) : cell)
            }
            html += "\n"
        }
        return html + "</table></div>"
    }

    /// A figure stays on one line; where there is little room, its interval goes to the next.
    private static func unbroken(_ figure: String) -> String {
        figure.replacingOccurrences(of: " ", with: "\u{a0}").replacingOccurrences(of: "\u{a0}[", with: " [")
    }

    /// What the columns are is said once, for the whole table: `r3` sets the third to the right, as numbers stand; `t2`
    /// gives sentences in the second the room without which they become a tower of words.
    private static func columns(_ table: DataTable) -> String {
        let classes = table.columns.indices.prefix(24).compactMap { index in
            if table.columns[index].isNumeric { return "r\(index + 1)" }
            return table.rows.contains { $0.indices.contains(index) && $0[index].count > 48 } ? "t\(index + 1)" : nil
        }
        return classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
    }

    private static func html(_ numbers: [LabelledText]) -> String {
        let entries = numbers.map { number in
            // The interval and n of a figure stand smaller behind it.
            let cut = number.text.range(of: " [") ?? number.text.range(of: ", n")
            let (figure, rest) =
                cut.map { (number.text[..<$0.lowerBound], number.text[$0.lowerBound...]) }
                ?? (number.text[...], "")
            let small = rest.isEmpty ? "" : "<small>\(escapedForHTML(String(rest)))</small>"
            return
                "<div><dt>\(escapedForHTML(number.label))</dt><dd>\(escapedForHTML(String(figure)))\(small)</dd></div>"
        }
        return "<dl class=\"figures\">\(entries.joined())</dl>"
    }

    private static func html(_ check: Check) -> String {
        """
        <p class="broken" role="note"><b>\(escapedForHTML(BrokenClaim.title))</b> \
        \(escapedForHTML(BrokenClaim.sentence(check)))</p>
        """
    }
}
