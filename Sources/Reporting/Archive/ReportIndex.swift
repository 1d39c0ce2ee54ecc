public import Basics
public import Foundation
import Findings
import Templates

/// The pages that list the runs: one of each study, one of all. Made from manifests alone.
public struct ReportIndex: Sendable {
    public let folder: URL

    public init(folder: URL) { self.folder = folder }

    /// A run that can be listed.
    struct Run: Sendable {
        var name: String
        var manifest: Manifest
        var hasHTML: Bool { manifest.outputs.contains { $0.path == "report.html" } }
    }

    /// Rebuilds the pages, touching only those that change.
    /// - Returns: warnings about runs whose manifest can't be read; the others are listed.
    @discardableResult
    public func rebuild() throws(Diagnostics) -> Diagnostics {
        var warnings = Diagnostics()
        var studies: [(slug: String, runs: [Run])] = []
        for slug in folders(in: folder) {
            let runs = self.runs(of: slug, &warnings)
            if !runs.isEmpty { studies.append((slug, runs)) }
        }
        for study in studies {
            let title = study.runs[0].manifest.study.name
            try write(
                title, kicker: "Runs of a study", [section(study, heading: nil, prefix: "")], up: "../index.html",
                to: folder.appending(path: study.slug).appending(path: "index.html"))
        }
        try write(
            "Reports", kicker: "Audience segmentation",
            studies.map { section($0, heading: $0.runs[0].manifest.study.name, prefix: "\($0.slug)/") }, up: nil,
            to: folder.appending(path: "index.html"))
        return warnings
    }

    private func folders(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            return !name.hasPrefix(".")
                && FileManager.default.fileExists(atPath: folder.appending(path: name).path, isDirectory: &isFolder)
                && isFolder.boolValue
        }.sorted()
    }

    /// Latest date first.
    private func runs(of slug: String, _ warnings: inout Diagnostics) -> [Run] {
        let study = folder.appending(path: slug)
        var runs: [Run] = []
        for name in folders(in: study) {
            do throws(Diagnostics) {
                runs.append(Run(name: name, manifest: try RunVerification.manifest(of: study.appending(path: name))))
            } catch {
                for item in error.items {
                    warnings.append(
                        Diagnostic(.warning, item.identifier, "'\(slug)/\(name)' is not listed: \(item.summary)"))
                }
            }
        }
        return runs.sorted { ($0.manifest.study.asOf ?? "", $0.name) > ($1.manifest.study.asOf ?? "", $1.name) }
    }

    private func section(
        _ study: (slug: String, runs: [Run]), heading: String?, prefix: String
    ) -> [String: Any] {
        let rows = study.runs.enumerated().map { index, run in
            row(run, before: index + 1 < study.runs.count ? study.runs[index + 1] : nil, prefix: prefix)
        }
        var section: [String: Any] = ["rows": rows, "label": "Runs of \(study.runs[0].manifest.study.name)"]
        if let heading { section["heading"] = heading }
        return section
    }

    /// A run's key figures; how stability moved since the run before it.
    private func row(_ run: Run, before: Run?, prefix: String) -> [String: Any] {
        let figures = run.manifest.figures
        var row: [String: Any] = [
            "date": run.manifest.study.asOf.map(Formatter.date) ?? "Undated run",
            "customers": NumberFormat.integer(Double(figures.customers)), "k": "\(figures.k)",
            "verdict": figures.verdict, "silhouette": NumberFormat.fixed(figures.silhouette, digits: 2),
            "stability": NumberFormat.fixed(figures.stability, digits: 2),
            "macroF1": NumberFormat.fixed(figures.macroF1, digits: 2),
            "concerns": figures.concerns.map { "\($0)" } ?? "no audit",
            "style": ["natural": "ok", "reproducible": "ok", "constructive": "unk"][figures.verdict] ?? "plain",
            "run": run.name,
        ]
        if run.hasHTML { row["link"] = "\(prefix)\(run.name)/report.html" }
        if let before {
            let change = figures.stability - before.manifest.figures.stability
            row["change"] = NumberFormat.signed(change, digits: 2)
        }
        if figures.brokenClaims > 0 { row["broken"] = counted(figures.brokenClaims, "broken claim") }
        return row
    }

    private func write(
        _ title: String, kicker: String, _ sections: [[String: Any]], up: String?, to file: URL
    ) throws(Diagnostics) {
        var context: [String: Any] = [
            "title": title, "kicker": kicker, "sections": sections, "style": Templates.style,
            "isEmpty": sections.isEmpty,
        ]
        if let up { context["up"] = up }
        let page = Data(try Page.render(Templates.index, context).utf8)
        guard (try? Data(contentsOf: file)) != page else { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try page.write(to: file, options: .atomic)
        } catch {
            throw Diagnostics([RunArchive.failure(error, writing: file.lastPathComponent)])
        }
    }
}
