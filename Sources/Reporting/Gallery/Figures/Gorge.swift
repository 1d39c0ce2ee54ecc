import Basics
import Charts
import Findings

extension Figure {
    static let gorge = Figure(
        name: "gorge", summary: "How near all customers are to each segment: a gorge where it stands apart"
    ) { findings in
        let shown = findings.segments.compactMap { segment in
            segment.similarity.map { (segment: segment, profile: $0) }
        }.filter { $0.profile.bins.count > 1 }
        guard !shown.isEmpty else { return nil }
        let heights = shown.flatMap { $0.profile.bins.map(height) }.filter(\.isFinite)
        let limit = Ticks(covering: 0, min(1, heights.max() ?? 1), count: 3).values.last ?? 1
        let columns = min(3, max(1, shown.count))
        let panels = shown.map { entry in
            Plot(
                x: Axis(.linear, domain: 0...1, ticks: [0, 0.5, 1]),
                y: Axis(.linear, format: .percent, domain: 0...max(limit, 0.01), ticks: [0, limit / 2, limit]),
                width: columns == 1 ? 420 : Drawing.panelWidth(columns: columns), height: 84,
                heading: entry.segment.name,
                marks: [
                    Polygon(
                        [outline(entry.profile)], fill: SeriesStyle(entry.segment.id).colour, opacity: 0.6)
                ]
            ).draw()
        }
        let title = title(shown)
        return Chart(
            title: title,
            description: say(
                "Histograms, one per segment: all customers by their similarity to the segment, from 0 (far) to ",
                "1 (at its centre and far from the others), per tenth. \(title)."),
            caption: say(
                "All customers by their similarity to the segment: 1 at its centre, 0 far away. A gorge between two ",
                "hills is what a segment apart looks like; a hill in the middle is made of customers between segments. ",
                "Per tenth of the scale; tenths of few customers are joined. ",
                "n = \(CellText.integer(findings.data.customers))."),
            drawing: .grid(panels, columns: columns, rowGap: 12), data: table(shown))
    }

    /// Share of the customers per tenth.
    private static func height(_ bin: SimilarityBin) -> Double {
        bin.high > bin.low ? bin.share * 0.1 / (bin.high - bin.low) : 0
    }

    private static func outline(_ profile: SimilarityProfile) -> [(x: Double, y: Double)] {
        [(x: profile.bins.first?.low ?? 0, y: 0)]
            + profile.bins.flatMap { [(x: $0.low, y: height($0)), (x: $0.high, y: height($0))] }
            + [(x: profile.bins.last?.high ?? 1, y: 0)]
    }

    private static func title(_ shown: [(segment: Segment, profile: SimilarityProfile)]) -> String {
        let known = shown.filter { $0.profile.between != nil }
        guard let most = known.sortedDescending(by: \.profile.between).first,
            let least = known.last(where: { $0.profile.between == known.compactMap(\.profile.between).min() })
        else { return say("How near customers are to each segment") }
        let start = say(
            "\(CellText.whole(most.profile.between)) of customers are neither near to \(most.segment.name) nor far ",
            "from it")
        guard known.count > 1, least.segment.id != most.segment.id else { return start }
        return start + say("; at \(least.segment.name), \(CellText.whole(least.profile.between))")
    }

    private static func table(_ shown: [(segment: Segment, profile: SimilarityProfile)]) -> DataTable {
        func share(_ profile: SimilarityProfile, _ holds: (SimilarityBin) -> Bool) -> String {
            CellText.percent(profile.bins.filter(holds).reduce(0) { $0 + $1.share })
        }
        return DataTable(
            [
                .text(say("Segment")), .number(say("Below 0.3")), .number(say("0.3 to 0.7")),
                .number(say("Above 0.7")),
            ],
            rows: shown.map { entry in
                // Joined bins may reach across a border: then only what lies between is known.
                let borders = entry.profile.bins.map(\.high)
                let isCut = [0.3, 0.7].allSatisfy { border in borders.contains { abs($0 - border) < 1e-9 } }
                return [
                    entry.segment.name, isCut ? share(entry.profile) { $0.high < 0.31 } : CellText.withheld,
                    CellText.share(entry.profile.between),
                    isCut ? share(entry.profile) { $0.low > 0.69 } : CellText.withheld,
                ]
            }, caption: say("Share of all customers by their similarity to the segment"))
    }
}
