import Basics
import CommonMark

/// Puts the documents in that `include` cells name. Paths are relative to the including file; a cycle is an error.
struct IncludeExpander {
    let files: TemplateFiles
    var diagnostics = Diagnostics()
    /// Every file read, by its path, for the template's digest.
    private(set) var read: [(path: String, source: SourceFile)] = []

    static let depthLimit = 16
    static let fileLimit = 200

    init(_ files: TemplateFiles) { self.files = files }

    mutating func load(_ path: String) throws(Diagnostics) -> (FrontMatter, [DocumentNode]) {
        let source = try files.read(path, at: nil)
        read.append((path, source))
        let (frontMatter, firstLine) = FrontMatter.parse(source, &diagnostics)
        let nodes = parse(source, from: firstLine, depth: 0)
        return (frontMatter, expand(nodes, from: [path], depth: 0))
    }

    private mutating func parse(_ source: SourceFile, from line: Int, depth: Int) -> [DocumentNode] {
        var parser = TemplateParser(source)
        let nodes = parser.parse(source.text(from: line), firstLine: line, depth: depth)
        diagnostics.append(contentsOf: parser.diagnostics)
        return nodes
    }

    private mutating func expand(_ nodes: [DocumentNode], from chain: [String], depth: Int) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            if case .cell(.include(let name)) = node.content {
                expanded += include(name, at: node.position, from: chain, depth: depth)
            } else {
                node.children = expand(node.children, from: chain, depth: depth + 1)
                expanded.append(node)
            }
        }
        return expanded
    }

    private mutating func include(
        _ name: String, at position: SourcePosition, from chain: [String], depth: Int
    ) -> [DocumentNode] {
        let path = Self.resolve(name, beside: chain.last ?? "")
        guard !chain.contains(path) else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.include-cycle", at: position, "'\(name)' includes itself",
                    explanation: (chain + [path]).joined(separator: " → ")))
            return []
        }
        guard chain.count <= Self.depthLimit, read.count < Self.fileLimit else {
            diagnostics.append(
                Diagnostic(
                    .error, "document.include-depth", at: position,
                    "more than \(Self.depthLimit) documents within each other, or \(Self.fileLimit) in all"))
            return []
        }
        do throws(Diagnostics) {
            let source = try files.read(path, at: position)
            read.append((path, source))
            var ignored = Diagnostics()
            let (_, firstLine) = FrontMatter.parse(source, &ignored)
            return expand(parse(source, from: firstLine, depth: depth), from: chain + [path], depth: depth)
        } catch {
            diagnostics.append(contentsOf: error)
            return []
        }
    }

    /// The path of a file named relative to another; `..` stays in where it leads above the template's folder.
    private static func resolve(_ name: String, beside file: String) -> String {
        guard !name.hasPrefix("/") else { return name }
        var path = file.split(separator: "/").dropLast().map(String.init)
        for part in name.split(separator: "/").map(String.init) where part != "." {
            if part == "..", path.last.map({ $0 != ".." }) == true { path.removeLast() } else { path.append(part) }
        }
        return path.joined(separator: "/")
    }
}
