import DisclosureAttack
import Findings

/// All counts that the findings of a run tell of the same customers, put together as a reader would who wants to know what
/// was withheld.
struct PublishedTables {
    let findings: Findings

    /// A withheld count, and the values that it can have for all that is printed.
    struct Withheld {
        var name: String
        var range: (low: Double, high: Double)
        var width: Double { range.high - range.low }

        /// Whether the range says that there is somebody, but few, and how many to less than so many.
        func tellsOfFew(protection: Double, threshold: Int = 10) -> Bool {
            range.high > 0.5 && range.low < Double(threshold) - 0.5 && width < protection - 1e-6
        }
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
            withheld.append(Withheld(name: "\(attribute.name): \(name)", range: solved.range(ofSum: places)))
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

    struct Crossing: Hashable {
        var first: String
        var second: String
        /// From 1.
        var segment: Int
    }

    /// Groups of the two audited attributes crossed, by segments: what the attributes' own tables and the gaps told of their
    /// crossing say of some cells.
    func crossings(_ asked: [Crossing]) -> [(low: Double, high: Double)]? {
        guard let audit = findings.audit, audit.attributes.count == 2 else { return nil }
        var attacker = Attacker()
        // Groups that are too few to be named are hidden in one; a reader doesn't know how many there are.
        let names = audit.attributes.enumerated().map { place, attribute in
            Set(attribute.groups.map(\.name) + asked.map { place == 0 ? $0.first : $0.second }).sorted()
        }
        let k = findings.segments.count
        var cells: [Crossing: Int] = [:]
        for first in names[0] {
            for second in names[1] {
                for (segment, unknown) in attacker.unknowns(k).enumerated() {
                    cells[Crossing(first: first, second: second, segment: segment + 1)] = unknown
                }
            }
        }
        func sum(_ isIncluded: (Crossing) -> Bool) -> [Int] {
            cells.filter { isIncluded($0.key) }.map(\.value).sorted()
        }
        attacker.know(sumOf: sum { _ in true }, is: findings.data.customers)
        for (place, segment) in findings.segments.enumerated() {
            if let n = segment.size { attacker.know(sumOf: sum { $0.segment == place + 1 }, is: n) }
        }
        for (place, attribute) in audit.attributes.enumerated() {
            func isIn(_ crossing: Crossing, _ group: String) -> Bool {
                (place == 0 ? crossing.first : crossing.second) == group
            }
            for group in attribute.groups {
                if let n = group.n { attacker.know(sumOf: sum { isIn($0, group.name) }, is: n) }
            }
            for segment in attribute.segments {
                for rate in segment.rates {
                    guard let n = rate.rate.n, let value = rate.rate.value else { continue }
                    attacker.know(
                        sumOf: sum { isIn($0, rate.group) && $0.segment == segment.segment },
                        is: Int((value * Double(n)).rounded()))
                }
            }
        }
        for crossing in audit.intersections ?? [] {
            for gap in crossing.concerns {
                let parts = gap.rate.group.split(separator: ", ").map(String.init)
                guard parts.count == 2, let n = gap.rate.rate.n, let value = gap.rate.rate.value else { continue }
                let own = sum { $0.first == parts[0] && $0.second == parts[1] }
                guard !own.isEmpty else { continue }
                attacker.know(sumOf: own, is: n)
                guard let segment = findings.segments.firstIndex(where: { $0.name == gap.subject }) else { continue }
                attacker.know(
                    sumOf: sum { $0.first == parts[0] && $0.second == parts[1] && $0.segment == segment + 1 },
                    is: Int((value * Double(n)).rounded()))
            }
            for group in crossing.excluded {
                let parts = group.group.split(separator: ", ").map(String.init)
                guard parts.count == 2, let n = group.n else { continue }
                attacker.know(sumOf: sum { $0.first == parts[0] && $0.second == parts[1] }, is: n)
            }
        }
        guard let solved = attacker.solved() else { return nil }
        return asked.map { cells[$0].map { solved.range(ofSum: [$0]) } ?? (0, .infinity) }
    }

    /// Segments by the answers to a flag or a category, as far as their profiles, the data dictionary and the sizes tell.
    ///
    /// - Parameter asked: counts by segment (from 1) and answer, `yes` or the level: those to find out.
    func profile(_ feature: FeatureSummary, asked: [Answer]) -> [(low: Double, high: Double)]? {
        var attacker = Attacker()
        let k = findings.segments.count, isFlag = feature.kind == "flag"
        let levels = (feature.levels ?? []).filter { $0.share != nil }.map(\.level)
        let answers = Array(Set(isFlag ? ["yes", "no"] : asked.map(\.answer) + levels)).sorted()
        // What isn't named at all, and who gave no answer.
        let cells = (0..<k).map { _ in attacker.unknowns(answers.count + 2) }
        let missing = cells.map { $0[answers.count + 1] }, everybody = findings.data.customers
        let fewest = feature.missing ?? 1, most = feature.missing ?? findings.disclosure.threshold - 1
        attacker.know(sumOf: missing, isAtLeast: fewest)
        attacker.know(sumOf: missing, isAtMost: most)
        attacker.know(sumOf: cells.flatMap(\.self), is: everybody)
        for (segment, facts) in findings.segments.enumerated() {
            if let n = facts.size { attacker.know(sumOf: cells[segment], is: n) }
        }
        /// A share of those who answered, who are all but some; it may be rounded.
        func know(_ share: Double, of n: Int, without: ClosedRange<Int>, with places: [Int]) {
            let step = without.upperBound == 0 ? 0 : roundingStep(of: share)
            let least = (share - step / 2) * Double(n - without.upperBound) - 1e-6
            let greatest = (share + step / 2) * Double(n - without.lowerBound) + 1e-6
            attacker.know(sumOf: places, isAtLeast: max(0, Int(least.rounded(.up))))
            attacker.know(sumOf: places, isAtMost: max(0, Int(greatest.rounded(.down))))
        }
        for (place, answer) in answers.enumerated() {
            let share = isFlag ? feature.mean : feature.levels?.first { $0.level == answer }?.share
            let name = isFlag ? feature.name : "\(feature.name)=\(answer)"
            let markers = findings.segments.map { $0.profile.first { $0.feature == name } }
            if !isFlag || answer == "yes", let share = share ?? markers.compactMap(\.?.overall).first {
                know(share, of: everybody, without: fewest...most, with: cells.map { $0[place] })
            }
            for (segment, marker) in markers.enumerated() where !isFlag || answer == "yes" {
                guard let marker, let n = findings.segments[segment].size else { continue }
                know(marker.value, of: n, without: 0...min(n, most), with: [cells[segment][place]])
            }
        }
        guard let solved = attacker.solved() else { return nil }
        return asked.map { answer in
            answers.firstIndex(of: answer.answer).map { solved.range(ofSum: [cells[answer.segment - 1][$0]]) }
                ?? (0, .infinity)
        }
    }

    struct Answer: Hashable {
        /// From 1.
        var segment: Int
        var answer: String
    }

    /// Segments by what a campaign did to their members: responded or not when treated, when left as control, or neither.
    func campaign(_ impacts: [CampaignImpact]) -> [Withheld]? {
        var attacker = Attacker()
        let cells = findings.segments.map { _ in attacker.unknowns(5) }
        func know(_ rate: Rate, _ rows: [[Int]], _ yes: Int, _ no: Int) {
            guard let n = rate.n, let value = rate.value else { return }
            attacker.know(sumOf: rows.flatMap { [$0[yes], $0[no]] }, is: n)
            attacker.know(sumOf: rows.map { $0[yes] }, is: Int((value * Double(n)).rounded()))
        }
        attacker.know(sumOf: cells.flatMap(\.self), is: findings.data.customers)
        for (place, segment) in findings.segments.enumerated() {
            if let n = segment.size { attacker.know(sumOf: cells[place], is: n) }
        }
        for impact in impacts {
            let rows = impact.segment == 0 ? cells : [cells[impact.segment - 1]]
            know(impact.treated, rows, 0, 1)
            know(impact.control, rows, 2, 3)
        }
        guard let solved = attacker.solved() else { return nil }
        return impacts.filter { $0.segment > 0 }.flatMap { impact in
            let own = cells[impact.segment - 1]
            let asked = [(impact.treated, own[0...1]), (impact.control, own[2...3])].filter(\.0.suppressed)
            return asked.flatMap(\.1).map {
                Withheld(name: "\(impact.segmentName), campaign", range: solved.range(ofSum: [$0]))
            }
        }
    }

    /// Groups by whether they were chosen, with the groups' sizes and how many were chosen in all.
    func chosen(_ targeting: AttributeRates, of attribute: AuditedAttribute, inAll: Int) -> [Withheld]? {
        var attacker = Attacker()
        let cells = attribute.groups.map { _ in attacker.unknowns(2) }
        attacker.know(sumOf: cells.flatMap(\.self), is: findings.data.customers)
        attacker.know(sumOf: cells.map { $0[0] }, is: inAll)
        for (place, group) in attribute.groups.enumerated() {
            if let n = group.n { attacker.know(sumOf: cells[place], is: n) }
            guard let rate = targeting.rates.first(where: { $0.group == group.name })?.rate, let n = rate.n,
                let value = rate.value
            else { continue }
            attacker.know(sumOf: cells[place], is: n)
            attacker.know(sumOf: [cells[place][0]], is: Int((value * Double(n)).rounded()))
        }
        guard let solved = attacker.solved() else { return nil }
        return targeting.rates.filter(\.rate.suppressed).flatMap { rate in
            let place = attribute.groups.firstIndex { $0.name == rate.group }
            return (place.map { cells[$0] } ?? []).map {
                Withheld(name: "\(attribute.name): \(rate.group)", range: solved.range(ofSum: [$0]))
            }
        }
    }

    /// From the segments of one number of segments to those of the next: flows are rounded, small ones not told.
    func flows(_ before: AcrossFacts, _ after: AcrossFacts) -> [Withheld]? {
        var attacker = Attacker()
        let n = Double(findings.data.customers), threshold = findings.disclosure.threshold
        func count(_ share: Double) -> Int { Int((share * n).rounded()) }
        let cells = after.flows.map { flow in (flow: flow, unknown: attacker.unknowns(1)[0]) }
        // Only the report's own segments have exact sizes.
        func know(_ facts: AcrossFacts, _ segment: AcrossSegment, _ unknowns: [Int]) {
            guard let share = segment.share else { return }
            let size = count(share), isExact = facts.k == findings.segmentation.k
            attacker.know(sumOf: unknowns, isAtLeast: isExact ? size : size - threshold)
            attacker.know(sumOf: unknowns, isAtMost: isExact ? size : size + threshold - 1)
        }
        for segment in before.segments {
            know(before, segment, cells.filter { $0.flow.from == segment.segment }.map(\.unknown))
        }
        for segment in after.segments {
            know(after, segment, cells.filter { $0.flow.to == segment.segment }.map(\.unknown))
        }
        attacker.know(sumOf: cells.map(\.unknown), is: findings.data.customers)
        // Of what all that is told is a multiple.
        let told = after.flows.compactMap { $0.share.map(count) }
        let step = told.reduce(0) { first, second in
            var (a, b) = (first, second)
            while b != 0 { (a, b) = (b, a % b) }
            return a
        }
        let largestSmall = max(threshold, step - step / 2) - 1
        for (flow, unknown) in cells {
            if let share = flow.share {
                attacker.know(sumOf: [unknown], isAtLeast: max(threshold, count(share) - step / 2))
                attacker.know(sumOf: [unknown], isAtMost: count(share) - step / 2 + step - 1)
            } else {
                attacker.know(sumOf: [unknown], isAtLeast: 1)
                attacker.know(sumOf: [unknown], isAtMost: largestSmall)
            }
        }
        guard let solved = attacker.solved() else { return nil }
        return cells.filter { $0.flow.share == nil }.map {
            Withheld(name: "from \($0.flow.from) to \($0.flow.to)", range: solved.range(ofSum: [$0.unknown]))
        }
    }

    private func roundingStep(of figure: Double) -> Double {
        [0.00001, 0.0001, 0.001, 0.01, 0.1, 1].last { abs((figure / $0).rounded() * $0 - figure) < 1e-9 } ?? 0
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
                Withheld(name: "\(row + 1) as \(column + 1)", range: solved.range(ofSum: [counts[row][column]]))
            }
        }
    }
}
