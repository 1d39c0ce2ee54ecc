import Tables

extension NameWords {
    /// Whether one of the words means this.
    func mean(_ concept: Concept) -> Bool { words.contains { concept.holds($0) } }

    func mean(_ first: Concept, and second: Concept) -> Bool { mean(first) && mean(second) }
}
