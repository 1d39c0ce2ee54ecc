import Basics
import Findings

/// Writes out `each` once for each element and keeps or drops `when`. What is left carries the scope that its paths see.
struct RepeatExpander {
    var diagnostics = Diagnostics()
    private var made = 0
    /// Nested lists multiply: past this the document is at fault.
    static let nodeLimit = 50_000

    mutating func expand(_ nodes: [DocumentNode], in scope: Scope) -> [DocumentNode] {
        var expanded: [DocumentNode] = []
        for var node in nodes {
            made += 1
            guard made <= Self.nodeLimit else {
                if made == Self.nodeLimit + 1 {
                    diagnostics.append(
                        Diagnostic(
                            .error, "document.too-long", at: node.position, "the lists of this document multiply"))
                }
                return expanded
            }
            switch node.content {
            case .cell(.each(let path, let mark)):
                for element in scope.elements(at: path) {
                    let mark = mark.flatMap { element.value(at: $0)?.number }.flatMap { Int(exactly: $0) }
                    expanded.append(scoped(node, element, isGuarded: false, mark: mark))
                }
            case .cell(.when(let condition)):
                if condition.holds(in: scope) { expanded.append(scoped(node, scope, isGuarded: true, mark: nil)) }
            default:
                node.children = expand(node.children, in: scope)
                expanded.append(node)
            }
        }
        return expanded
    }

    private mutating func scoped(_ node: DocumentNode, _ scope: Scope, isGuarded: Bool, mark: Int?) -> DocumentNode {
        DocumentNode(
            .scoped(scope, isGuarded: isGuarded, mark: mark.map { max(0, $0 - 1) }), expand(node.children, in: scope),
            at: node.position)
    }
}
