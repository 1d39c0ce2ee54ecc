import Basics
import Charts
import Findings

/// From a `chart` cell and its data to a chart.
struct ChartBuilder {
    let cell: ChartCell
    let data: ChartData
    let findings: Findings
    private(set) var diagnostics = Diagnostics()
    /// What was left out, for the caption.
    private var left: [String] = []

    init(cell: ChartCell, data: ChartData, findings: Findings) {
        self.cell = cell
        self.data = data
        self.findings = findings
    }

    /// Nil, and told, where the data can't be drawn so.
    mutating func chart(title: String, caption: String) -> Chart? {
        var columns: [ChartCell.Channel: DataColumn] = [:]
        for channel in ChartCell.Channel.allCases {
            guard let name = cell.columns[channel] else { continue }
            guard let column = data.column(name) else {
                return absent("the data have no column '\(name)'", didYouMean(name, in: data.columns.map(\.name)))
            }
            columns[channel] = column
        }
        guard let layout = layout(columns) else { return nil }
        var points = (0..<data.rows).map { layout.point($0, columns) }
        points = sorted(points, layout)
        points = limited(points)
        let chart = DataChart(
            cell.kind, points, value: measure(layout.value), x: layout.x.map(measure), nameTitle: layout.nameTitle,
            styles: styles(layout))
        let doubles = points.count - chart.distinctPoints().count
        if doubles > 0 {
            let rows = Language.$current.withValue(.english) { CellText.plural(doubles, "row") }
            diagnostics.append(
                Diagnostic(
                    .warning, "document.chart-doubles", at: cell.position,
                    "\(rows) of the data would lie on others, and \(doubles == 1 ? "is" : "are") not drawn",
                    suggestion: "name a column that tells them apart with ':colour:' or ':facet:'"))
        }
        let table = table(layout, columns)
        let note = ([caption] + left).joined(separator: " ")
        guard let drawing = chart.drawing() else { return .empty(title: title, caption: note, data: table) }
        return Chart(
            title: title,
            description: "\(description(chart, layout)) \(title)\(".!?".contains(title.suffix(1)) ? "" : ".")",
            caption: note, drawing: drawing, data: table)
    }

    // MARK: Which column is what

    /// The columns in their parts.
    struct Layout {
        var name: DataColumn?
        var value: DataColumn
        /// Where the place along x is a number.
        var x: DataColumn?
        /// Of a heat map.
        var column: DataColumn?
        var series: DataColumn?

        var nameTitle: String? { name?.title }

        func point(_ row: Int, _ columns: [ChartCell.Channel: DataColumn]) -> DataChart.Point {
            var point = DataChart.Point(name: name?.name(row) ?? x?.name(row) ?? "")
            point.x = x?.number(row)
            point.value = value.number(row)
            point.isWithheld = value.withheld.contains(row)
            point.low = columns[.low]?.number(row)
            point.high = columns[.high]?.number(row)
            point.q25 = columns[.q25]?.number(row)
            point.q75 = columns[.q75]?.number(row)
            point.column = column?.name(row) ?? ""
            point.series = series?.name(row)
            point.facet = columns[.facet]?.name(row)
            return point
        }
    }

    private mutating func layout(_ columns: [ChartCell.Channel: DataColumn]) -> Layout? {
        guard let x = columns[.x], let y = columns[.y] else { return nil }
        let series = columns[.colour] ?? [x, y, columns[.facet]].compactMap { $0 }.first(where: \.isSegment)
        for channel in [ChartCell.Channel.low, .high, .q25, .q75] {
            if let column = columns[channel], !column.isNumeric, column.values.contains(where: { $0 != nil }) {
                return absent("the column '\(column.name)' holds no numbers to draw", nil)
            }
        }
        switch cell.kind {
        case .heat:
            guard let value = columns[.colour], value.isNumeric else {
                return absent("':colour:' of a heat chart names a column of numbers", nil)
            }
            return Layout(name: y, value: value, column: x)
        case .line, .area, .box:
            guard y.isNumeric else {
                return absent("':y:' of a \(cell.kind.rawValue) chart names a column of numbers", nil)
            }
            let isSequence = x.isNumeric && cell.kind != .box
            return Layout(name: isSequence ? nil : x, value: y, x: isSequence ? x : nil, series: series)
        case .bar, .dot, .interval:
            if x.isNumeric, y.isNumeric, cell.kind == .dot { return Layout(value: y, x: x, series: series) }
            if x.isNumeric, !y.isNumeric { return Layout(name: y, value: x, series: series) }
            guard y.isNumeric else { return absent("neither '\(x.name)' nor '\(y.name)' holds numbers to draw", nil) }
            return Layout(name: x, value: y, series: series)
        }
    }

    private mutating func absent<Result>(_ summary: String, _ suggestion: String?) -> Result? {
        diagnostics.append(
            Diagnostic(
                .warning, "document.chart-columns", at: cell.position, "\(summary); the chart is left out",
                suggestion: suggestion))
        return nil
    }

    private func styles(_ layout: Layout) -> [String: SeriesStyle] {
        guard let segments = layout.series?.segments else { return [:] }
        return Dictionary(segments.sorted { $0.key < $1.key }.map { ($0.value, SeriesStyle($0.key)) }) { first, _ in
            first
        }
    }

    // MARK: Order and size

    /// Names with the largest sum of values first, or as the cell says; the same order in all panels.
    private func sorted(_ points: [DataChart.Point], _ layout: Layout) -> [DataChart.Point] {
        let isRows = [.bar, .dot, .interval].contains(cell.kind) && layout.name != nil
        let order = cell.order ?? (isRows && layout.name?.isNumeric == false ? .value : .none)
        var sums: [String: Double] = [:]
        for point in points { sums[point.name, default: 0] += point.value ?? 0 }
        let keyed = points.enumerated()
        func sorted(_ isBefore: (DataChart.Point, DataChart.Point) -> Bool) -> [DataChart.Point] {
            keyed.sorted { first, second in
                if isBefore(first.element, second.element) { return true }
                return !isBefore(second.element, first.element) && first.offset < second.offset
            }.map(\.element)
        }
        func sum(_ point: DataChart.Point) -> Double { sums[point.name] ?? 0 }
        switch order {
        case .none: return points
        case .name: return sorted { $0.name < $1.name }
        case .value: return sorted { (sum($0), $1.name) > (sum($1), $0.name) }
        case .ascending: return sorted { (sum($0), $0.name) < (sum($1), $1.name) }
        }
    }

    /// What a chart can't hold is left out, told, and said in the caption; the data table keeps it.
    private mutating func limited(_ points: [DataChart.Point]) -> [DataChart.Point] {
        let limits = DataChart.limits(cell.kind)
        var points = points
        func keep(_ limit: Int, _ what: String, _ key: (DataChart.Point) -> String?) {
            var seen: [String] = []
            for name in points.compactMap(key) where !seen.contains(name) { seen.append(name) }
            guard seen.count > limit else { return }
            let kept = Set(seen.prefix(limit))
            points = points.filter { key($0).map(kept.contains) ?? true }
            left.append(say("Drawn are \(limit) of \(seen.count) \(word(what)); the data hold all."))
            diagnostics.append(
                Diagnostic(
                    .warning, "document.chart-size", at: cell.position,
                    "a \(cell.kind.rawValue) chart holds \(limit) \(what); the data have \(seen.count)",
                    suggestion: "let the query sum up or end with 'limit', or draw another kind"))
        }
        keep(limits.facets, "panels", \.facet)
        keep(limits.names, "names", \.name)
        keep(limits.columns, "columns", \.column)
        if [.line, .area, .dot, .bar, .interval].contains(cell.kind), points.contains(where: { $0.series != $0.name }) {
            keep(limits.series, "colours", \.series)
        }
        return points
    }

    // MARK: Words

    private func measure(_ column: DataColumn) -> DataChart.Measure {
        let formatter = cell.format ?? column.format, currency = findings.study.currency
        let isWhole = column.values.compactMap { $0?.number }.allSatisfy { $0 == $0.rounded() }
        let format: TickFormat =
            switch formatter?.name {
            case .percent: .percent
            case .integer: .integer
            case .money, .compact, .quantity: .amount
            case .signed: .signed
            case nil where isWhole: .integer
            default: .number
            }
        let unit = formatter?.name == .money ? currency.map { ", \($0)" } ?? "" : ""
        return DataChart.Measure(title: CellText.uncapitalised(column.title) + unit, format: format) { value in
            Formatter.text(.number(value), formatter, currency: currency)
        }
    }

    private func description(_ chart: DataChart, _ layout: Layout) -> String {
        let kinds: [DataChart.Kind: String] = [
            .bar: say("Bars"), .line: say("Lines"), .area: say("Areas"), .dot: say("Dots"), .heat: say("A heat map"),
            .box: say("Boxes"), .interval: say("Dots with intervals"),
        ]
        let values = chart.points.compactMap(\.value).filter(\.isFinite)
        let measure = chart.value
        let range = values.min().flatMap { low in
            values.max().map { say("from \(measure.text(low)) to \(measure.text($0))") }
        }
        let by = [layout.name, layout.x, layout.column].compactMap { $0 }.map { CellText.uncapitalised($0.title) }
        var seen: [String?] = []
        for point in chart.points where !seen.contains(point.facet) { seen.append(point.facet) }
        let panels = seen.count > 1 ? say(", \(seen.count) panels on one scale") : ""
        let kind = kinds[cell.kind] ?? say("A chart"), names = by.joined(separator: say(" and "))
        return say("\(kind): \(measure.title) by \(names)\(panels), \(range ?? say("without any value")).")
    }

    private func table(_ layout: Layout, _ columns: [ChartCell.Channel: DataColumn]) -> DataTable {
        var shown: [DataColumn] = []
        let order: [ChartCell.Channel] = [.facet, .x, .y, .colour, .low, .q25, .q75, .high]
        for column in order.compactMap({ columns[$0] }) where !shown.contains(where: { $0.name == column.name }) {
            shown.append(column)
        }
        // Names before figures.
        shown = shown.filter { !$0.isNumeric } + shown.filter(\.isNumeric)
        let values = [layout.value] + [.low, .high, .q25, .q75].compactMap { columns[$0] }
        return DataTable(
            shown.map { DataTable.Column($0.title, isNumeric: $0.isNumeric) },
            rows: (0..<data.rows).map { row in
                shown.map { column in
                    let isValue = values.contains { $0.name == column.name }
                    return column.text(row, isValue ? cell.format : nil, currency: findings.study.currency)
                }
            })
    }
}
