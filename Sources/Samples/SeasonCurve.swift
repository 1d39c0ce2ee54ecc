import Basics
import Foundation

/// How busy each day is: weekday, time of the year and feasts. Events follow a Poisson process of that intensity, so
/// a customer's number of events in any stretch of time follows the season too.
struct SeasonCurve {
    /// A bump around a day of the year: `height` over the ordinary day's 1, `width` as a standard deviation in days.
    struct Peak {
        var dayOfYear: Double
        var width: Double
        var height: Double
    }

    private let first: CivilDay
    /// Expected share of a year's events before each day; one more entry than days.
    private let cumulative: [Double]

    /// - Parameters:
    ///   - base: the ordinary day outside the peaks.
    ///   - weekdays: seven factors, Monday first; 0 where closed.
    init(from first: CivilDay, to end: CivilDay, base: Double, weekdays: [Double], peaks: [Peak]) {
        self.first = first
        var sums = [0.0]
        for offset in 0..<(end - first) {
            let day = first + offset
            var height = base
            for peak in peaks {
                let away = abs(Double(day.dayOfYear) - peak.dayOfYear)
                let distance = min(away, 365 - away) / peak.width
                height += peak.height * exp(-0.5 * distance * distance)
            }
            sums.append(sums[offset] + height * weekdays[day.weekday])
        }
        let yearly = sums[min(730, sums.count - 1)] / 2
        cumulative = sums.map { $0 / yearly }
    }

    /// Expected events between two days (the second excluded) of someone with one event a year.
    func mass(from start: CivilDay, to end: CivilDay) -> Double {
        max(0, cumulative[index(end)] - cumulative[index(start)])
    }

    /// A day between `start` and `end` (excluded), drawn by the curve's inverse.
    func day(from start: CivilDay, to end: CivilDay, using generator: inout SeededGenerator) -> CivilDay {
        let (low, high) = (index(start), index(end))
        let target = cumulative[low] + generator.uniform() * (cumulative[high] - cumulative[low])
        var (lower, upper) = (low, max(low, high - 1))
        while lower < upper {
            let middle = (lower + upper) / 2
            if cumulative[middle + 1] > target { upper = middle } else { lower = middle + 1 }
        }
        return first + lower
    }

    private func index(_ day: CivilDay) -> Int { min(max(0, day - first), cumulative.count - 1) }
}
