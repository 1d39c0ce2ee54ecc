internal import Basics
internal import Foundation
internal import Synchronization

/// A regular file, held open, that must stay as it was when it was opened.
final class StoredFile: Sendable {
    /// The path as the user wrote it.
    let name: String
    let descriptor: Int32
    private let opened: Version
    private let knownDigest = Mutex<String?>(nil)

    /// What changes when somebody writes to a file.
    private struct Version: Equatable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
        var device: UInt64
        var inode: UInt64
    }

    init(path: String, name: String) throws(Diagnostics) {
        self.name = name
        var status = stat()
        guard stat(path, &status) == 0 else { throw cannotRead(path, name: name, code: errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw cannotRead(path, name: name, code: EISDIR)
        default: throw failure("csv.unreadable", name, "'\(name)' is no regular file")
        }
        descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw cannotRead(path, name: name, code: errno) }
        guard let version = Self.version(descriptor) else { throw cannotRead(path, name: name, code: errno) }
        opened = version
    }

    deinit { close(descriptor) }

    var size: Int { opened.size }

    /// Throws if somebody wrote to the file since it was opened.
    func checkUnchanged() throws(Diagnostics) {
        guard Self.version(descriptor) != opened else { return }
        throw failure(
            "csv.changed", name, "'\(name)' changed while it was read",
            suggestion: "run again once nobody writes to it")
    }

    /// SHA-256 of the bytes: taken while they are parsed, or by a pass of its own where it is asked for before.
    var digest: String {
        if let known = knownDigest.withLock({ $0 }) { return known }
        let input = FileInput(self)
        var buffer: [UInt8] = []
        repeat {
            buffer.removeAll(keepingCapacity: true)
            // A file that can't be read to its end says so when its rows are read.
            guard let got = try? input.append(1 << 20, to: &buffer), got > 0 else { break }
        } while true
        return knownDigest.withLock { $0 ?? "" }
    }

    var hasDigest: Bool { knownDigest.withLock { $0 != nil } }

    func remember(digest: String) { knownDigest.withLock { $0 = digest } }

    /// The first bytes, or those from an offset on.
    func head(_ count: Int, from offset: Int = 0) throws(Diagnostics) -> [UInt8] {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            got = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            filled = max(0, got)
        }
        guard got >= 0 else { throw cannotRead(name, name: name, code: errno) }
        return bytes
    }

    /// Puts the bytes from an offset on into `buffer`.
    /// - Returns: how many.
    func read(into buffer: inout [UInt8], from offset: Int) throws(Diagnostics) -> Int {
        let got = pread(descriptor, &buffer, buffer.count, off_t(offset))
        guard got >= 0 else { throw cannotRead(name, name: name, code: errno) }
        return got
    }

    private static func version(_ descriptor: Int32) -> Version? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        #if os(Linux)
        let time = status.st_mtim
        #else
        let time = status.st_mtimespec
        #endif
        return Version(
            size: Int(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec),
            device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(status.st_ino))
    }
}

/// A file from its beginning; its digest is taken of the very bytes that are handed on.
final class FileInput: TextInput {
    private let file: StoredFile
    private var offset = 0
    private var digest: SHA256Stream?

    init(_ file: StoredFile) {
        self.file = file
        if !file.hasDigest { digest = SHA256Stream() }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        guard buffer.count > 0 else { return 0 }
        while true {
            // No further than the file went when it was opened: one that somebody goes on writing to has no end.
            let wanted = min(buffer.count, file.size - offset)
            let got = wanted > 0 ? pread(file.descriptor, buffer.baseAddress, wanted, off_t(offset)) : 0
            if got > 0 {
                digest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
                offset += got
                return got
            }
            if got < 0 {
                guard errno == EINTR else { throw cannotRead(file.name, name: file.name, code: errno) }
                continue
            }
            try file.checkUnchanged()
            if let sum = digest?.finish() { file.remember(digest: sum) }
            digest = nil
            return 0
        }
    }
}

func cannotRead(_ path: String, name: String, code: Int32) -> Diagnostics {
    let why = String(cString: strerror(code)).lowercased()
    guard code == ENOENT else { return failure("csv.unreadable", name, "can't read '\(name)': \(why)") }
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let near = nearestName(to: url.lastPathComponent, in: neighbours)
    return failure(
        "csv.missing-file", name, "there is no file '\(name)'", suggestion: near.map { "did you mean '\($0)'?" })
}

/// One error about a file.
func failure(
    _ identifier: String, _ name: String, line: Int = 1, column: Int = 1, _ summary: String,
    explanation: String? = nil, suggestion: String? = nil
) -> Diagnostics {
    Diagnostics([
        Diagnostic(
            .error, identifier, at: SourcePosition(file: name, line: line, column: column), summary,
            explanation: explanation,
            suggestion: suggestion)
    ])
}
