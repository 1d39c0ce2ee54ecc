import Basics
import Findings

/// What a page says where one of its claims fails.
enum BrokenClaim {
    static var title: String { say("The text no longer fits the figures.") }

    static func sentence(_ check: Check) -> String {
        let value =
            check.value.map { say("; it is now \(NumberFormat.significant($0))") }
            ?? say("; there is no such figure now")
        return say("It claims that \(check.text)\(value) (\(check.position)).")
    }
}
