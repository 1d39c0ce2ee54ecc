public import Basics

extension ColumnExpression {
    /// The kinds of the columns as their use shows: number in arithmetic and against numbers, category in text
    /// functions and against texts (dates too: declare such a column as time), flag where it stands alone as a truth.
    /// Columns compared with each other have one kind, number if nothing tells. A column that is only asked whether
    /// it is missing is read as category.
    ///
    /// - Parameter wanted: what the expression is to give; a column that stands all by itself is of that kind.
    /// - Throws: for each column used in two ways.
    public func requiredKinds(yields wanted: ExpressionKind = .truth) throws(Diagnostics) -> [String: ColumnKind] {
        var inference = KindInference()
        inference.visit(root, as: wanted == .number ? .number : .flag)
        inference.spreadOverPairs()

        var problems = Diagnostics()
        for conflict in inference.conflicts {
            problems.append(
                source.diagnostic(
                    "conflicting-kinds", conflict.offset,
                    "column '\(conflict.name)' is used as \(conflict.kind) here and as \(conflict.earlier) elsewhere"))
        }
        try problems.throwIfErrors()
        var kinds = inference.kinds
        for name in columnNames where kinds[name] == nil { kinds[name] = .category }
        return kinds
    }
}

private struct KindInference {
    var kinds: [String: ColumnKind] = [:]
    var conflicts: [(name: String, kind: ColumnKind, earlier: ColumnKind, offset: Int)] = []
    private var pairs: [(left: Node, right: Node)] = []

    /// - Parameter kind: what the surroundings want of the node; nil where they take anything.
    mutating func visit(_ node: Node, as kind: ColumnKind?) {
        switch node.operation {
        case .number, .text, .truth: break
        case .column(let name):
            guard let kind else { return }
            if let earlier = kinds[name], earlier != kind {
                conflicts.append((name, kind, earlier, node.range.lowerBound))
            } else {
                kinds[name] = kind
            }
        case .negative, .arithmetic, .function:
            for child in node.children { visit(child, as: .number) }
        case .not, .all, .any:
            for child in node.children { visit(child, as: .flag) }
        case .textTest(_, let column, _): visit(column, as: .category)
        case .isMissing(let child, _): visit(child, as: nil)
        case .isIn(let child, let list, _): visit(child, as: list.first?.evidentKind)
        case .compare(let left, _, let right):
            visit(left, as: right.evidentKind)
            visit(right, as: left.evidentKind)
            if isColumn(left), isColumn(right) { pairs.append((left, right)) }
        }
    }

    /// Columns that are compared take each other's kinds, until nothing changes any more.
    mutating func spreadOverPairs() {
        var isChanging = true
        while isChanging {
            isChanging = false
            for (left, right) in pairs {
                for (one, other) in [(left, right), (right, left)] {
                    guard case .column(let known) = one.operation, case .column(let unknown) = other.operation,
                        let kind = kinds[known], kinds[unknown] == nil
                    else { continue }
                    kinds[unknown] = kind
                    isChanging = true
                }
            }
            if !isChanging, let open = pairs.first(where: { hasNoKind($0.left) }) {
                visit(open.left, as: .number)
                isChanging = true
            }
        }
        for (left, right) in pairs {
            if case .column(let name) = left.operation { visit(right, as: kinds[name]) }
        }
    }

    private func hasNoKind(_ node: Node) -> Bool {
        guard case .column(let name) = node.operation else { return false }
        return kinds[name] == nil
    }

    private func isColumn(_ node: Node) -> Bool {
        if case .column = node.operation { return true }
        return false
    }
}
