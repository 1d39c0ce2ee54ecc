import Basics
import Findings
import Tables

/// Puts what the sources look like together, and says what a reader should be warned of.
struct QualityStage {
    let study: Study
    let threshold: Int

    func callAsFunction(_ data: SourceData) -> Quality {
        let sources = data.tallies
        return Quality(
            columns: sources.flatMap(\.columns),
            repeated: [data.keys].compactMap(\.self) + sources.compactMap(\.repeatedRows),
            days: sources.flatMap(\.days),
            times: sources.compactMap { tally in
                tally.late.map { late in
                    EventTimes(
                        source: tally.kind.rawValue, beforeSignUp: shown(data.events[tally.kind]?.early),
                        fromCutOff: tally.shown(late), isUsed: isOutcome(tally.kind))
                }
            }, rule: sources.contains { $0.kind != .customers } ? Self.rule : nil)
    }

    private func shown(_ count: Int?) -> Int? { count.flatMap { $0 == 0 || $0 >= threshold ? $0 : nil } }

    /// Whether events from the cut-off on say what came of it.
    private func isOutcome(_ kind: SourceKind) -> Bool {
        if kind == .campaigns { return true }
        if case .anyWithin(_, let source)? = study.outcome { return source == kind }
        return false
    }

    private static var rule: String {
        say(
            "Each day is compared with the same weekday of the \(DayRule.weeks) weeks before and after it, on the scale ",
            "2√(n + 3/8), on which counts of any size vary alike. It is unusual if it is more than ",
            "\(NumberFormat.plain(DayRule.limit, digits: 0)) robust standard deviations (1.4826 times the median ",
            "distance from the median, at least 1) away from their median.")
    }

    // MARK: Alerts

    static func alerts(_ quality: Quality) -> [Alert] {
        quality.columns.flatMap(alerts) + quality.repeated.compactMap(alert) + quality.times.compactMap(alert)
            + days(quality.days)
    }

    private static func alerts(_ column: ColumnQuality) -> [Alert] {
        var alerts: [Alert] = []
        func add(_ message: String, _ figure: Double?) {
            alerts.append(Alert(severity: "warning", subject: column.name, message: message, figure: figure))
        }
        if let outside = column.outside, outside > 0, let low = column.low {
            let rows = say(outside, "row"), from = NumberFormat.significant(low)
            if let high = column.high {
                add(say("\(rows) outside of \(from) to \(NumberFormat.significant(high))"), Double(outside))
            } else {
                add(say("\(rows) below \(from)"), Double(outside))
            }
        }
        if let text = column.standIn, let rows = column.standInRows {
            add(
                say(
                    "\(say(rows, "row")) hold \(text), which may stand for a missing value and is taken as it is"),
                Double(rows))
        }
        if let constant = column.constant {
            add(
                column.constantShare == 1
                    ? say("all values are the same: \(constant)")
                    : say("nearly all values are the same: \(constant)"), column.constantShare)
        }
        return alerts
    }

    private static func alert(_ repeated: RepeatedFacts) -> Alert? {
        guard let count = repeated.repeated, count > 0 else { return nil }
        let rows = say(count, "row")
        return Alert(
            severity: repeated.key == nil ? "note" : "warning", subject: repeated.source,
            message: repeated.key.map { say("\(rows) repeat a key of \($0); the first row of each counts") }
                ?? (repeated.isEstimate
                    ? say("about \(rows) are like an earlier one in every column that is read; all count")
                    : say("\(rows) are like an earlier one in every column that is read; all count")),
            figure: Double(count))
    }

    /// Events before a sign-up have an alert of their own.
    private static func alert(_ times: EventTimes) -> Alert? {
        guard !times.isUsed, let late = times.fromCutOff, late > 0 else { return nil }
        return Alert(
            severity: "note", subject: times.source,
            message: say("\(say(late, "row")) from the cut-off on are not used: no outcome is taken from them"),
            figure: Double(late))
    }

    private static func days(_ days: [UnusualDayFacts]) -> [Alert] {
        var sources: [String] = []
        for day in days where !sources.contains(day.source) { sources.append(day.source) }
        return sources.map { source in
            let spikes = days.count { $0.source == source && $0.kind == "spike" }
            let gaps = days.count { $0.source == source && $0.kind == "gap" }
            let parts = [
                spikes > 0 ? say(spikes, "spike") : nil, gaps > 0 ? say(gaps, "gap") : nil,
            ].compactMap(\.self)
            return Alert(
                severity: "note", subject: source,
                message: say("\(parts.joined(separator: say(" and "))) by day, against the same weekday around it"),
                figure: Double(spikes + gaps))
        }
    }
}
