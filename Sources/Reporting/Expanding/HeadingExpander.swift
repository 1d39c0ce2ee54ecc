import Basics
import CommonMark

/// Gives headings, figures and tables their ids (the section's slug and an ordinal) and draws up the contents.
///
/// The page has one first-level heading, its title, so those of the text begin at the second level; none is skipped.
struct HeadingExpander {
    private(set) var contents: [ContentsEntry] = []
    private var used: [String: Int] = [:]
    private var section = "summary"
    private var sections = 0
    private var figures = 0
    private var level = 1

    mutating func expand(_ nodes: [DocumentNode], mark: Int? = nil) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            switch node.content {
            case .scoped(_, _, let own):
                Self.append(expand(node.children, mark: own ?? mark), to: &expanded)
                continue
            case .markup(.heading(let written)):
                node.content = .heading(heading(written, node.plainText, mark: mark))
            case .figure(var figure):
                figures += 1
                figure.ordinal = figures
                figure.id = unique("\(section)-figure", alwaysNumbered: true)
                node.content = .figure(figure)
            case .table(var table):
                table.id = unique("\(section)-table", alwaysNumbered: true)
                node.content = .table(table)
            default: break
            }
            node.children = expand(node.children, mark: mark)
            Self.append([node], to: &expanded)
        }
        return expanded
    }

    /// Lists that meet become one: `each` and `when` make many of what is one to the reader.
    private static func append(_ nodes: [DocumentNode], to expanded: inout [DocumentNode]) {
        for node in nodes {
            if case .markup(.list(let style)) = node.content, let last = expanded.last,
                case .markup(.list(let before)) = last.content, style.start == before.start
            {
                expanded[expanded.count - 1].children += node.children
            } else {
                expanded.append(node)
            }
        }
    }

    private mutating func heading(_ written: Int, _ text: String, mark: Int?) -> HeadingBlock {
        level = min(max(2, written), level + 1)
        let id = unique(Self.slug(text), alwaysNumbered: false)
        var block = HeadingBlock(level: level, id: id, mark: mark)
        if level == 2 {
            sections += 1
            section = id
            block.number = sections
            contents.append(ContentsEntry(id: id, title: text, entries: []))
        } else if level == 3, !contents.isEmpty {
            contents[contents.count - 1].entries.append(ContentsEntry(id: id, title: text, entries: []))
        }
        return block
    }

    private mutating func unique(_ name: String, alwaysNumbered: Bool) -> String {
        var candidate: String
        repeat {
            used[name, default: 0] += 1
            let ordinal = used[name, default: 1]
            candidate = ordinal == 1 && !alwaysNumbered ? name : "\(name)-\(ordinal)"
        } while candidate != name && used[candidate] != nil
        if candidate != name { used[candidate] = 1 }
        return candidate
    }

    /// Letters and digits in lower case, hyphens between words.
    static func slug(_ text: String) -> String {
        var slug = ""
        for scalar in text.lowercased().unicodeScalars.prefix(60) {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                slug.unicodeScalars.append(scalar)
            } else if !slug.hasSuffix("-"), !slug.isEmpty {
                slug += "-"
            }
        }
        if slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "section" : slug
    }
}

/// A line of the table of contents.
struct ContentsEntry: Sendable, Hashable {
    var id: String
    var title: String
    var entries: [ContentsEntry]
}
