import Basics
import Charts
import Findings

extension Figure {
    static let seasonality = Figure(
        name: "seasonality", summary: "When customers buy: by month of the year, weekday and hours"
    ) { findings in
        guard let seasonality = findings.data.seasonality else { return nil }
        var drawings: [Drawing] = []
        if let months = seasonality.months, !months.isEmpty { drawings.append(year(months)) }
        if !seasonality.week.isEmpty { drawings.append(week(seasonality.week)) }
        guard !drawings.isEmpty else { return nil }
        let title = title(seasonality)
        let years = (seasonality.months ?? []).map(\.years)
        return Chart(
            title: title,
            description: (years.isEmpty
                ? "" : say("Line over the months of the year: orders per day, 1 as on an average day. "))
                + say("Heat map of weekdays by hours: share of all orders. \(title)."),
            caption: caption(seasonality), drawing: .stacked(drawings, gap: 18), data: table(seasonality))
    }

    private static var monthNames: [String] {
        [
            say("Jan"), say("Feb"), say("Mar"), say("Apr"), say("May"), say("Jun"), say("Jul"), say("Aug"), say("Sep"),
            say("Oct"), say("Nov"), say("Dec"),
        ]
    }

    private static var weekdays: [String] {
        [
            say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"), say("Friday"), say("Saturday"),
            say("Sunday"),
        ]
    }

    private static func name(ofMonth month: Int) -> String {
        monthNames.indices.contains(month - 1) ? monthNames[month - 1] : "\(month)"
    }

    private static func name(ofDay day: Int) -> String {
        weekdays.indices.contains(day - 1) ? weekdays[day - 1] : say("day \(day)")
    }

    private static func hours(_ cell: WeekCell) -> String {
        guard let from = cell.from, let to = cell.to else { return say("all day") }
        return say("\(from)–\(to) h")
    }

    private static func year(_ months: [SeasonMonth]) -> Drawing {
        let points = months.enumerated().map { (x: Double($0.offset), y: $0.element.index) }
        var x = Axis.band(months.map { name(ofMonth: $0.month) })
        x.isOrdinal = true
        return Plot(
            x: x, y: .linear(say("orders per day, 1 as on an average day"), zero: true), height: 120,
            marks: [Rule(.y(1)), Line(points, width: 1.8)]
                + points.map { Dot($0.x, y: $0.y, colour: "var(--s0)", radius: 3) as any Mark }
        ).draw()
    }

    private static func week(_ cells: [WeekCell]) -> Drawing {
        let days = cells.distinct(\.weekday), blocks = cells.distinct(hours)
        let strongest = cells.compactMap(\.share).filter(\.isFinite).max() ?? 1
        let marks = cells.compactMap { cell -> (any Mark)? in
            guard let row = days.firstIndex(of: cell.weekday), let column = blocks.firstIndex(of: hours(cell)) else {
                return nil
            }
            guard let share = cell.share else {
                return Charts.Cell(column: column, row: row, colour: ("var(--soft)", 0), text: say("few"))
            }
            return Charts.Cell(
                column: column, row: row,
                colour: HeatColour.sequential(strongest > 0 ? share / strongest : 0), text: CellText.percent(share))
        }
        return Plot(
            x: Axis(.band(blocks.map { BandName($0) }), title: say("share of all orders"), isOnTop: true),
            y: .band(days.map { name(ofDay: $0) }), rowHeight: 24, marks: marks
        ).draw()
    }

    private static func title(_ seasonality: Seasonality) -> String {
        let peak = (seasonality.months ?? []).filter(\.index.isFinite).sortedDescending(by: \.index).first
        let month = peak.map {
            say("\(name(ofMonth: $0.month)) has \(CellText.score($0.index)) times the orders of an average day")
        }
        let busiest = seasonality.week.filter { $0.share?.isFinite ?? false }.sortedDescending(by: \.share).first
        let day = busiest.map { cell in
            let name = name(ofDay: cell.weekday), share = CellText.percent(cell.share)
            return cell.from == nil
                ? say("\(name) is busiest (\(share) of orders)")
                : say("\(name) \(hours(cell)) is busiest (\(share) of orders)")
        }
        let parts = [month, day].compactMap { $0 }
        return parts.isEmpty ? say("When customers buy") : parts.joined(separator: "; ")
    }

    private static func caption(_ seasonality: Seasonality) -> String {
        var parts: [String] = []
        if let months = seasonality.months, let fewest = months.map(\.years).min() {
            parts.append(
                fewest > 1
                    ? say("Whole calendar months only, at least \(fewest) of each.")
                    : say(
                        "Whole calendar months only; of some there is but one, so that a season can’t be told from a ",
                        "trend or a single event."))
        } else {
            parts.append(say("Less than a year of whole months: nothing can be said of seasons."))
        }
        parts.append(
            seasonality.week.contains { $0.from != nil }
                ? say("Weekdays and hours as written in the data; few: withheld, as few customers stand behind it.")
                : say("Purchases have no time of day."))
        return parts.joined(separator: " ")
    }

    private static func table(_ seasonality: Seasonality) -> DataTable {
        let months = (seasonality.months ?? []).map {
            [
                name(ofMonth: $0.month), say("\(CellText.score($0.index)) × an average day"),
                CellText.plural($0.years, "month"),
            ]
        }
        let days = seasonality.week.distinct(\.weekday).map { day in
            let cells = seasonality.week.filter { $0.weekday == day }
            let known = cells.compactMap(\.orders)
            // A day's sum would tell what is withheld of it.
            let isWhole = known.count == cells.count
            let share = CellText.percent(cells.compactMap(\.share).reduce(0, +))
            return [
                name(ofDay: day),
                isWhole ? say("\(share) of orders") : CellText.withheld,
                isWhole ? CellText.plural(known.reduce(0, +), "order") : CellText.withheld,
            ]
        }
        return DataTable(
            [.text(say("Month or weekday")), .number(say("Level")), .number(say("From"))], rows: months + days)
    }
}
