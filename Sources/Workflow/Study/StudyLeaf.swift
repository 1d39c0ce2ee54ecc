internal import Yams

/// One value of a study file: `segments.k` or `models.0`, as it is written. Comments and line breaks are no part of it.
public struct StudyLeaf: Sendable, Hashable {
    public var path: String
    public var text: String

    /// All values of a study file, in its order: a mapping's may matter, as that of protected attributes does.
    static func leaves(of root: YAMLMapping) -> [StudyLeaf] {
        var leaves: [StudyLeaf] = []
        for member in root.members { collect(member.node, member.key, into: &leaves) }
        return leaves
    }

    private static func collect(_ node: Node, _ path: String, into leaves: inout [StudyLeaf]) {
        switch node {
        case .mapping(let mapping):
            if mapping.isEmpty { leaves.append(StudyLeaf(path: path, text: "{}")) }
            for (key, value) in mapping {
                let name = (key.scalar?.string ?? "?").replacing(".", with: "\\.")
                collect(value, "\(path).\(name)", into: &leaves)
            }
        case .sequence(let sequence):
            if sequence.isEmpty { leaves.append(StudyLeaf(path: path, text: "[]")) }
            for (index, element) in sequence.enumerated() { collect(element, "\(path).\(index)", into: &leaves) }
        case .scalar(let scalar):
            // "1" in quotes is a text, 1 without is a number.
            let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            leaves.append(StudyLeaf(path: path, text: isQuoted ? "'\(scalar.string)'" : scalar.string))
        case .alias(let alias): leaves.append(StudyLeaf(path: path, text: "*\(alias.anchor.rawValue)"))
        }
    }

    /// Whether it is the value at `key`, one below it, or one in whose place `key` could stand (`models: tree` and the
    /// key `models.0`).
    func concerns(_ key: String) -> Bool {
        path == key || path.hasPrefix(key + ".") || key.hasPrefix(path + ".")
    }

    /// Its key without the place in a list: what a person looks for in the file.
    static func shown(_ path: String) -> String {
        var parts = path.split(separator: ".")
        while parts.count > 1, let last = parts.last, Int(last) != nil { parts.removeLast() }
        return parts.joined(separator: ".")
    }
}
