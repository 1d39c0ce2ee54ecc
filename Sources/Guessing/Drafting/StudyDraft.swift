import Tables

/// A study file as a guess, with the reason of each guess beside it.
public struct StudyDraft: Sendable {
    /// The `study.yaml`.
    public let text: String
    /// What is open: those without a guess can't be left so.
    public let questions: [Question]
    /// What each file is, in a line.
    public let files: [String]
    /// What a person should look at first.
    public let doubts: [String]

    /// - Parameters:
    ///   - data: samples of the data.
    ///   - name: what the study is called where no answer says.
    ///   - prefix: from the study's folder to that of the data, with a slash behind; empty where they are the same.
    public init(_ data: DataFiles, name: String, prefix: String, answers: Answers) {
        let roles = TableRoles(data.tables, answers: answers)
        var writer = DraftWriter(roles: roles, prefix: prefix, answers: answers)
        writer.write(name: answers[.name] ?? name)
        text = writer.lines.text
        questions = (roles.questions + writer.questions).filter { answers[$0.subject] == nil }
        doubts = writer.doubts
        files = roles.guesses.map { guess in
            let rows = (guess.table.isWhole ? "" : "about ") + count(guess.table.estimatedRows) + " rows"
            let role =
                switch guess.role {
                case .customers: "customers"
                case .events(let kind): kind.rawValue
                case .unused: guess.isMapping ? "ids" : "not used"
                }
            return "\(guess.table.shown) (\(rows)): \(role) – \(guess.reason)"
        }
    }
}
