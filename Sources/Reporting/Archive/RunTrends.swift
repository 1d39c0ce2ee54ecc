import Basics
import Charts

/// How the key figures of a study went from run to run: small multiples, scores on one scale.
struct RunTrends {
    /// The latest first.
    let runs: [ArchivedRun]

    /// So many of the latest runs are drawn: the picture doesn't grow with the archive.
    static let most = 40

    /// One chart for each figure that at least two runs have.
    var charts: [(id: String, chart: Chart)] {
        let shown = Array(runs.prefix(Self.most).reversed())
        return (KeyFigure.all + KeyFigure.ofAudit).enumerated().compactMap { index, figure in
            chart(figure, shown).map { ("trend-\(index + 1)", $0) }
        }
    }

    private func chart(_ figure: KeyFigure, _ shown: [ArchivedRun]) -> Chart? {
        let values = shown.map { figure.value($0.figures).flatMap { $0.isFinite ? $0 : nil } }
        let known = values.indices.filter { values[$0] != nil }
        guard known.count > 1, let first = known.first, let last = known.last else { return nil }
        let points = values.enumerated().map { (x: Double($0.offset), y: $0.element ?? .nan) }
        // A score below zero lies on the border; its label says what it is.
        let dots = known.map { index in
            Dot(Double(index), y: values[index] ?? 0, colour: "var(--s0)", radius: index == last ? 4 : 2.5) as any Mark
        }
        let label = Label(figure.text(values[last]), x: Double(last), y: values[last] ?? 0, anchor: .end, dx: 5, dy: -9)
        var x = Axis.band(shown.map { $0.manifest.study.asOf.map { String($0.prefix(7)) } ?? say("undated") })
        x.isOrdinal = true
        let y: Axis =
            figure.kind == .score
            ? .linear(nil, .number, domain: 0...1) : .linear(nil, .compact, domain: 0...Self.ceiling(values))
        let plot = Plot(
            x: x, y: y, width: 310, height: 90, left: 40, heading: figure.title,
            marks: [Line(points, colour: "var(--s0)")] + dots + [label])
        let low = known.compactMap { values[$0] }.min(), high = known.compactMap { values[$0] }.max()
        let title =
            figure.text(values[first]) == figure.text(values[last])
            ? say("\(figure.title): \(figure.text(values[last])) in the first and the last of \(known.count) runs")
            : say(
                "\(figure.title) went from \(figure.text(values[first])) to \(figure.text(values[last])) over ",
                "\(known.count) runs")
        return Chart(
            title: title,
            description: say(
                "A line over runs from \(shown[first].date) to \(shown[last].date), between ",
                "\(figure.text(low)) and \(figure.text(high)). The tables of runs hold every value."),
            caption: "", drawing: plot.draw(), data: DataTable([], rows: []))
    }

    private static func ceiling(_ values: [Double?]) -> Double {
        // Never so low that a tick would be half of something that is counted.
        let highest = max(4, values.compactMap { $0 }.max() ?? 0)
        return Ticks(covering: 0, highest).values.last ?? highest
    }
}
