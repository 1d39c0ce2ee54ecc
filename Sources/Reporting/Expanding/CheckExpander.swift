import Basics
import Findings

/// Tests the claims of `check` cells. A claim that holds leaves nothing on the page; a broken one says so at its place.
struct CheckExpander {
    /// Left out of the places that the report names: it depends on the machine and on where the command ran.
    let folder: String
    private(set) var checks: [Check] = []

    init(folder: String = "") { self.folder = folder }

    mutating func expand(_ nodes: [DocumentNode], in scope: Scope) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            if case .cell(.check(let conditions)) = node.content {
                expanded += conditions.compactMap { test($0, in: scope) }
                continue
            }
            var inner = scope
            if case .scoped(let own, _, _) = node.content { inner = own }
            node.children = expand(node.children, in: inner)
            expanded.append(node)
        }
        return expanded
    }

    private mutating func test(_ condition: Condition, in scope: Scope) -> DocumentNode? {
        var position = "\(condition.position)"
        if position.hasPrefix(folder) { position.removeFirst(folder.count) }
        let check = Check(
            text: condition.text, position: position, holds: condition.holds(in: scope),
            value: condition.figure(in: scope)?.number)
        checks.append(check)
        return check.holds ? nil : DocumentNode(.brokenClaim(check), at: condition.position)
    }
}
