import Basics
import Charts
import Languages

/// What the index says of one study, for its templates.
struct StudyIndex {
    let slug: String
    /// The latest first; at least one.
    let runs: [ArchivedRun]
    private let latest: ArchivedRun

    init?(slug: String, runs: [ArchivedRun]) {
        guard let latest = runs.first else { return nil }
        self.slug = slug
        self.runs = runs
        self.latest = latest
    }

    static var headings: [[String: String]] { KeyFigure.all.map { ["text": $0.title] } }

    private var name: String { latest.manifest.study.name }

    private var title: String {
        latest.link == nil ? say("Run as of \(latest.date)") : say("Report as of \(latest.date)")
    }

    /// That of the latest run's documents.
    var language: Language { latest.manifest.language.flatMap(Languages.named) ?? .english }

    /// Its line on the page of all studies.
    var row: [String: Any] {
        var row = line(latest, before: nil)
        row["study"] = name
        row["page"] = "\(slug)/index.html"
        row["runs"] = say(runs.count, "run")
        if let link = latest.link { row["link"] = "\(slug)/\(link)" }
        return row
    }

    /// Its own page.
    var page: [String: Any] {
        let trends = RunTrends(runs: runs).charts
        var study: [String: Any] = [
            "latest": line(latest, before: nil).merging(["title": title]) { $1 }, "sentence": latest.figures.sentence,
            "headings": Self.headings,
            "rows": runs.enumerated().map { line($0.element, before: runs.dropFirst($0.offset + 1).first) },
            "label": say("Runs of \(name)"),
        ]
        if let audit { study["audit"] = audit }
        if let changes { study["changes"] = changes }
        if !trends.isEmpty {
            study["trends"] = [
                "charts": trends.map { $0.chart.svg(id: $0.id) },
                "note": [
                    say("Scores are on one scale from 0 to 1."),
                    runs.count > RunTrends.most
                        ? say("The latest \(RunTrends.most) of \(NumberFormat.integer(Double(runs.count))) runs.")
                        : nil,
                    say("Every value stands in the tables below."),
                ].compactMap { $0 }.joined(separator: " "),
            ]
        }
        return ["title": name, "kicker": say("Runs of a study"), "up": "../index.html", "study": study]
    }

    /// The figures of the bias audit that the table of runs has no room for; nil where no run has them.
    private var audit: [String: Any]? {
        let figures = KeyFigure.ofAudit
        guard figures.contains(where: { figure in runs.contains { figure.value($0.figures) != nil } }) else {
            return nil
        }
        return [
            "headings": figures.map { ["text": $0.title] }, "label": say("Bias audits of \(name)"),
            "rows": runs.enumerated().map {
                line($0.element, before: runs.dropFirst($0.offset + 1).first, figures)
            },
        ]
    }

    /// What changed from the run before to the latest; nil where there is but one.
    private var changes: [String: Any]? {
        guard let before = runs.dropFirst().first else { return nil }
        var items = (KeyFigure.all + KeyFigure.ofAudit).compactMap { figure in
            figure.change(latest, since: before).map {
                "\(figure.title): \(figure.text(before)) → \(figure.text(latest)) (\($0))"
            }
        }
        if before.figures.verdict != latest.figures.verdict {
            items.insert(
                say("Verdict: \(word(before.figures.verdict)) → \(word(latest.figures.verdict))"), at: 0)
        }
        let sentence =
            items.isEmpty
            ? say("No key figure differs from the run before, as of \(before.date) (\(before.name)).")
            : say("Since the run before, as of \(before.date) (\(before.name)):")
        return ["sentence": sentence, "items": items, "hasItems": !items.isEmpty]
    }

    /// A run's key figures, and how they moved since the run before it.
    private func line(
        _ run: ArchivedRun, before: ArchivedRun?, _ figures: [KeyFigure] = KeyFigure.all
    ) -> [String: Any] {
        var line: [String: Any] = [
            "date": run.date, "run": run.name, "verdict": word(run.figures.verdict), "style": run.figures.style,
            "figures": figures.map { figure in
                var cell = ["text": figure.text(run)]
                if let change = figure.change(run, since: before) { cell["change"] = change }
                return cell
            },
        ]
        if let link = run.link { line["link"] = link }
        if run.figures.brokenClaims > 0 { line["broken"] = counted(run.figures.brokenClaims, "broken claim") }
        return line
    }
}
