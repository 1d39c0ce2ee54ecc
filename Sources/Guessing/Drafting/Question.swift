/// What only a person can say, or should confirm.
public struct Question: Sendable, Hashable {
    /// What is asked for; the raw value is the option that answers it.
    public enum Subject: String, Sendable, CaseIterable {
        case customer, customers, time, dates, outcome
        case asOf = "as-of"
        case name
    }

    public struct Choice: Sendable, Hashable {
        /// What the option takes.
        public var answer: String
        /// What it means, for people.
        public var meaning: String
    }

    public var subject: Subject
    public var text: String
    public var choices: [Choice]
    /// The choice taken where nobody answers; nil where every guess could be badly wrong.
    public var guess: Int?
}

/// What a person said beforehand, by what was asked.
public typealias Answers = [Question.Subject: String]
