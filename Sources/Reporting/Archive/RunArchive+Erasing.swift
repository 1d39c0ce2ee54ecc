public import Basics
import Findings
import Foundation

extension RunArchive {
    /// A run of the archive, and what it holds of a person.
    public struct PersonalTrace: Sendable, Hashable {
        /// `study/run`
        public var run: String
        /// Their row in the list of members: segment and confidence.
        public var segment: String
        public var confidence: String
        /// The run's segments are drawn around real customers, whose values stand in its model.
        public var hasMedoids: Bool
    }

    /// Where somebody stands in the archive.
    public struct PersonalTraces: Sendable, Hashable {
        public var listed: [PersonalTrace] = []
        /// Runs without a list of members: whether they counted somebody can't be told from them.
        public var unlisted: [String] = []
    }

    /// Finds a person in all archived runs.
    ///
    /// - Parameter pseudonyms: what they may be called there, one for each key.
    public func traces(of pseudonyms: Set<String>) -> PersonalTraces {
        var traces = PersonalTraces()
        for (name, run) in runs() {
            guard let members = try? Data(contentsOf: run.appending(path: MemberList.fileName)) else {
                traces.unlisted.append(name)
                continue
            }
            guard let line = MemberList(members).line(of: pseudonyms), line.count > 2 else { continue }
            traces.listed.append(
                PersonalTrace(
                    run: name, segment: String(line[1]), confidence: String(line[2]),
                    hasMedoids: Self.hasMedoids(run)))
        }
        return traces
    }

    /// Removes a person from the person-level files of all archived runs and leaves a tombstone in each.
    ///
    /// The tombstone is written first: whatever interrupts this, doing it again completes it.
    ///
    /// - Returns: where they were found.
    /// - Throws: what can't be written; runs before that one are done.
    public func erase(_ pseudonyms: Set<String>) throws(Diagnostics) -> PersonalTraces {
        let traces = traces(of: pseudonyms)
        for trace in traces.listed {
            let run = folder.appending(path: trace.run), file = run.appending(path: MemberList.fileName)
            do {
                let members = try Data(contentsOf: file)
                var erasures = Erasures.read(run) ?? Erasures()
                erasures.hide(pseudonyms)
                let kept = erasures.apply(to: members, of: MemberList.fileName)
                try Data(JSON.text(erasures).utf8).write(
                    to: run.appending(path: Erasures.fileName), options: .atomic)
                try kept.write(to: file, options: .atomic)
            } catch {
                throw Diagnostics([Self.failure(error, writing: "the run '\(trace.run)'")])
            }
        }
        return traces
    }

    /// All runs by `study/run`, in order.
    private func runs() -> [(name: String, folder: URL)] {
        ArchivedRun.folders(in: folder).flatMap { slug in
            let study = folder.appending(path: slug)
            return ArchivedRun.folders(in: study).map { ("\(slug)/\($0)", study.appending(path: $0)) }
        }.filter { FileManager.default.fileExists(atPath: $0.1.appending(path: Manifest.fileName).path) }
    }

    private static func hasMedoids(_ run: URL) -> Bool {
        struct Model: Decodable { var method: String }
        let data = try? Data(contentsOf: run.appending(path: "model.json"))
        return data.flatMap { try? JSON.decode(Model.self, from: $0) }?.method == "medoids"
    }
}
