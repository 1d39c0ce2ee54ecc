import Basics
import Foundation

extension StringProtocol {
    /// Without white space at both ends.
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

/// A number stays on one line with its sign: no break in `95 %` and `n = 12`.
func tied(_ text: String) -> String {
    let parts = text.replacingOccurrences(of: "n = ", with: "n\u{a0}=\u{a0}").components(separatedBy: " %")
    return parts.dropFirst().reduce(into: parts.first ?? "") { tied, part in
        tied += (tied.last?.isWholeNumber == true ? "\u{a0}%" : " %") + part
    }
}

/// `1 claim`, `2 claims`.
func counted(_ count: Int, _ noun: String) -> String { say(count, noun) }
