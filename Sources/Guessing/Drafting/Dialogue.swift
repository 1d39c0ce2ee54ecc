/// Asks a person: numbered choices, the guess is what an empty line means.
public struct Dialogue {
    private let write: (String) -> Void
    /// A line of what the person typed; nil at the end of the input.
    private let read: () -> String?

    public init(write: @escaping (String) -> Void, read: @escaping () -> String?) {
        self.write = write
        self.read = read
    }

    /// The answer, or nil where the person left without one and there is no guess.
    public func ask(_ question: Question) -> String? {
        write("\n" + question.list(marksGuess: true) + "\n")
        while true {
            write(
                question.guess.map { "1-\(question.choices.count), or Enter for \($0 + 1): " }
                    ?? "1-\(question.choices.count): ")
            let line = read()
            let word = line?.trimmed ?? ""
            if let number = Int(word), question.choices.indices.contains(number - 1) {
                return question.choices[number - 1].answer
            }
            if let choice = question.choices.first(where: { $0.answer == word }) { return choice.answer }
            if word.isEmpty, let guess = question.guess { return question.choices[guess].answer }
            if line == nil { return nil }
        }
    }
}

extension Question {
    /// The question and its choices, one per line.
    ///
    /// - Parameter marksGuess: an asterisk stands before what is taken where nobody answers.
    public func list(marksGuess: Bool = false) -> String {
        let width = choices.map(\.answer.count).max() ?? 0
        let lines = choices.enumerated().map { number, choice in
            "  \(marksGuess && number == guess ? "*" : " ")\(number + 1)  "
                + choice.answer + String(repeating: " ", count: width - choice.answer.count) + "  \(choice.meaning)"
        }
        return ([text] + lines).joined(separator: "\n")
    }
}
