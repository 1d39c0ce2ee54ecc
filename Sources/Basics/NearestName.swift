/// The candidate closest to a misspelt name, for "did you mean".
///
/// Distance: optimal string alignment (Damerau-Levenshtein with adjacent transpositions) on lower-cased scalars.
/// Nil where nothing lies within a third of the name's length (at least 1, at most 3 edits).
public func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
    let limit = min(3, max(1, name.unicodeScalars.count / 3))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
        let distance = editDistance(name.lowercased(), candidate.lowercased())
        guard distance <= limit, distance < best?.distance ?? .max else { continue }
        best = (distance, candidate)
    }
    return best?.name
}

/// `; did you mean 'x'?` as a Diagnostic's suggestion, or the list of what is known where nothing is near.
public func didYouMean(_ name: String, in candidates: [String]) -> String? {
    if let near = nearestName(to: name, in: candidates) { return "did you mean '\(near)'?" }
    guard !candidates.isEmpty, candidates.count <= 30 else { return nil }
    return "known here: \(candidates.joined(separator: ", "))"
}

func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first.unicodeScalars), b = Array(second.unicodeScalars)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
        var current = [i] + [Int](repeating: 0, count: b.count)
        for j in 1...b.count {
            let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
            current[j] = min(substitution, previous[j] + 1, current[j - 1] + 1)
            if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                current[j] = min(current[j], beforePrevious[j - 2] + 1)
            }
        }
        beforePrevious = previous
        previous = current
    }
    return previous[b.count]
}
