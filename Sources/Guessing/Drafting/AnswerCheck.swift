public import Basics
import Tables

extension DataFiles {
    /// What is wrong with answers that were given beforehand: columns and files that aren't there, dates that aren't any.
    public func check(_ answers: Answers) -> Diagnostics {
        var problems = Diagnostics()
        let columns = tables.flatMap { $0.columns.map(\.name) }
        func report(_ subject: Question.Subject, _ summary: String, _ suggestion: String?) {
            problems.append(
                Diagnostic("init.answer", "--\(subject.rawValue): \(summary)", suggestion: suggestion))
        }
        for subject in [Question.Subject.customer, .time, .outcome] {
            guard let answer = answers[subject], !(subject == .outcome && answer == "none"), !columns.contains(answer)
            else { continue }
            report(subject, "no file has a column '\(answer)'", didYouMean(answer, in: columns))
        }
        if let answer = answers[.time], columns.contains(answer),
            !tables.contains(where: { $0[answer]?.shape.isTime == true })
        {
            report(.time, "the column '\(answer)' holds no times that can be read", nil)
        }
        if let answer = answers[.customers], answer != "none", !tables.contains(where: { $0.isNamed(answer) }) {
            report(.customers, "there is no file '\(answer)'", didYouMean(answer, in: tables.map(\.shown) + ["none"]))
        }
        if let answer = answers[.asOf], parseTime(answer).map({ $0 % secondsPerDay == 0 }) != true {
            report(.asOf, "'\(answer)' is no date", "write it as 2024-10-01")
        }
        return problems
    }
}
