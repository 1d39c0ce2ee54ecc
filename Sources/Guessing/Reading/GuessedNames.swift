import Tables

extension SampledTable {
    /// Names for the columns of a file without a header, by what they hold: customer, date, quantity, amount.
    func withGuessedNames() -> SampledTable {
        guard case .text(var form) = place, form.header != nil else { return self }
        var names: [String] = []
        func name(_ wanted: String) { names.append(names.contains(wanted) ? "column_\(names.count + 1)" : wanted) }
        for column in columns {
            switch column.shape {
            case .time: name("date")
            case .number(let shape) where column.isCode || (!names.contains("customer") && shape.isWhole):
                name("customer")
            case .number(let shape): name(shape.isWhole ? "quantity" : "amount")
            case .words where column.isCode: name("customer")
            case .text: name("text")
            case .flag, .category, .words, .constant, .empty: names.append("column_\(names.count + 1)")
            }
        }
        form.header = names
        return SampledTable(
            path: path, place: .text(form), columns: zip(names, columns).map { $1.named($0) }, rows: rows,
            isWhole: isWhole, estimatedRows: estimatedRows, layout: layout + ", no header")
    }
}
