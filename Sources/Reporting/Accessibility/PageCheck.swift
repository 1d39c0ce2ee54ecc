import Basics
import Foundation

/// What a screen reader and a keyboard need of a finished page: rules such as axe-core's, for what a report is made of.
///
/// A chart without title, description or data is an error, and no report is written with one. The rest are warnings: a
/// page with a heading too few is better than none.
struct PageCheck {
    private(set) var diagnostics = Diagnostics()
    private let page: PageElements
    private let ids: [String: Int]

    init(html: String) {
        page = PageElements(html)
        var ids: [String: Int] = [:]
        for (index, element) in page.all.enumerated() { if let id = element["id"] { ids[id] = ids[id] ?? index } }
        self.ids = ids
        checkPage()
        for index in page.all.indices { check(index) }
    }

    // MARK: The page as a whole

    private mutating func checkPage() {
        if page.all.first(where: { $0.name == "html" })?["lang"]?.isEmpty != false {
            tell("language", "the page doesn't say in which language it is")
        }
        for name in ["main", "h1", "title", "header", "footer"] {
            let count = page.all.count { $0.name == name && !isInSVG($0) }
            if count != 1 { tell("landmarks", "the page has \(count) '\(name)' instead of one") }
        }
        var seen: Set<String> = []
        for id in page.all.compactMap({ $0["id"] }) where !seen.insert(id).inserted {
            tell("id-twice", "two elements have the id '\(id)'")
        }
        let focusable = page.all.first { $0.name == "a" || $0["tabindex"] == "0" || $0.name == "summary" }
        let target = focusable?["href"].map { String($0.dropFirst()) }.flatMap { ids[$0] }
        if target.map({ page.all[$0].name }) != "main" { tell("skip-link", "no link skips to the main part") }
        var level = 0
        for heading in page.all {
            guard let next = heading.headingLevel else { continue }
            if next > level + 1 { tell("heading-order", "a heading of level \(next) follows one of level \(level)") }
            level = next
        }
    }

    private func isInSVG(_ element: PageElements.Element) -> Bool {
        var parent = element.parent
        while let index = parent {
            if page.all[index].name == "svg" { return true }
            parent = page.all[index].parent
        }
        return false
    }

    // MARK: Each element

    private mutating func check(_ index: Int) {
        let element = page.all[index]
        for name in ["aria-labelledby", "aria-describedby", "aria-controls"] {
            for id in element[name]?.split(separator: " ") ?? [] where ids[String(id)] == nil {
                tell("reference", "\(name) names '\(id)', which isn't on the page")
            }
        }
        if let tabindex = element["tabindex"], tabindex != "0", tabindex != "-1" {
            tell("tabindex", "an element has a tabindex of \(tabindex), which breaks the order of the page")
        }
        if element["tabindex"] == "0", element["aria-label"]?.isEmpty ?? true, element["aria-labelledby"] == nil {
            tell("name", "what can be focused has no name")
        }
        if element.headingLevel != nil, !element.hasText { tell("empty-heading", "a heading is empty") }
        switch element.name {
        case "a":
            if !element.hasText { tell("link-text", "a link has no text") }
            if let href = element["href"], href.hasPrefix("#"),
                ids[String(href.dropFirst()).removingPercentEncoding ?? ""] == nil
            {
                tell("link-target", "a link leads to '\(href)', which isn't on the page")
            }
        case "img": if element["alt"] == nil { tell("image", "a picture has no alternative text") }
        case "th":
            if element["scope"] == nil {
                tell("table-scope", "a table's header doesn't say whether it heads a row or a column")
            }
        case "table": checkTable(index)
        case "details":
            let first = page.within(index).first.map { page.all[$0] }
            if first?.name != "summary" || first?.hasText != true { tell("summary", "'details' have no summary") }
        case "li":
            let parent = element.parent.map { page.all[$0].name }
            if parent != "ul", parent != "ol" { tell("list", "an item stands outside a list") }
        case "figure": checkFigure(index)
        case "svg":
            let figure = element.parent.map { page.all[$0].parent.map { page.all[$0].name } }
            if figure != "figure" { tell("chart", "a chart stands outside a figure", .error) }
        default: break
        }
    }

    private mutating func checkTable(_ index: Int) {
        let inside = page.within(index).map { page.all[$0] }
        if !inside.contains(where: { $0.name == "th" }) { tell("table-headers", "a table has no headers") }
        let box = page.all[index].parent.map { page.all[$0] }
        let isNamed = box?["aria-label"] != nil || box?["aria-labelledby"] != nil
        if !isNamed, !inside.contains(where: { $0.name == "caption" && $0.hasText }) {
            tell("table-name", "a table has neither caption nor name")
        }
    }

    private mutating func checkFigure(_ index: Int) {
        let name = page.all[index]["id"].map { "the figure '\($0)'" } ?? "a figure"
        let inside = page.within(index)
        guard let chart = inside.first(where: { page.all[$0].name == "svg" }) else {
            return tell("chart", "\(name) has no chart", .error)
        }
        let svg = page.all[chart]
        // The title may be what the page shows of it.
        let labels = svg["aria-labelledby"]?.split(separator: " ").compactMap { ids[String($0)] } ?? []
        for (tags, what) in [(["title", "b"], "title"), (["desc"], "description")] {
            let isThere = labels.contains {
                tags.contains(page.all[$0].name) && inside.contains($0) && page.all[$0].hasText
            }
            if svg["role"] != "img" || !isThere { tell("chart-\(what)", "\(name) has no \(what)", .error) }
        }
        let tables = inside.filter { page.all[$0].name == "details" }
            .flatMap { page.within($0).filter { page.all[$0].name == "th" } }
        if tables.isEmpty { tell("chart-data", "\(name) has no table of its data", .error) }
        if !inside.contains(where: { page.all[$0].name == "figcaption" && page.all[$0].hasText }) {
            tell("chart-caption", "\(name) has no caption", .error)
        }
    }

    private mutating func tell(_ rule: String, _ summary: String, _ severity: Diagnostic.Severity = .warning) {
        diagnostics.append(Diagnostic(severity, "accessibility.\(rule)", summary))
    }
}

extension PageElements.Element {
    fileprivate var headingLevel: Int? {
        name.utf8.count == 2 && name.hasPrefix("h") ? name.last.flatMap { Int(String($0)) } : nil
    }
}
