import Basics
import Findings
import Tables

/// A table of ids whose file is open and has both columns.
struct OpenIds {
    let declaration: IdDeclaration
    let file: any RowSource

    init(_ declaration: IdDeclaration, study: Study) throws(Diagnostics) {
        self.declaration = declaration
        file = try declaration.data.open(study)
        var problems = Diagnostics()
        for (name, position) in [
            (declaration.from, declaration.fromPosition), (declaration.to, declaration.toPosition),
        ] where !file.header.contains(name) {
            problems.append(
                Diagnostic(
                    "study.missing-column", at: position, "'\(file.name)' has no column '\(name)'",
                    suggestion: didYouMean(name, in: file.header)))
        }
        try problems.throwIfErrors()
    }

    func read(threads: Int) throws(Diagnostics) -> (map: IdMap, result: ReadResult) {
        let result = try file.read(
            [declaration.from, declaration.to].map { ColumnRequest(name: $0, kind: .category) }, threads: threads)
        var map = IdMap()
        if case .category(let ids)? = result.table[declaration.from],
            case .category(let customers)? = result.table[declaration.to]
        {
            for row in 0..<result.table.rowCount {
                if let id = ids[row], let customer = customers[row] { map.add(id, customer) }
            }
        }
        return (map, result)
    }
}
