internal import Basics
internal import Foundation

/// Reads a whole regular file, or says why not.
///
/// - Parameter name: the path as the user wrote it.
func readFile(_ path: String, name: String) throws(Diagnostics) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else { throw cannotRead(path, name: name, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw cannotRead(path, name: name, code: EISDIR)
    default: throw failure("csv.unreadable", name, "'\(name)' is no regular file")
    }
    guard status.st_size <= largestText else { throw tooLarge(name) }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw cannotRead(path, name: name, code: errno) }
    defer { close(descriptor) }

    let size = Int(status.st_size)
    var failureCode: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
            let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
            if got == 0 { break }
            if got < 0 {
                if errno == EINTR { continue }
                failureCode = errno
                break
            }
            count += got
        }
    }
    guard failureCode == 0 else { throw cannotRead(path, name: name, code: failureCode) }
    return bytes
}

/// The text of a file: as stored, or decompressed where it begins with the magic number of gzip or Zstandard.
func decompressed(_ stored: [UInt8], name: String) throws(Diagnostics) -> [UInt8] {
    if Zstandard.isZstandard(stored) { return try decompressedZstandard(stored, name: name) }
    guard Gzip.isGzip(stored) else { return stored }
    do {
        return try Gzip.decompress(stored, limit: largestText)
    } catch .truncated {
        throw failure(
            "csv.truncated-gzip", name, "'\(name)' ends in the middle of its compressed data",
            suggestion: "copy the file again; it is incomplete")
    } catch .tooLarge {
        throw tooLarge(name)
    } catch {
        throw failure(
            "csv.corrupt-gzip", name, "'\(name)' begins like a gzip file but can't be decompressed",
            suggestion: "copy the file again, or decompress it and use the .csv")
    }
}

private func decompressedZstandard(_ stored: [UInt8], name: String) throws(Diagnostics) -> [UInt8] {
    do {
        return try Zstandard.decompress(stored, limit: largestText)
    } catch .truncated {
        throw failure(
            "csv.truncated-zstd", name, "'\(name)' ends in the middle of its compressed data",
            suggestion: "copy the file again; it is incomplete")
    } catch .tooLarge {
        throw tooLarge(name)
    } catch {
        throw failure(
            "csv.corrupt-zstd", name, "'\(name)' begins like a Zstandard file but can't be decompressed",
            suggestion: "copy the file again, or decompress it and use the .csv")
    }
}

/// Files are read into memory: 4 GB.
private let largestText = 1 << 32

private func tooLarge(_ name: String) -> Diagnostics {
    failure("csv.too-large", name, "'\(name)' holds more than 4 GB of text", suggestion: "split it into parts")
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

private func cannotRead(_ path: String, name: String, code: Int32) -> Diagnostics {
    let why = String(cString: strerror(code)).lowercased()
    guard code == ENOENT else { return failure("csv.unreadable", name, "can't read '\(name)': \(why)") }
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let near = nearestName(to: url.lastPathComponent, in: neighbours)
    return failure(
        "csv.missing-file", name, "there is no file '\(name)'", suggestion: near.map { "did you mean '\($0)'?" })
}
