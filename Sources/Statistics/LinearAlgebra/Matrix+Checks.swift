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

    /// Looked through in blocks without branches, as fast as they come from memory.
    private var isFinite: Bool {
        withUnsafeValues { values in
            stride(from: 0, to: values.count, by: 1024).allSatisfy { start in
                var bits: UInt64 = 0
                // The exponent of a value that is not finite is all ones: one more carries into the sign.
                for place in start..<min(start + 1024, values.count) {
                    bits |= (values[place].bitPattern & 0x7fff_ffff_ffff_ffff) &+ 0x0010_0000_0000_0000
                }
                return bits >> 63 == 0
            }
        }
    }
}
