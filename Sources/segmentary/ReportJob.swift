import Auditing
import Basics
import Findings
import Foundation
import Reporting
import Tables
import Workflow

/// From studies to their archived reports: computes every study once, compares those that ask for it, then writes.
struct ReportJob {
    let studies: [Study]
    let out: URL
    let shownOut: String
    let template: String?
    let formats: [ReportFormat]?
    let threads: Int
    let cache: StageCache?
    var key = SecretKey()
    let progress: (Study) -> any ProgressReporter

    struct Outcome {
        /// The run folders, as the user would write them.
        var runs: [String] = []
        var brokenChecks: [Check] = []
    }

    private struct Planned {
        var study: Study
        var workflow: Workflow
        var members: MemberFile
        var template: DocumentTemplate?
    }

    func run() throws -> Outcome {
        let planned = try plan()
        let standing = planned.map { standingReport($0, planned) }
        let pending = planned.indices.filter { planned[$0].template != nil && standing[$0] == nil }.map { planned[$0] }
        let needed = Set(pending.flatMap { [key($0.study)] + companions(of: $0.study) })
        let results = try compute(planned.filter { needed.contains(key($0.study)) })
        var outcome = Outcome()
        for (item, standing) in zip(planned, standing) {
            if let standing {
                progress(item.study).stage("Report (unchanged)") {}
                tell(standing, of: item, outcome: &outcome)
            } else if let template = item.template, let result = compared(item.study, results) {
                tell(
                    try write(item, template: template, result: result, planned), of: item, outcome: &outcome)
            }
        }
        let warnings = try ReportIndex(folder: out).rebuild()
        for warning in warnings.items { progress(studies[0]).note(warning) }
        cache?.trim(to: StageCache.standardLimit)
        return outcome
    }

    /// The findings of the first study, compared with its companions: nothing is written.
    func findings() throws -> Findings? { compared(studies[0], try compute(try plan(writes: false)))?.findings }

    private func compute(_ planned: [Planned]) throws -> [String: RunResult] {
        var results: [String: RunResult] = [:]
        for item in planned {
            results[key(item.study)] = try item.workflow.run(
                withMembers: item.template != nil && item.members.key != nil)
        }
        return results
    }

    private func compared(_ study: Study, _ results: [String: RunResult]) -> RunResult? {
        guard var result = results[key(study)] else { return nil }
        let companions = companions(of: study).compactMap { results[$0]?.findings }
        result.findings.caseStudies = CaseStudyComparison(study, companions).facts(result.findings)
        // A companion's data is an input of this report too: when it changes, this is another run.
        result.findings.provenance.inputs += companions.flatMap { companion in
            [InputDigest(path: "\(companion.study.slug)/study.yaml", sha256: companion.provenance.studyDigest)]
                + companion.provenance.inputs.map {
                    InputDigest(path: "\(companion.study.slug)/\($0.path)", sha256: $0.sha256)
                }
        }
        return result
    }

    // MARK: Before anything is computed

    /// - Parameter writes: whether reports are written, or only findings made.
    private func plan(writes: Bool = true) throws(Diagnostics) -> [Planned] {
        var problems = Diagnostics()
        var planned: [Planned] = []
        var secret: [UInt8]?
        do {
            secret = try key.secret(outside: studies.map(\.folder) + (writes ? [out.path] : []))
        } catch {
            problems.append(contentsOf: error)
        }
        func add(_ study: Study, reports: Bool) {
            guard !planned.contains(where: { key($0.study) == key(study) }) else { return }
            var document: DocumentTemplate?
            do {
                document = reports ? try self.document(of: study) : nil
            } catch {
                // Where nothing is written, findings are made whatever the document is like.
                if writes { problems.append(contentsOf: error) }
            }
            do {
                var workflow = try Workflow(study: study, threads: threads, progress: progress(study), cache: cache)
                let members = MemberFile(study: study, secret: secret)
                if writes, reports { workflow.archive = out }
                workflow.key = members.key
                if writes { try study.checkNoise(hasKey: members.key != nil) }
                if let document { problems.append(contentsOf: ask(document, of: &workflow, checks: writes)) }
                planned.append(
                    Planned(
                        study: study, workflow: workflow, members: members, template: writes ? document : nil))
            } catch {
                problems.append(contentsOf: error)
                if writes, let document { problems.append(contentsOf: document.check()) }
            }
        }
        if writes { do { try checkWritable() } catch { problems.append(contentsOf: error) } }
        for study in studies { add(study, reports: true) }
        for study in studies {
            for name in study.caseStudy?.compare ?? [] {
                let path = study.path(name.name)
                guard FileManager.default.fileExists(atPath: path) else {
                    progress(study).note(
                        Diagnostic(
                            .warning, "study.compare", at: name.position,
                            "there is no study '\(path)' to compare with; the report does without"))
                    continue
                }
                do {
                    add(try Study.load(path), reports: false)
                } catch {
                    problems.append(
                        Diagnostic(
                            "study.compare", at: name.position, "the study to compare with can't be read"))
                    problems.append(contentsOf: error)
                }
            }
        }
        try problems.throwIfErrors()
        return planned
    }

    /// The document that the study's report is made by, not yet checked.
    func document(of study: Study) throws(Diagnostics) -> DocumentTemplate {
        let loaded: DocumentTemplate
        if let path = template {
            loaded = try DocumentTemplate.named(path, in: study.language)
        } else if let path = study.report.template {
            if FileManager.default.isReadableFile(atPath: study.path(path)) {
                loaded = try DocumentTemplate.load(study.path(path))
            } else if DocumentTemplate.bundledNames.contains(path) {
                loaded = try DocumentTemplate.bundled(path, in: study.language)
            } else {
                throw Diagnostics([
                    Diagnostic(
                        "study.template", at: study.report.templatePosition, "the template '\(path)' can't be read",
                        suggestion: "name a file by its path from the study's folder, or one of "
                            + DocumentTemplate.bundledNames.joined(separator: ", "))
                ])
            }
        } else {
            loaded = try DocumentTemplate.standard(in: study.language)
        }
        // Told now, not after the computing.
        if (formats ?? studyFormats(study) ?? loaded.formats)?.contains(.pdf) == true { _ = try PDFPrinter.find() }
        return loaded
    }

    /// Puts a document's queries to the study's tables.
    /// - Parameter checks: whether all of the document is checked as well.
    /// - Returns: the errors.
    private func ask(_ document: DocumentTemplate, of workflow: inout Workflow, checks: Bool) -> Diagnostics {
        let asked = workflow.ask(document.queries)
        var found = asked.diagnostics
        if checks { found.append(contentsOf: document.check(columns: asked.columns)) }
        for note in found.items where note.severity != .error { progress(workflow.study).note(note) }
        return Diagnostics(found.items.filter { $0.severity == .error })
    }

    private func checkWritable() throws(Diagnostics) {
        do {
            try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
        } catch {
            throw Diagnostics([
                Diagnostic(
                    "archive.write", "the folder '\(shownOut)' can't be made: \(WriteFailure(error).reason)",
                    suggestion: "choose another with --out")
            ])
        }
        guard FileManager.default.isWritableFile(atPath: out.path) else {
            throw Diagnostics([
                Diagnostic(
                    "archive.write", "the folder '\(shownOut)' can't be written to",
                    suggestion: "choose another with --out")
            ])
        }
    }

    // MARK: Comparing

    /// A study is the same whatever way leads to it.
    private func key(_ study: Study) -> String {
        URL(fileURLWithPath: study.file).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// The study files that a study is compared with.
    func companions(of study: Study) -> [String] {
        (study.caseStudy?.compare ?? []).map { name in
            let folder = URL(fileURLWithPath: study.path(name.name)).standardizedFileURL.resolvingSymlinksInPath()
            return folder.pathExtension == "yaml" ? folder.path : folder.appending(path: "study.yaml").path
        }
    }

    // MARK: Writing

    private func write(
        _ item: Planned, template: DocumentTemplate, result: RunResult, _ planned: [Planned]
    ) throws -> WrittenReport {
        let reporter = progress(item.study)
        let report = try reporter.stage("Documents") {
            try ReportRenderer(template: template).render(result.findings, formats: formats ?? studyFormats(item.study))
        }
        let folder = try RunArchive(folder: out).write(
            result.findings, report,
            extras: .init(
                model: Data(JSON.text(result.model).utf8), segments: try item.members.data(result.members),
                rejected: RejectedFile.data(result.rejected)))
        let written = WrittenReport(folder, checks: report.checks, diagnostics: report.diagnostics.items)
        if let parts = parts(item, planned, run: written.run) {
            cache?.keep(written, named: WrittenReport.name, of: parts, reporter)
            cache?.keep(written.run, named: WrittenReport.name, of: Array(parts.dropLast()), reporter)
        }
        return written
    }

    private func tell(_ report: WrittenReport, of item: Planned, outcome: inout Outcome) {
        let reporter = progress(item.study)
        for diagnostic in report.diagnostics { reporter.note(diagnostic) }
        if item.members.key == nil {
            reporter.note(
                Diagnostic(
                    .note, "members.no-key", "segments.csv, the list of members, is left out",
                    suggestion: "set \(SecretKey.variable) to a secret of at least 16 characters, or name a --key-file")
            )
        }
        outcome.runs.append("\(shownOut)/\(item.study.slug)/\(report.run)")
        outcome.brokenChecks += report.checks.filter { !$0.holds }
    }

    // MARK: What stands already

    /// The report as it was written before from the same, if every byte of it is still there.
    private func standingReport(_ item: Planned, _ planned: [Planned]) -> WrittenReport? {
        let reporter = progress(item.study)
        guard let cache, let parts = parts(item, planned, run: nil),
            let run = cache.value(String.self, named: WrittenReport.name, of: parts, reporter),
            let all = self.parts(item, planned, run: run),
            let written = cache.value(WrittenReport.self, named: WrittenReport.name, of: all, reporter),
            written.stands(in: out.appending(path: item.study.slug))
        else { return nil }
        return written
    }

    /// Everything that a report's files depend on.
    /// - Parameter run: its folder, by which the others of the archive are known; nil: without those.
    private func parts(_ item: Planned, _ planned: [Planned], run: String?) -> [String]? {
        guard let template = item.template, let digest = item.workflow.digest else { return nil }
        let formats = formats ?? studyFormats(item.study) ?? template.formats ?? []
        let others = companions(of: item.study).map { file in
            planned.first { key($0.study) == file }?.workflow.digest ?? "none"
        }
        let parts =
            [digest, template.name, template.digest, item.members.fingerprint]
            + formats.map(\.rawValue) + ["compared with"] + others
        guard let run else { return parts }
        return parts + [WrittenReport.others(in: out.appending(path: item.study.slug), but: run)]
    }

    private func studyFormats(_ study: Study) -> [ReportFormat]? {
        study.report.formats.map { $0.compactMap(ReportFormat.init) }
    }
}
