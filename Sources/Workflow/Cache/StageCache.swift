public import Basics
public import Foundation
internal import Synchronization

/// Results of stages in a folder, each in a file that is named by the digest of everything it was made of, so that
/// nothing in it is ever out of date. It can be deleted at any time.
///
/// Which segment the n-th customer is in is personal data, though no identifier stands beside it: the folder and its
/// files are for their owner alone.
public struct StageCache: Sendable {
    public let folder: URL
    /// The digest of the program: another program may compute otherwise.
    let tool: String

    /// One full disk is one note, not one for each stage.
    private let failures = Occasion()

    /// - Parameter tool: the digest of the running program, or of what stands for it.
    public init(folder: URL, tool: String) {
        self.folder = folder
        self.tool = tool
    }

    private var results: URL { folder.appending(path: "results") }
    private var runs: URL { folder.appending(path: "runs") }

    private final class Occasion: Sendable {
        private let hasBeen = Mutex(false)

        func isFirst() -> Bool {
            hasBeen.withLock { hasBeen in
                defer { hasBeen = true }
                return !hasBeen
            }
        }
    }

    // MARK: Other values

    /// What was kept under a name and everything that it depends on.
    public func value<Value: Decodable>(
        _ type: Value.Type, named name: String, of parts: [String], _ progress: any ProgressReporter
    ) -> Value? {
        value(type, for: key(name, parts), progress)
    }

    public func keep(_ value: some Encodable, named name: String, of parts: [String], _ progress: any ProgressReporter)
    {
        keep(value, for: key(name, parts), progress)
    }

    private func key(_ name: String, _ parts: [String]) -> StageKey {
        let all = [("program", tool)] + parts.enumerated().map { ("\($0.offset)", $0.element) }
        return StageKey(stage: name, parts: all.map { .init(kind: .data, name: $0.0, value: $0.1) })
    }

    // MARK: Results

    func has(_ key: StageKey) -> Bool { FileManager.default.fileExists(atPath: file(key).path) }

    /// - Returns: nil where there is none. A damaged one is removed, with a note.
    func value<Value: Decodable>(_ type: Value.Type, for key: StageKey, _ progress: any ProgressReporter) -> Value? {
        let file = file(key)
        guard let data = try? Data(contentsOf: file) else { return nil }
        guard let value = Self.decode(type, data) else {
            try? FileManager.default.removeItem(at: file)
            progress.note(
                Diagnostic(
                    .note, "cache.damaged", "what the cache holds of '\(key.stage)' is damaged; it is computed again"))
            return nil
        }
        // What was used last is kept longest.
        try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
        return value
    }

    func keep<Value: Encodable>(_ value: Value, for key: StageKey, _ progress: any ProgressReporter) {
        do {
            try write(Self.encode(value), to: file(key))
        } catch {
            guard failures.isFirst() else { return }
            let failure = WriteFailure(error)
            progress.note(
                Diagnostic(
                    .note, "cache.write",
                    "results can't be kept in the cache: \(failure.reason); the report is complete",
                    suggestion: failure.advice))
        }
    }

    private func file(_ key: StageKey) -> URL { results.appending(path: key.digest) }

    // MARK: The last run of a study

    /// The keys of a study's last run, for `explain`.
    struct LastRun: Codable, Sendable {
        var run: StageKey
        var stages: [StageKey]
    }

    func lastRun(of study: Study) -> LastRun? {
        guard let data = try? Data(contentsOf: file(study)) else { return nil }
        return Self.decode(LastRun.self, data)
    }

    func keep(_ run: LastRun, of study: Study) {
        guard let data = try? Self.encode(run), (try? Data(contentsOf: file(study))) != data else { return }
        try? write(data, to: file(study))
    }

    private func file(_ study: Study) -> URL {
        let path = URL(fileURLWithPath: study.file).standardizedFileURL.resolvingSymlinksInPath().path
        return runs.appending(path: Digest.sha256(path))
    }

    // MARK: Size

    /// Bytes of all files.
    public var size: Int { files().reduce(0) { $0 + $1.size } }

    /// Removes what was not used for longest until the rest takes no more than `limit` bytes.
    public func trim(to limit: Int) {
        let files = files().sorted { ($0.used, $0.url.path) < ($1.used, $1.url.path) }
        var size = files.reduce(0) { $0 + $1.size }
        for file in files where size > limit {
            try? FileManager.default.removeItem(at: file.url)
            size -= file.size
        }
    }

    /// Removes everything that a cache puts into its folder, and nothing else.
    public func clear() throws {
        for folder in [results, runs] where FileManager.default.fileExists(atPath: folder.path) {
            try FileManager.default.removeItem(at: folder)
        }
    }

    private func files() -> [(url: URL, size: Int, used: Date)] {
        [results, runs].flatMap { folder in
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).compactMap { name in
                let url = folder.appending(path: name)
                guard let attributes = try? FileManager.default.attributesOfItem(atPath: url.path) else { return nil }
                return (url, attributes[.size] as? Int ?? 0, attributes[.modificationDate] as? Date ?? .distantPast)
            }
        }
    }

    // MARK: Files

    /// A value as a property list, its digest before it: doubles to the last bit, NaN and infinity too.
    fileprivate struct Envelope<Value> { var value: Value }

    private static func encode(_ value: some Encodable) throws -> Data {
        let encoder = PropertyListEncoder()
        encoder.outputFormat = .binary
        let payload = try encoder.encode(Envelope(value: value))
        return Data(Digest.sha256(payload).utf8) + payload
    }

    private static func decode<Value: Decodable>(_ type: Value.Type, _ data: Data) -> Value? {
        let payload = data.dropFirst(64)
        guard data.count > 64, Data(Digest.sha256(payload).utf8) == data.prefix(64) else { return nil }
        return try? PropertyListDecoder().decode(Envelope<Value>.self, from: Data(payload)).value
    }

    /// Written beside its place and renamed into it: no reader sees half of it, and of two writers one wins.
    private func write(_ data: Data, to file: URL) throws {
        let folder = file.deletingLastPathComponent()
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let partial = folder.appending(path: ".\(UUID().uuidString)")
        // Gone where it was renamed; elsewhere half of a result is none.
        defer { try? FileManager.default.removeItem(at: partial) }
        guard
            FileManager.default.createFile(
                atPath: partial.path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        let handle = try FileHandle(forWritingTo: partial)
        try handle.write(contentsOf: data)
        try handle.close()
        guard rename(partial.path, file.path) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}

extension StageCache.Envelope: Encodable where Value: Encodable {}
extension StageCache.Envelope: Decodable where Value: Decodable {}
