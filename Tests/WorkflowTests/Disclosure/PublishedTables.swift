import DisclosureAttack
import Findings

/// All counts that the findings of a run tell of the same customers, put together as a reader would who wants to know what
/// was withheld.
struct PublishedTables {
    let findings: Findings

    /// A withheld count, and how far apart the values are that it can have for all that is printed.
    struct Withheld {
        var name: String
        var width: Double
    }

    /// Groups of an attribute by segments by the outcome (yes, no, not known), with all margins: who is in a segment, who
    /// has the outcome in a group, who in a segment.
    func membership(_ attribute: AuditedAttribute) -> [Withheld]? {
        var attacker = Attacker()
        let groups = attribute.groups.count, k = findings.segments.count
        let cells = (0..<groups).map { _ in (0..<k).map { _ in attacker.unknowns(3) } }
        func sum(_ group: Int? = nil, _ segment: Int? = nil, _ answers: [Int] = [0, 1, 2]) -> [Int] {
            (0..<groups).filter { group == nil || $0 == group }.flatMap { group in
                (0..<k).filter { segment == nil || $0 == segment }.flatMap { segment in
                    answers.map { cells[group][segment][$0] }
                }
            }
        }
        func know(_ rate: Rate, of all: [Int], with some: [Int]) {
            guard let n = rate.n, let value = rate.value else { return }
            attacker.know(sumOf: all, is: n)
            attacker.know(sumOf: some, is: Int((value * Double(n)).rounded()))
        }
        attacker.know(sumOf: sum(), is: findings.data.customers)
        for (place, group) in attribute.groups.enumerated() {
            if let n = group.n { attacker.know(sumOf: sum(place), is: n) }
        }
        for (place, segment) in findings.segments.enumerated() {
            if let n = segment.size { attacker.know(sumOf: sum(nil, place), is: n) }
        }
        func place(_ rate: GroupRate) -> Int? { attribute.groups.firstIndex { $0.name == rate.group } }
        for segment in attribute.segments {
            for rate in segment.rates {
                guard let group = place(rate) else { continue }
                know(rate.rate, of: sum(group), with: sum(group, segment.segment - 1))
            }
        }
        for rate in attribute.outcome?.rates ?? [] {
            guard let group = place(rate) else { continue }
            know(rate.rate, of: sum(group, nil, [0, 1]), with: sum(group, nil, [0]))
        }
        for measure in findings.impact.segments where measure.measure == "outcome" {
            let segment = measure.segment - 1
            know(measure.rate, of: sum(nil, segment, [0, 1]), with: sum(nil, segment, [0]))
        }
        if let outcome = findings.evaluation.outcome {
            know(outcome.baseRate, of: sum(nil, nil, [0, 1]), with: sum(nil, nil, [0]))
        }
        guard let solved = attacker.solved() else { return nil }
        var withheld: [Withheld] = []
        func ask(_ name: String, _ places: [Int]) {
            withheld.append(Withheld(name: "\(attribute.name): \(name)", width: solved.width(ofSum: places)))
        }
        for segment in attribute.segments {
            for rate in segment.rates where rate.rate.suppressed {
                guard let group = place(rate) else { continue }
                ask("\(rate.group) in \(segment.segmentName)", sum(group, segment.segment - 1))
            }
        }
        for rate in attribute.outcome?.rates ?? [] where rate.rate.suppressed {
            guard let group = place(rate) else { continue }
            ask("\(rate.group) with the outcome", sum(group, nil, [0]))
            ask("\(rate.group) without the outcome", sum(group, nil, [1]))
        }
        return withheld
    }

    /// A confusion matrix with the scores that are made of it.
    static func confusion(_ cells: [[Int?]], perClass: [ClassScores], accuracy: Double, protection: Int) -> [Withheld]?
    {
        var attacker = Attacker()
        let columns = cells.first?.count ?? 0
        let counts = cells.map { _ in attacker.unknowns(columns) }
        for (row, line) in cells.enumerated() {
            for (column, cell) in line.enumerated() {
                if let cell { attacker.know(sumOf: [counts[row][column]], is: cell) }
            }
        }
        /// A rate is known as well as its last digit: exactly, or to half a step of those it may be rounded to.
        func know(_ rate: Double?, of n: Int, with places: [Int]) {
            guard let rate else { return }
            let steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
            let step = steps.last { abs((rate / $0).rounded() * $0 - rate) < 1e-9 } ?? 0
            let low = ((rate - step / 2) * Double(n) - 1e-6).rounded(.up)
            let high = ((rate + step / 2) * Double(n) + 1e-6).rounded(.down)
            attacker.know(sumOf: places, isAtLeast: max(0, Int(low)))
            attacker.know(sumOf: places, isAtMost: min(n, Int(high)))
        }
        for (row, scores) in perClass.enumerated() {
            guard let n = scores.n else { continue }
            attacker.know(sumOf: counts[row], is: n)
            know(scores.recall, of: n, with: [counts[row][row]])
        }
        let n = perClass.compactMap(\.n).reduce(0, +)
        if perClass.allSatisfy({ $0.n != nil }) { know(accuracy, of: n, with: counts.indices.map { counts[$0][$0] }) }
        guard let solved = attacker.solved() else { return nil }
        return cells.indices.flatMap { row in
            cells[row].indices.filter { cells[row][$0] == nil }.map { column in
                Withheld(name: "\(row + 1) as \(column + 1)", width: solved.width(ofSum: [counts[row][column]]))
            }
        }
    }
}
