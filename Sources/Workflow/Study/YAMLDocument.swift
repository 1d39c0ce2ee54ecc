import Basics
internal import Yams

/// A YAML file under inspection: what is wrong is collected, so that all of it is reported at once.
final class YAMLDocument {
    let file: String
    var diagnostics = Diagnostics()

    init(file: String) { self.file = file }

    /// The mapping at the top of the file, or nil with a diagnostic where there is none.
    func root(_ text: String, known: [String]) -> YAMLMapping? {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                report("empty", SourcePosition(file: file), "the file is empty", suggestion: "start with 'study: NAME'")
                return nil
            }
            return mapping(node, path: "", known: known)
        } catch let error as YamlError {
            report("syntax", place(of: error), "not YAML: \(Self.problem(error))")
        } catch {
            report("syntax", SourcePosition(file: file), "not YAML")
        }
        return nil
    }

    /// A node as a mapping with text keys; unknown keys are reported with the nearest known name.
    func mapping(_ node: Node, path: String, known: [String]?) -> YAMLMapping? {
        guard let mapping = node.mapping else {
            report("type", position(node), "'\(path)' must be a mapping of keys to values; got \(kind(node))")
            return nil
        }
        var members: [YAMLMapping.Member] = []
        for (key, value) in mapping {
            guard let name = key.scalar?.string else {
                report("type", position(key), "a key must be a text; got \(kind(key))")
                continue
            }
            if let known, !known.contains(name) {
                report(
                    "unknown-key", position(key), "unknown key '\(name)'" + (path.isEmpty ? "" : " in '\(path)'"),
                    suggestion: didYouMean(name, in: known))
                continue
            }
            members.append(.init(key: name, position: position(key), node: value))
        }
        return YAMLMapping(document: self, path: path, position: position(node), members: members)
    }

    func report(_ identifier: String, _ position: SourcePosition, _ summary: String, suggestion: String? = nil) {
        diagnostics.append(Diagnostic("study.\(identifier)", at: position, summary, suggestion: suggestion))
    }

    func position(_ node: Node) -> SourcePosition {
        SourcePosition(file: file, line: max(1, node.mark?.line ?? 1), column: max(1, node.mark?.column ?? 1))
    }

    func kind(_ node: Node) -> String {
        switch node {
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : "'\(scalar.string.prefix(40))'"
        case .alias: "an alias"
        }
    }

    private func place(of error: YamlError) -> SourcePosition {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            SourcePosition(file: file, line: max(1, mark.line), column: max(1, mark.column))
        case .duplicatedKeysInMapping(_, let context):
            SourcePosition(file: file, line: max(1, context.mark.line), column: max(1, context.mark.column))
        default: SourcePosition(file: file)
        }
    }

    private static func problem(_ error: YamlError) -> String {
        switch error {
        case .scanner(let context, let problem, _, _), .parser(let context, let problem, _, _),
            .composer(let context, let problem, _, _):
            [problem, context?.text].compactMap { $0 }.joined(separator: " ")
        case .duplicatedKeysInMapping(let duplicates, _):
            "the key \(duplicates.map { "'\($0)'" }.joined(separator: ", ")) stands twice in one mapping"
        case .reader(let problem, _, _, _): problem
        default: "it can't be parsed"
        }
    }
}
