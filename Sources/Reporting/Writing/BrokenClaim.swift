import Basics
import Findings

/// What a page says where one of its claims fails.
enum BrokenClaim {
    static func sentence(_ check: Check) -> String {
        let value = check.value.map { "; it is now \(NumberFormat.significant($0))" } ?? "; there is no such figure now"
        return "It claims that \(check.text)\(value) (\(check.position))."
    }
}
