public import Basics

extension Matrix {
    /// Refuses an empty matrix and the first value, row by row, that is NaN or infinite.
    /// - Parameters:
    ///   - user: who asks, e.g. `KMeans`; it opens the message.
    ///   - names: the columns' names, for the message; columns are counted from 1 where absent.
    public func requireFinite(for user: String, names: [String] = []) throws(Diagnostic) {
        guard rows > 0, columns > 0 else {
            throw Diagnostic(
                .error, "matrix.empty", "\(user) needs at least one row and one column; got \(rows) x \(columns)")
        }
        guard let place = values.firstIndex(where: { !$0.isFinite }) else { return }
        let row = place / columns, column = place % columns
        let name = names.indices.contains(column) ? "'\(names[column])'" : "\(column + 1)"
        throw Diagnostic(
            .error, "matrix.not-finite", "\(user) got a value that is not finite in row \(row + 1), column \(name)",
            suggestion: "impute missing values first")
    }
}
