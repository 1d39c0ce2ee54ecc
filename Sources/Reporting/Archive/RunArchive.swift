public import Basics
public import Findings
public import Foundation

/// The folder of reports: `<folder>/<slug>/<as-of>-<digest>/`. A run is written beside its place and renamed into it, so
/// that a failure leaves the last good report as it was.
public struct RunArchive: Sendable {
    public let folder: URL

    public init(folder: URL) { self.folder = folder }

    /// What a run has besides its findings and documents. Person-level files can be left out.
    public struct Extras: Sendable {
        public var model: Data?
        public var segments: Data?
        public var rejected: Data?

        public init(model: Data? = nil, segments: Data? = nil, rejected: Data? = nil) {
            self.model = model
            self.segments = segments
            self.rejected = rejected
        }
    }

    /// Files that speak of single persons: they may be erased from a run later.
    static let personLevel: Set<String> = [MemberList.fileName, "rejected.csv"]

    /// The name of a run's folder: its date and a digest of what went in (tool, seed, study, document, inputs).
    public static func runName(_ findings: Findings, templateDigest: String) -> String {
        let provenance = findings.provenance
        let inputs = provenance.inputs.map { "\($0.path) \($0.sha256)" }.sorted()
        let identity =
            [provenance.tool, provenance.version, String(provenance.seed), provenance.studyDigest, templateDigest]
            + inputs
        let date = (findings.study.asOf ?? "").prefix(10)
        let isDate = !date.isEmpty && date.utf8.allSatisfy { $0 == 0x2d || (0x30...0x39).contains($0) }
        let digest = Digest.sha256(identity.joined(separator: "\n")).prefix(12)
        return "\(isDate ? String(date) : "undated")-\(digest)"
    }

    /// Writes a run; one of the same name is replaced.
    /// - Returns: the run's folder.
    @discardableResult
    public func write(
        _ findings: Findings, _ report: RenderedReport, extras: Extras = Extras()
    ) throws(Diagnostics) -> URL {
        let slug = findings.study.slug
        guard Self.isFolderName(slug) else {
            throw Diagnostics([
                Diagnostic(
                    .error, "archive.slug", "the study's folder name can't name a folder of the archive",
                    suggestion: "use letters, digits, '-', '_' and '.'")
            ])
        }
        let name = Self.runName(findings, templateDigest: report.templateDigest)
        let study = folder.appending(path: slug)
        let target = study.appending(path: name)
        let partial = study.appending(path: Leftovers.name(of: name))
        do {
            try FileManager.default.createDirectory(at: study, withIntermediateDirectories: true)
            Leftovers.sweep(study)
            try? FileManager.default.removeItem(at: partial)
            try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: false)
            try fill(partial, findings, report, extras, erasures: Erasures.read(target))
            try AtomicFolder.move(partial, to: target)
        } catch {
            try? FileManager.default.removeItem(at: partial)
            // Where this would have been the study's first run, its folder goes too; one with anything in it stays.
            _ = rmdir(study.path)
            throw Diagnostics([Self.failure(error, writing: "the run '\(slug)/\(name)'")])
        }
        return target
    }

    /// - Parameter erasures: of the run that is replaced. Who was erased from it stays so.
    private func fill(
        _ run: URL, _ findings: Findings, _ report: RenderedReport, _ extras: Extras, erasures: Erasures?
    ) throws {
        var findings = findings, extras = extras
        if var erasures {
            erasures.entries = []
            extras.segments = extras.segments.map { erasures.apply(to: $0, of: MemberList.fileName) }
            try Data(JSON.text(erasures).utf8).write(to: run.appending(path: Erasures.fileName))
        }
        findings.checks = report.checks.isEmpty ? nil : report.checks
        var files: [(path: String, data: Data)] = [("findings.json", Data(try JSON.text(findings).utf8))]
        files += report.figures.map { ("figures/\($0.name).svg", Data($0.svg.utf8)) }
        for (path, data) in [
            ("model.json", extras.model), ("rejected.csv", extras.rejected),
            ("report.html", report.html.map { Data($0.utf8) }), ("report.md", report.markdown.map { Data($0.utf8) }),
            ("report.pdf", report.pdf), ("segments.csv", extras.segments),
        ] {
            if let data { files.append((path, data)) }
        }
        files.sort { $0.path < $1.path }
        if !report.figures.isEmpty {
            try FileManager.default.createDirectory(
                at: run.appending(path: "figures"), withIntermediateDirectories: false)
        }
        for file in files { try file.data.write(to: run.appending(path: file.path)) }
        let outputs = files.map { InputDigest(path: $0.path, sha256: Digest.sha256($0.data)) }
        let manifest = try JSON.text(Manifest(findings, report, outputs: outputs))
        try Data(manifest.utf8).write(to: run.appending(path: Manifest.fileName))
    }

    static func isFolderName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
            }
    }

    static func failure(_ error: any Error, writing what: String) -> Diagnostic {
        let failure = WriteFailure(error)
        return Diagnostic(
            .error, "archive.write", "\(what) can't be written: \(failure.reason)",
            suggestion: [failure.advice, "the last report is untouched"].compactMap(\.self).joined(separator: "; "))
    }
}
