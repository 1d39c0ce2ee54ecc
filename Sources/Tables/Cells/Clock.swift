internal import Foundation

/// What clocks in a place show: offsets from UTC, with daylight saving.
///
/// The changes of 1970 to 2100 are looked up once; before and after them the nearest offset counts.
public struct Clock: Sendable, Hashable {
    /// Of the tz database, e.g. `Europe/Berlin`.
    public let identifier: String
    /// Seconds since 1970 in UTC from which on the offset of the same number counts.
    private let changes: [Int64]
    private let offsets: [Int64]

    public static let utc = Clock(identifier: "UTC", changes: [.min], offsets: [0])

    private init(identifier: String, changes: [Int64], offsets: [Int64]) {
        self.identifier = identifier
        self.changes = changes
        self.offsets = offsets
    }

    /// Nil where the tz database has no such zone. Abbreviations such as `CET` are none: they say nothing about summer.
    public init?(named name: String) {
        if ["UTC", "Z", "Etc/UTC", "GMT"].contains(name) {
            self = .utc
            return
        }
        guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        var changes = [Int64.min]
        var moment = Date(timeIntervalSince1970: 0)
        var offsets = [Int64(zone.secondsFromGMT(for: moment))]
        let end = Date(timeIntervalSince1970: 4_102_444_800)  // 2100
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
            changes.append(Int64(next.timeIntervalSince1970.rounded()))
            offsets.append(Int64(zone.secondsFromGMT(for: next)))
            moment = next
        }
        self.init(identifier: name, changes: changes, offsets: offsets)
    }

    /// The names of all zones, for a suggestion.
    public static var names: [String] { TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") } + ["UTC"] }

    /// What the clock shows at a moment of UTC.
    public func shown(atUTC seconds: Int64) -> Int64 { seconds + offsets[index(atUTC: seconds)] }

    /// The moment of UTC at which the clock shows this: the first of two when it was turned back, and as if it had not
    /// been turned where it skipped this.
    public func utc(showing seconds: Int64) -> Int64 {
        let around = index(atUTC: seconds)
        let candidates = max(0, around - 1)...min(offsets.count - 1, around + 1)
        // The first of the offsets around whose moment shows this; where none does, that before the skipped hour.
        let moments = candidates.map { (offset: $0, utc: seconds - offsets[$0]) }
        let shown = moments.first { index(atUTC: $0.utc) == $0.offset }
        let skipped = moments.last { index(atUTC: $0.utc) == $0.offset + 1 }
        return (shown ?? skipped ?? moments[0]).utc
    }

    /// The last change at or before the moment.
    private func index(atUTC seconds: Int64) -> Int {
        var low = 0, high = changes.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle } else { high = middle }
        }
        return low
    }

    public static func == (first: Clock, second: Clock) -> Bool { first.identifier == second.identifier }
    public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
