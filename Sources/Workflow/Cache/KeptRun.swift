import Basics
import Findings

/// The result of a whole run as it is kept: of the customers, only which segment the n-th of them is in. Who that is
/// stands in the input files alone.
struct KeptRun: Codable {
    struct Assignment: Codable {
        var segments: [Int]
        var confidence: [Double]
    }

    var findings: Findings
    var model: Value
    /// Absent where nobody asked for the list of members.
    var assignment: Assignment?
    var rejected: [RejectedCell]
    var stages: [StageKey]

    init(_ result: RunResult, stages: [StageKey], withMembers: Bool) {
        findings = result.findings
        model = result.model
        if withMembers {
            assignment = Assignment(
                segments: result.members.map(\.segment), confidence: result.members.map(\.confidence))
        }
        rejected = result.rejected
        self.stages = stages
    }

    /// - Parameter customers: in the order of the run; nil where no list of members is asked for.
    /// - Returns: nil where it doesn't hold what is asked for.
    func result(customers: [String]?) -> RunResult? {
        var members: [Member] = []
        if let customers {
            guard let assignment, assignment.segments.count == customers.count,
                assignment.confidence.count == customers.count
            else { return nil }
            members = customers.indices.map {
                Member(
                    customer: customers[$0], segment: assignment.segments[$0], confidence: assignment.confidence[$0])
            }
        }
        return RunResult(findings: findings, model: model, members: members, rejected: rejected)
    }
}
