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
        let id = escapedForHTML(figure.id)
        let title = escapedForHTML(chart.title)
        return """
            <figure id="\(id)">
            <div class="chart" role="region" aria-label="\(title)" tabindex="0">\(chart.svg(id: figure.id))</div>
            <figcaption><b>\(escapedForHTML(tied(figure.lead)))</b> \(escapedForHTML(tied(figure.caption)))</figcaption>
            <details><summary>\(escapedForHTML(say("Data")))</summary>\(html(chart.data, label: say("Data: \(chart.title)")))</details>
            </figure>
            """
    }

    private static func html(_ block: TableBlock) -> String {
        let note = block.note.map { "<p class=\"sub\">\(escapedForHTML($0))</p>" } ?? ""
        return
            "<div id=\"\(escapedForHTML(block.id))\">\(html(block.table, label: block.table.caption ?? say("Table")))\(note)</div>"
    }

    static func html(_ table: DataTable, label: String) -> String {
        func css(_ index: Int) -> String {
            guard table.columns.indices.contains(index) else { return "" }
            if table.columns[index].isNumeric { return " class=\"r\"" }
            // A column of sentences needs room, or it becomes a tower of words.
            let isProse = table.rows.contains { $0.indices.contains(index) && $0[index].count > 48 }
            return isProse ? " class=\"t\"" : ""
        }
        let classes = table.columns.indices.map(css)
        var html =
            "<div class=\"scroll\" role=\"region\" aria-label=\"\(escapedForHTML(label))\" tabindex=\"0\"><table>"
        if let caption = table.caption { html += "<caption>\(escapedForHTML(tied(caption)))</caption>" }
        html += "<thead><tr>"
        for (index, column) in table.columns.enumerated() {
            html += "<th scope=\"col\"\(classes[index])>\(escapedForHTML(column.title))</th>"
        }
        html += "</tr></thead>\n<tbody>"
        for row in table.rows {
            html += "<tr>"
            for (index, cell) in row.enumerated() {
                let (tag, scope) = index == 0 && !table.columns[0].isNumeric ? ("th", " scope=\"row\"") : ("td", "")
                html +=
                    "<\(tag)\(scope)\(classes.indices.contains(index) ? classes[index] : "")>\(escapedForHTML(cell))</\(tag)>"
            }
            html += "</tr>\n"
        }
        return html + "</tbody></table></div>"
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
