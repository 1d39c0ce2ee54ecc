import Tables

/// Where features end and outcomes begin.
struct CutOff: Sendable {
    var asOf: CivilDate
    /// Days from it on in which an outcome is looked for; nil where too few follow.
    var horizon: Int?
    var reason: String

    /// - Parameters:
    ///   - first: of the first event.
    ///   - last: of the last.
    ///   - campaign: the first contact of a campaign, if there is one.
    init(first: Int64, last: Int64, campaign: Int64?, asked: String?) {
        let start = CivilDate(secondsSince1970: first), end = CivilDate(secondsSince1970: last)
        let span = end.daysSince1970 - start.daysSince1970 + 1
        let seen = "events from \(start) to \(end)"
        if let asked = asked.flatMap({ parseTime($0) }) {
            asOf = CivilDate(secondsSince1970: asked)
            let left = end.daysSince1970 - asOf.daysSince1970 + 1
            horizon = left >= 7 ? min(90, left) : nil
            reason = "as asked for; \(seen)"
            return
        }
        guard span >= 28 else {
            asOf = CivilDate(daysSince1970: end.daysSince1970 + 1)
            reason = "the day after the last event: \(seen) are too short to foretell their end from their beginning"
            return
        }
        let days = span >= 300 ? 90 : [60, 30, 14, 7].first { $0 * 4 <= span } ?? 7
        var day = end.daysSince1970 + 1 - days
        reason = "\(seen): the last \(days) days are to be foretold from those before"
        // A cut at the beginning of a month reads better and loses little.
        let ofMonth = CivilDate(daysSince1970: day).day
        if days == 90, (2...8).contains(ofMonth) {
            day -= ofMonth - 1
            reason = "\(seen): the last three months are to be foretold from what was before"
        }
        if let contact = campaign.map({ CivilDate.daysSince1970(at: $0) }), contact < day,
            contact - start.daysSince1970 > span / 2
        {
            day = contact
            reason = "the first contact of the campaign, which is to be judged by what was before; \(seen)"
        }
        asOf = CivilDate(daysSince1970: day)
        horizon = days
    }
}
