import Basics

/// A second of a day.
struct Moment: Comparable, Hashable {
    var day: CivilDay
    /// Since midnight.
    var second: Int

    /// A time of that day, by the hour's weights.
    init(day: CivilDay, hours: [Double], using generator: inout SeededGenerator) {
        self.day = day
        second = generator.category(hours) * 3600 + generator.below(3600)
    }

    init(day: CivilDay, second: Int) {
        self.day = CivilDay(number: day.number + Int((Double(second) / 86_400).rounded(.down)))
        self.second = (second % 86_400 + 86_400) % 86_400
    }

    /// Some seconds earlier or later.
    func advanced(by seconds: Int) -> Moment { Moment(day: day, second: second + seconds) }

    static func < (first: Moment, second: Moment) -> Bool {
        (first.day.number, first.second) < (second.day.number, second.second)
    }
}
