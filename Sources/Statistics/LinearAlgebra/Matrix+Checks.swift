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
        guard !isFinite, let place = values.firstIndex(where: { !$0.isFinite }) else { return }
        let row = place / columns, column = place % columns
        let name = names.indices.contains(column) ? "'\(names[column])'" : "\(column + 1)"
        throw Diagnostic(
            .error, "matrix.not-finite", "\(user) got a value that is not finite in row \(row + 1), column \(name)",
            suggestion: "impute missing values first")
    }

    /// Eight at a time: 0 · x is 0 unless x is NaN or infinite.
    private var isFinite: Bool {
        withUnsafeValues { values in
            var sum = SIMD8<Double>.zero, place = 0
            while place + 8 <= values.count, let start = values.baseAddress {
                sum += 0 * UnsafeRawPointer(start + place).loadUnaligned(as: SIMD8<Double>.self)
                place += 8
            }
            return sum == .zero && values[place...].allSatisfy(\.isFinite)
        }
    }
}
