import Basics
import Charts
import Findings

extension Figure {
    static let profile = Figure(
        name: "profile", summary: "What sets each segment apart: standardised means as a heat map"
    ) { findings in
        let segments = findings.segments
        let features = strongestFeatures(segments)
        let data = table(segments, features)
        guard !features.isEmpty, let peak = peak(segments) else {
            return .empty(title: say("No feature sets the segments apart"), data: data)
        }
        let limit = max(1, min(2, abs(peak.marker.effect)))
        let cells = features.enumerated().flatMap { row, feature in
            segments.enumerated().compactMap { column, segment -> Charts.Cell? in
                guard let effect = effect(segment, feature.name) else { return nil }
                return Charts.Cell(
                    column: column, row: row, colour: HeatColour.diverging(effect, limit: limit),
                    text: CellText.signed(effect, digits: 1), isEmphasised: abs(effect) >= 0.5)
            }
        }
        let plot = Plot(
            x: Axis(.band(segments.map { BandName($0.name) }), isOnTop: true), y: .band(features.map(\.title)),
            rowHeight: 26, marks: cells)
        let all = Set(segments.flatMap { $0.profile.map(\.feature) }).count
        return Chart(
            title: title(peak),
            description: say(
                "Heat map of standardised segment means, \(CellText.plural(features.count, "feature")) by ",
                "\(CellText.plural(segments.count, "segment")), from \(range(segments)). \(title(peak))."),
            caption: say("Standardised mean against all customers, orange above and blue below; bold from ±0.5.")
                + (all > features.count ? say(" The \(features.count) strongest of \(all) features.") : "")
                + " n = \(CellText.integer(findings.data.customers)).",
            drawing: plot.draw(), data: data)
    }

    private struct Row {
        var name: String
        var title: String
    }

    private static func effect(_ segment: Segment, _ feature: String) -> Double? {
        segment.profile.first { $0.feature == feature }.map(\.effect).flatMap { $0.isFinite ? $0 : nil }
    }

    /// At most 16 features, those of the first segment's strongest first, so that the strong cells form steps.
    private static func strongestFeatures(_ segments: [Segment]) -> [Row] {
        let names = segments.flatMap(\.profile).distinct(\.feature)
        let ranked = names.map { name -> (row: Row, owner: Int, strength: Double) in
            let effects = segments.map { abs(effect($0, name) ?? 0) }
            let strength = effects.max() ?? 0
            let title = segments.lazy.flatMap(\.profile).first { $0.feature == name }?.title ?? name
            return (Row(name: name, title: title), effects.firstIndex(of: strength) ?? 0, strength)
        }
        let strongest = ranked.sortedDescending(by: \.strength).prefix(16)
        return Array(strongest).sortedDescending { -Double($0.owner) }.map(\.row)
    }

    private static func peak(_ segments: [Segment]) -> (segment: String, marker: Marker)? {
        segments.flatMap { segment in segment.profile.map { (segment: segment.name, marker: $0) } }
            .filter(\.marker.effect.isFinite).sortedDescending { abs($0.marker.effect) }.first
    }

    private static func title(_ peak: (segment: String, marker: Marker)) -> String {
        let effect = CellText.signed(peak.marker.effect, digits: 1)
        return say("Strongest contrast: \(CellText.uncapitalised(peak.marker.title)) in \(peak.segment) (\(effect) sd)")
    }

    private static func range(_ segments: [Segment]) -> String {
        let effects = segments.flatMap { $0.profile.map(\.effect) }.filter(\.isFinite)
        return say("\(CellText.signed(effects.min())) to \(CellText.signed(effects.max()))")
    }

    private static func table(_ segments: [Segment], _ features: [Row]) -> DataTable {
        DataTable(
            [.text(say("Feature"))] + segments.map { .number($0.name) },
            rows: features.map { feature in
                [feature.title] + segments.map { CellText.signed(effect($0, feature.name)) }
            }, caption: say("(segment mean − overall mean) / overall standard deviation"))
    }
}
