import Basics
import Features
import Findings
import Learning
import Statistics
import Tables

/// Why one customer is in their segment: how clearly, and by which features they are nearer to its members than to those
/// of the next one.
///
/// A squared distance is a sum over prepared columns, and so is the difference of two: (x − m₂)² − (x − m₁)² per column,
/// with the mean m₁ of the own segment and m₂ of the next. A feature's columns are added up.
struct ExplainCustomer {
    /// As the user called them.
    let customer: String
    let row: Int
    let prepared: PreparedFeatures
    /// Customers x prepared columns.
    let x: Matrix
    /// Customers x dimensions of the space in which they were grouped.
    let grouped: Matrix
    let partition: Partition
    let profiles: [[Marker]]
    let disclosure: SegmentDisclosure
    let currency: String?

    private var names: [String] { PersonaStage.names(profiles) }
    private var segment: Int { partition.labels[row] }

    var sentences: [String] {
        guard let next else {
            return [
                say("Customer \(customer) is in segment 1, “\(names[0])”, with all other customers."),
                say("There is no other segment to be nearer to."),
            ]
        }
        return [first(next), second(next)]
    }

    /// The segment that the customer would be in but for their own.
    private var next: Int? { partition.nextClusters(grouped.selecting(rows: [row]), but: [segment])[0] }

    private func first(_ next: Int) -> String {
        let confidence = 1 - partition.shadowValues(grouped.selecting(rows: [row]))[0]
        // As the report's border: a shadow value above 0.9.
        let clearly =
            switch confidence {
            case ..<0.1: say("at the border to the next one")
            case ..<0.3: say("not very clearly")
            case ..<0.6: say("clearly")
            default: say("very clearly")
            }
        let size = disclosure.hidden.contains(segment) ? "" : say(", \(members(segment).count) of \(x.rows) customers")
        return say(
            "Customer \(customer) is in segment \(segment + 1), “\(names[segment])”\(size), \(clearly) (confidence ",
            "\(NumberFormat.fixed(confidence, digits: 2)), from 0 halfway between two segments to 1 in the middle of ",
            "one); the next would be “\(names[next])”.")
    }

    private func second(_ next: Int) -> String {
        let reasons = contributions(next).filter { $0.value > 0 }.prefix(3)
        guard let strongest = reasons.first else {
            return say("No feature by itself places them nearer to “\(names[segment])” than to “\(names[next])”.")
        }
        // A third that adds next to nothing only lengthens the sentence.
        let told = reasons.filter { $0.value >= strongest.value / 10 }
        let words = told.map { clause($0.feature, next) }
        let list =
            words.count > 1 ? words.dropLast().joined(separator: "; ") + say("; and ") + (words.last ?? "") : words[0]
        return say("What places them there rather than in the next is \(list).")
    }

    /// By feature, the largest first.
    private func contributions(_ next: Int) -> [(feature: String, value: Double)] {
        let own = mean(segment), other = mean(next)
        var sums: [String: Double] = [:]
        for (place, column) in prepared.model.columns.enumerated() {
            let value = x[row, place]
            let (near, far) = (value - own[place], value - other[place])
            sums[column.feature, default: 0] += far * far - near * near
        }
        let order = prepared.table.names.compactMap { name in sums[name].map { (feature: name, value: $0) } }
        return order.enumerated().sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }.map(
            \.element)
    }

    private func members(_ segment: Int) -> [Int] {
        partition.labels.indices.filter { partition.labels[$0] == segment }
    }

    private func mean(_ segment: Int) -> [Double] {
        let members = members(segment)
        return (0..<x.columns).map { column in Summary.mean(members.map { x[$0, column] }) }
    }

    // MARK: Words

    /// `days since last purchase, 312 days (here 287 days on average, there 41 days)`
    private func clause(_ name: String, _ next: Int) -> String {
        guard let feature = prepared.table[name] else { return name }
        let title = feature.definition.title.lowercasedFirst
        guard !feature.values.isMissing(row) else { return say("\(title), which is not known") }
        switch feature.values {
        case .number(let values):
            let text = { (value: Double) in quantity(value, feature.definition) }
            return "\(title), \(text(values[row]))" + typical(name, next, on: say("on average "), text)
        case .flag(let values):
            return "\(title), \(values[row] == 1 ? say("yes") : say("no"))"
                + typical(name, next, on: say("yes for "), percent)
        case .category(let values):
            let level = values.levels[Int(values.codes[row])]
            return "\(title), \(level)" + typical("\(name)=\(level)", next, on: "", percent)
        }
    }

    /// Without a unit that the title names already; whole numbers without decimals.
    private func quantity(_ value: Double, _ feature: FeatureDefinition) -> String {
        let isNamed = feature.unit.map { unit in
            feature.title.lowercased().split(separator: " ").contains { $0 == word(unit).lowercased() }
        }
        let unit = isNamed == true ? nil : feature.unit
        if value == value.rounded(), abs(value) < 1e6, !Quantity.isSign(unit, currency) {
            return NumberFormat.integer(value) + (unit.map { "\u{a0}\(word($0))" } ?? "")
        }
        return Quantity.text(value, unit: unit, currency: currency)
    }

    private func percent(_ share: Double) -> String { NumberFormat.percent(share) }

    /// What is usual in both segments, of a prepared column; nothing where that would describe a few customers.
    private func typical(_ column: String, _ next: Int, on word: String, _ text: (Double) -> String) -> String {
        let values = [segment, next].map { segment in
            profiles[segment].first { $0.feature == column }.flatMap { $0.value.isFinite ? text($0.value) : nil }
        }
        return switch (values[0], values[1]) {
        case (let here?, let there?): say(" (\(word)\(here) here, \(there) there)")
        case (let here?, nil): say(" (\(word)\(here) here)")
        case (nil, let there?): say(" (\(word)\(there) there)")
        case (nil, nil): ""
        }
    }
}
