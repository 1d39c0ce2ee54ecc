/// The same path in fewer letters: each step from the last place or from the corner of the drawing, whichever is shorter
/// to write. In hundredths of a unit, the finest that drawings use, so that no place moves.
///
/// - Returns: the data as it is where it holds a command or a number of another kind.
func shortened(pathData data: String) -> String {
    guard let steps = PathReader.steps(of: data) else { return data }
    var result = "", last: Character = " "
    var at = (x: 0, y: 0), start = (x: 0, y: 0)
    for step in steps {
        var best = ""
        var name: Character = " "
        for isRelative in [false, true] {
            let (candidate, text) = step.text(from: isRelative ? at : nil, after: last)
            if best.isEmpty || text.utf8.count < best.utf8.count { (name, best) = (candidate, text) }
        }
        result += best
        last = name
        switch step.command {
        case "M": (at, start) = ((step.places[0], step.places[1]), (step.places[0], step.places[1]))
        case "H": at.x = step.places[0]
        case "V": at.y = step.places[0]
        case "Z": at = start
        default: at = (step.places[step.places.count - 2], step.places[step.places.count - 1])
        }
    }
    return result.utf8.count < data.utf8.count ? result : data
}

/// One command with its places, all from the corner of the drawing.
private struct PathStep {
    /// M, L, H, V, C or Z.
    var command: Character
    /// Hundredths; x and y by turns where both are told.
    var places: [Int]

    /// - Parameter origin: of relative places; nil for absolute ones.
    func text(from origin: (x: Int, y: Int)?, after last: Character) -> (name: Character, text: String) {
        let name = origin == nil ? command : Character(command.lowercased())
        if command == "Z" { return ("z", "z") }
        let numbers = places.enumerated().map { index, place in
            guard let origin else { return decimal(place, places: 2) }
            let isVertical = command == "V" || command != "H" && !index.isMultiple(of: 2)
            return decimal(place - (isVertical ? origin.y : origin.x), places: 2)
        }
        let body = (numbers.first ?? "") + numbers.dropFirst().map(separated).joined()
        // A command that is repeated needs no name, but a move's repetition would be a line.
        return (name, name == last && command != "M" ? separated(body) : "\(name)\(body)")
    }
}

private enum PathReader {
    static func steps(of data: String) -> [PathStep]? {
        var steps: [PathStep] = []
        var at = (x: 0, y: 0), start = (x: 0, y: 0)
        var rest = Array(data.utf8)[...]
        var command: Character = " "
        while let first = rest.first {
            if first == UInt8(ascii: " ") || first == UInt8(ascii: ",") {
                rest.removeFirst()
                continue
            }
            let letter = Character(Unicode.Scalar(first))
            if letter.isLetter {
                command = letter
                rest.removeFirst()
            }
            let isRelative = command.isLowercase
            let kind = Character(command.uppercased())
            if kind == "Z" {
                guard letter.isLetter else { return nil }
                steps.append(PathStep(command: "Z", places: []))
                at = start
                continue
            }
            guard let count = ["M": 2, "L": 2, "H": 1, "V": 1, "C": 6][kind] else { return nil }
            var places: [Int] = []
            for index in 0..<count {
                guard let number = number(&rest) else { return nil }
                let isVertical = kind == "V" || kind != "H" && !index.isMultiple(of: 2)
                places.append(number + (isRelative ? isVertical ? at.y : at.x : 0))
            }
            steps.append(PathStep(command: kind, places: places))
            switch kind {
            case "H": at.x = places[0]
            case "V": at.y = places[0]
            default: at = (places[count - 2], places[count - 1])
            }
            if kind == "M" {
                start = at
                command = isRelative ? "l" : "L"
            }
        }
        return steps
    }

    /// In hundredths; nil where it is no number, or a finer one.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        while let first = rest.first, first == UInt8(ascii: " ") || first == UInt8(ascii: ",") { rest.removeFirst() }
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative { rest.removeFirst() }
        var value = 0, decimals: Int?, digits = 0
        while let byte = rest.first {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
                decimals = decimals.map { $0 + 1 }
                digits += 1
            } else {
                break
            }
            rest.removeFirst()
        }
        guard (1...12).contains(digits), decimals ?? 0 <= 2 else { return nil }
        for _ in (decimals ?? 0)..<2 { value *= 10 }
        return isNegative ? -value : value
    }
}
