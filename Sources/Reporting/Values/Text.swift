import Foundation

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

/// `1 claim`, `2 claims`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
