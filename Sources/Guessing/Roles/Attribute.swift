import Tables

/// What a column says of a person that a decision should not hang on unseen: for the bias audit.
struct Attribute: Sendable, Hashable {
    enum Kind: String, Sendable {
        case age, birthYear, gender, marital, origin, religion, disability, income, education, occupation, place
    }

    let kind: Kind

    init?(of column: SampledColumn) {
        switch column.shape {
        case .empty, .constant, .time, .text: return nil
        case .flag, .number, .category, .words: break
        }
        let words = column.words
        guard !words.mean(.product), !words.mean(.campaign), !words.mean(.identifier) || words.mean(.place) else {
            return nil
        }
        let number = column.shape.number
        if Self.isGender(column) {
            kind = .gender
        } else if words.mean(.birthYear) {
            guard let number, number.isWhole, number.quantiles[0] > 1880, number.quantiles[4] < 2030 else { return nil }
            kind = .birthYear
        } else if words.mean(.age), Self.isAge(column) {
            kind = .age
        } else if words.mean(.gender) || words.mean(.marital) || words.mean(.religion) || words.mean(.disability) {
            guard column.distinct <= 20 else { return nil }
            kind =
                words.mean(.gender)
                ? .gender : words.mean(.marital) ? .marital : words.mean(.religion) ? .religion : .disability
        } else if words.mean(.origin), number == nil || column.distinct <= 30 {
            kind = .origin
        } else if words.mean(.income), !words.mean(.amount, and: .order) {
            kind = .income
        } else if words.mean(.education), number == nil || column.distinct <= 12 {
            kind = .education
        } else if words.mean(.occupation), number == nil || column.distinct <= 30 {
            kind = .occupation
        } else if words.mean(.place) {
            kind = .place
        } else {
            return nil
        }
    }

    /// Why it is audited.
    func reason(year: Int) -> String {
        switch kind {
        case .age: "age is protected by law"
        case .birthYear: "in \(year) 65 and over, 45-64, 25-44 and under 25; age is protected by law"
        case .gender: "gender is protected by law"
        case .marital: "marital status is protected by law in many countries"
        case .origin: "origin is protected by law"
        case .religion: "religion is protected by law"
        case .disability: "disability is protected by law"
        case .income: "income can stand for social origin"
        case .education: "education can stand for social origin"
        case .occupation: "occupation can stand for social origin"
        case .place: "where people live can stand for origin or income"
        }
    }

    /// Protected for what it stands for rather than by itself: a person should confirm it.
    var isProxy: Bool { [.income, .education, .occupation, .place].contains(kind) }

    private static func isGender(_ column: SampledColumn) -> Bool {
        guard (2...6).contains(column.distinct) else { return false }
        let pairs: [Set] = [
            ["male", "female"], ["m", "f"], ["m", "w"], ["man", "woman"], ["männlich", "weiblich"], ["mann", "frau"],
            ["herr", "frau"], ["mr", "mrs"], ["mr", "ms"],
        ]
        let levels = Set(column.levels.map { $0.trimmed.lowercased().replacing(".", with: "") })
        return pairs.contains { $0.isSubset(of: levels) }
    }

    private static func isAge(_ column: SampledColumn) -> Bool {
        guard let number = column.shape.number else { return column.distinct <= 30 }
        return number.quantiles[0] >= 0 && number.quantiles[4] <= 110
    }
}

extension Attribute {
    /// How a study bands or takes the column's values; nil where they are too many for an audit.
    ///
    /// - Parameter year: of the data, for ages of years of birth.
    func audit(_ column: SampledColumn, year: Int) -> String? {
        guard let number = column.shape.number else { return column.distinct <= 40 ? "as-is" : nil }
        switch kind {
        case .age: return "[under 25, 25-44, 45-64, 65 and over]"
        case .birthYear:
            return "[under \(year - 64), \(year - 64)-\(year - 45), \(year - 44)-\(year - 25), \(year - 24) and over]"
        case .income: return Self.quarters(number)
        default: return column.distinct <= 30 ? "as-is" : nil
        }
    }

    /// Four bands of about as many customers each, with round bounds.
    private static func quarters(_ number: NumberShape) -> String? {
        guard number.least >= 0 else { return nil }
        let bounds = number.quantiles[1...3].map { value -> Int in
            var unit = 1.0
            while value / unit >= 100 { unit *= 10 }
            return Int((value / unit).rounded() * unit)
        }
        guard bounds[0] > 0, bounds[0] < bounds[1], bounds[1] < bounds[2] else { return nil }
        return
            "[under \(bounds[0]), \(bounds[0])-\(bounds[1] - 1), \(bounds[1])-\(bounds[2] - 1), \(bounds[2]) and over]"
    }
}
