import Basics
import Findings
import Foundation
import Reporting
import Synchronization
import Workflow

/// Follows the files of a study and its template and keeps the page up to date: a change of the template is rendered
/// from the findings at hand, one of the study or its data is computed beside it.
final class PreviewEngine: Sendable {
    private let study: String
    private let template: String?
    private let seed: Int?
    private let threads: Int
    private let cache: StageCache?
    private let progress: any ProgressReporter
    private let state: PreviewState
    private let computed = Mutex<Computed?>(nil)

    /// What a computation ended with.
    private enum Computed {
        case findings(Findings)
        case failed(Diagnostics)
    }

    init(
        study: String, template: String?, seed: Int?, threads: Int, cache: StageCache?,
        progress: any ProgressReporter, state: PreviewState
    ) {
        self.study = study
        self.template = template
        self.seed = seed
        self.threads = threads
        self.cache = cache
        self.progress = progress
        self.state = state
    }

    /// How often the files are looked at, in seconds.
    private static let rhythm = 0.05
    /// A broken template is read again after so many looks: what it would include is unknown.
    private static let retry = 8

    /// On threads of its own, so that long computations never stand in the way of the server.
    func start() { thread { $0.follow() } }

    private func thread(_ body: @escaping @Sendable (PreviewEngine) -> Void) {
        let thread = Thread { body(self) }
        thread.stackSize = 8 << 20
        thread.start()
    }

    // MARK: Following

    private func follow() -> Never {
        var watch = Watch()
        while true {
            followStudy(&watch)
            followTemplate(&watch)
            watch.looks += 1
            Thread.sleep(forTimeInterval: Self.rhythm)
        }
    }

    /// What the loop remembers from one look to the next.
    private struct Watch {
        var study: Study?
        var findings: Findings?
        var inputs: [String] = []
        var inputStamps: FileStamps?
        /// At the last look. A file is read once it looks as it did then: editors that don't rename write in pieces.
        var inputsSeen: FileStamps?
        var isComputing = false
        var documents: [String] = []
        var documentStamps: FileStamps?
        var documentsSeen: FileStamps?
        var isTemplateBroken = false
        var looks = 0
        var isStale = false
        /// What the document asked of the tables when the findings were computed.
        var queries: [[String]] = []
    }

    private func followStudy(_ watch: inout Watch) {
        if let computed = computed.withLock({ computed in
            defer { computed = nil }
            return computed
        }) {
            watch.isComputing = false
            switch computed {
            case .findings(let findings):
                watch.findings = findings
                watch.isStale = true
                state.show(notice: nil)
            case .failed(let problems): fail(problems, watch)
            }
        }
        guard !watch.isComputing else { return }
        if watch.inputs.isEmpty { watch.inputs = [studyFile] }
        let stamps = FileStamps(watch.inputs)
        let isQuiet = stamps == watch.inputsSeen
        watch.inputsSeen = stamps
        guard stamps != watch.inputStamps, isQuiet else { return }
        watch.inputStamps = stamps
        do throws(Diagnostics) {
            let study = try load()
            watch.study = study
            watch.inputs = inputs(of: study)
            watch.inputStamps = FileStamps(watch.inputs, since: stamps)
            // The study may name another template now.
            watch.documentStamps = nil
            watch.isComputing = true
            watch.queries = (try? job(study).document(of: study).queries.map { [$0.name, $0.sql] }) ?? []
            if watch.findings == nil { state.show(page: PreviewPage.waiting) }
            state.show(notice: "Computing …")
            thread { $0.compute(study) }
        } catch {
            fail(error, watch)
        }
    }

    private func load() throws(Diagnostics) -> Study {
        var loaded = try Study.load(study)
        if let seed { loaded.seed = seed }
        return loaded
    }

    private var studyFile: String {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: study, isDirectory: &isFolder)
        return exists && !isFolder.boolValue ? study : study + "/study.yaml"
    }

    private func inputs(of study: Study) -> [String] {
        let companions = job(study).companions(of: study)
        let studies = [study] + companions.compactMap { try? Study.load($0) }
        return companions
            + studies.flatMap { study in [study.file] + (study.sources.map(\.path) + study.records).map(study.path) }
    }

    private func job(_ study: Study) -> ReportJob {
        ReportJob(
            studies: [study], out: URL(fileURLWithPath: "."), shownOut: "", template: template, formats: [.html],
            threads: threads, cache: cache, progress: { _ in self.progress })
    }

    private func compute(_ study: Study) {
        let result: Computed
        do {
            if let findings = try job(study).findings() {
                result = .findings(findings)
            } else {
                result = .failed(Diagnostics([Diagnostic("preview.findings", "the study gives no findings")]))
            }
        } catch {
            result = .failed(Self.diagnostics(error))
        }
        cache?.trim(to: StageCache.standardLimit)
        computed.withLock { $0 = result }
    }

    /// The last good report stays, if there is one; below it stands what is wrong with the study.
    private func fail(_ problems: Diagnostics, _ watch: Watch) {
        for problem in problems.items { progress.note(problem) }
        state.show(notice: watch.findings == nil ? nil : problems.description)
        if watch.findings == nil { state.show(page: PreviewPage.mistakes(problems, in: "study")) }
    }

    private static func diagnostics(_ error: any Error) -> Diagnostics {
        switch error {
        case let problems as Diagnostics: problems
        case let problem as Diagnostic: Diagnostics([problem])
        default: Diagnostics([Diagnostic("preview.failed", "\(error)")])
        }
    }

    // MARK: Rendering

    private func followTemplate(_ watch: inout Watch) {
        guard let study = watch.study, let findings = watch.findings else { return }
        let own = template ?? study.report.template.map(study.path)
        let stamps = FileStamps(watch.documents + (own.map { [$0] } ?? []))
        let isRetried = watch.isTemplateBroken && watch.looks % Self.retry == 0
        let isQuiet = stamps == watch.documentsSeen
        watch.documentsSeen = stamps
        guard watch.isStale || isRetried || stamps != watch.documentStamps && isQuiet else { return }
        watch.isStale = false
        watch.documentStamps = stamps
        do {
            let document = try job(study).document(of: study)
            let queries = document.queries.map { [$0.name, $0.sql] }
            if queries != watch.queries {
                // Their answers are findings: the rest of these comes from the cache.
                watch.queries = queries
                watch.inputStamps = nil
                return
            }
            try document.check(columns: (findings.queries ?? [:]).mapValues { $0.columns.map(\.name) })
                .throwIfErrors()
            if own != nil, watch.documents != document.files {
                watch.documents = document.files
                watch.documentStamps = FileStamps(watch.documents + (own.map { [$0] } ?? []), since: stamps)
            }
            let report = try ReportRenderer(template: document).render(findings, formats: [.html])
            watch.isTemplateBroken = false
            state.show(page: report.html ?? "")
        } catch {
            watch.isTemplateBroken = true
            state.show(page: PreviewPage.mistakes(Self.diagnostics(error), in: "template"))
        }
    }
}
