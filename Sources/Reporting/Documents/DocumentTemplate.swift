public import Basics
import Findings
import Foundation
import Languages

/// A report document: read with everything it includes, checked before the long work, expanded with findings.
public struct DocumentTemplate: Sendable {
    /// The path as positions show it.
    public let name: String
    /// SHA-256 over the document and all that it includes, in the order of inclusion.
    public let digest: String
    /// The formats that the document's front matter asks for; nil where it leaves that open.
    public let formats: [ReportFormat]?
    /// The document and all that it includes, as positions name them: paths, unless the report is the default one.
    public let files: [String]
    let frontMatter: FrontMatter
    let nodes: [DocumentNode]
    /// The document and all that it includes, in the order of inclusion.
    let sources: [SourceFile]
    /// What positions begin with and no artefact may hold: the template's folder, as the user gave it. Empty for the
    /// default report.
    let folder: String
    /// Warnings of reading.
    public let diagnostics: Diagnostics

    /// Reads a document and what it includes.
    /// - Parameters:
    ///   - path: of the file, relative to the working folder or absolute; includes may lie beside it or below.
    ///   - shown: the name for positions, where it should not be `path`.
    /// - Throws: everything that is wrong, at once: where the syntax has errors, what `check` finds in the rest as well.
    public static func load(_ path: String, shownAs shown: String? = nil) throws(Diagnostics) -> DocumentTemplate {
        let file = URL(filePath: path)
        let shownFolder = (shown ?? path).split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        return try load(file.lastPathComponent, .folder(file.deletingLastPathComponent(), shown: shownFolder))
    }

    /// The default report, from the binary itself.
    public static func standard(in language: Language = .english) throws(Diagnostics) -> DocumentTemplate {
        try bundled("report", in: language)
    }

    /// A document from the binary itself, in English where the language lacks it.
    /// - Parameter name: one of `bundledNames`.
    public static func bundled(
        _ name: String, in language: Language = .english
    ) throws(Diagnostics) -> DocumentTemplate {
        let shown = language.isEnglish ? "templates" : "templates/\(language.code)"
        return try load("\(name).md", .embedded(Languages.documents(in: language), shown: shown))
    }

    /// The documents that come with the tool: the default one first.
    public static let bundledNames = ["report", "summary", "model-card", "bias-audit", "case-studies"]

    /// Reads the file, or where there is none of that name a document that comes with the tool.
    /// - Parameter name: a path, or one of `bundledNames`.
    public static func named(
        _ name: String, in language: Language = .english
    ) throws(Diagnostics) -> DocumentTemplate {
        if FileManager.default.fileExists(atPath: name) { return try load(name) }
        if bundledNames.contains(name) { return try bundled(name, in: language) }
        guard !name.contains("/"), !name.contains(".") else { return try load(name) }
        throw Diagnostics([
            Diagnostic(
                "document.unknown-template", "there is neither a file '\(name)' nor a template of that name",
                suggestion: didYouMean(name, in: bundledNames))
        ])
    }

    /// Reads a document from texts by path, e.g. those within the binary.
    public static func load(_ name: String, from texts: [String: String]) throws(Diagnostics) -> DocumentTemplate {
        try load(name, .embedded(texts, shown: ""))
    }

    private static func load(_ path: String, _ files: TemplateFiles) throws(Diagnostics) -> DocumentTemplate {
        var includes = IncludeExpander(files)
        let (frontMatter, nodes) = try includes.load(path)
        let text = includes.read.map { "\($0.path)\n\($0.source.text(from: 1))" }.joined(separator: "\u{0}")
        let template = DocumentTemplate(
            name: files.shownName(path), digest: Digest.sha256(text), formats: frontMatter.formats,
            files: includes.read.map(\.source.name), frontMatter: frontMatter, nodes: nodes,
            sources: includes.read.map(\.source), folder: files.shownFolder, diagnostics: includes.diagnostics)
        guard includes.diagnostics.hasErrors else { return template }
        // What could be read is checked too, so that the author mends everything in one go.
        var all = includes.diagnostics
        all.append(contentsOf: template.check())
        throw all.inOrder(ofFiles: template.sources.map(\.name))
    }

    /// Every name and path that the findings and the gallery don't know, and every formatter or claim that doesn't fit
    /// its value: all that can be told before the findings exist.
    /// - Parameter columns: of the queries' results, by name; any column passes of one that isn't here.
    public func check(columns: [String: [String]] = [:]) -> Diagnostics {
        let root = Scope(schema: schema(columns: columns))
        var checker = SchemaChecker(queries: queries.map(\.name), columns: columns)
        checker.check(frontMatter.title, in: root)
        checker.check(nodes, in: root)
        var diagnostics = checkQueries()
        diagnostics.append(contentsOf: checker.diagnostics)
        return diagnostics
    }

    /// The language of words and numbers: the document's own where it is known, else that of the findings.
    func language(for findings: Findings) -> Language {
        let tags = [frontMatter.language, findings.study.language]
        return tags.lazy.compactMap { $0.flatMap(Languages.named) }.first ?? .english
    }

    /// A note where the document and the sentences in the findings are in different languages.
    private func mixture(with findings: Findings) -> Diagnostic? {
        let own = frontMatter.language ?? findings.study.language ?? "en", theirs = findings.study.language ?? "en"
        guard own.lowercased().prefix(2) != theirs.lowercased().prefix(2) else { return nil }
        return Diagnostic(
            .note, "document.language", at: SourcePosition(file: name),
            "the document is in '\(own)', the sentences in the findings are in '\(theirs)'",
            suggestion: "set 'language' in the study, which names the language of both")
    }

    /// Fills the document, one expander after the other.
    /// - Parameter tree: `findings` as they are written in findings.json.
    func expand(_ findings: Findings, tree: Value) throws(Diagnostics) -> ExpandedDocument {
        let columns = (findings.queries ?? [:]).mapValues { $0.columns.map(\.name) }
        try check(columns: columns).throwIfErrors()
        let root = Scope(tree, schema: schema(columns: columns))
        var repeats = RepeatExpander()
        var values = InlineValueExpander(currency: findings.study.currency)
        var gallery = GalleryExpander(findings)
        var checks = CheckExpander(folder: folder)
        var headings = HeadingExpander()

        var nodes = repeats.expand(nodes, in: root)
        try repeats.diagnostics.throwIfErrors()
        nodes = values.expand(nodes, in: root)
        nodes = gallery.expand(nodes, in: root)
        nodes = checks.expand(nodes, in: root)
        nodes = headings.expand(nodes)

        var diagnostics = diagnostics
        if let mixture = mixture(with: findings) { diagnostics.append(mixture) }
        for found in [repeats.diagnostics, values.diagnostics, gallery.diagnostics] {
            diagnostics.append(contentsOf: found)
        }
        try diagnostics.throwIfErrors()
        let title = frontMatter.title.flatMap { title in
            title.values.allSatisfy { root.value(at: $0.path) != nil }
                ? values.text(title, in: root, isGuarded: true) : nil
        }
        return ExpandedDocument(
            title: title ?? findings.study.question ?? findings.study.name,
            language: frontMatter.language ?? findings.study.language ?? "en", nodes: nodes,
            contents: headings.contents, checks: checks.checks, diagnostics: diagnostics)
    }
}

extension Diagnostics {
    /// Sorted by place, the files in the order in which they were read; what has no place comes first.
    func inOrder(ofFiles files: [String]) -> Diagnostics {
        func key(_ item: Diagnostic) -> (Int, Int, Int) {
            guard let position = item.position else { return (-1, 0, 0) }
            return (files.firstIndex(of: position.file) ?? files.count, position.line, position.column)
        }
        return Diagnostics(
            items.enumerated().sorted { first, second in
                let (a, b) = (key(first.element), key(second.element))
                return a == b ? first.offset < second.offset : a < b
            }.map(\.element))
    }
}

/// A document without cells and values: ready to be written.
struct ExpandedDocument: Sendable {
    var title: String
    var language: String
    /// What stands before the first heading: the page's head.
    var lede: [DocumentNode]
    var body: [DocumentNode]
    var contents: [ContentsEntry]
    var checks: [Check]
    var diagnostics: Diagnostics

    init(
        title: String, language: String, nodes: [DocumentNode], contents: [ContentsEntry], checks: [Check],
        diagnostics: Diagnostics
    ) {
        self.title = title
        self.language = language
        let first = nodes.firstIndex { if case .heading = $0.content { true } else { false } } ?? nodes.count
        lede = Array(nodes[..<first])
        body = Array(nodes[first...])
        self.contents = contents
        self.checks = checks
        self.diagnostics = diagnostics
    }
}
