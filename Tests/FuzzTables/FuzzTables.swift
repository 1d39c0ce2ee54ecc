import Basics
import Foundation

@testable import Tables

/// Whatever bytes a file has, reading ends in a table or in diagnostics: in the same ones however the file is cut into
/// blocks, compressed, or encoded.
@main enum FuzzTables {
    static func main() {
        var count = CommandLine.argc
        var arguments = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, testOneInput))
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = csv(bytes)
    precondition(whole == csv(bytes, blockSize: 5, threads: 2), "blocks matter")
    if !isCompressed(bytes), let packed = try? Zstandard.compress(bytes) {
        precondition(whole == csv(packed), "compression matters")
    }
    if let text = String(validating: bytes, as: UTF8.self) {
        let plain = csv(bytes, TextOptions(encoding: .utf8))
        precondition(plain == csv(utf16(text), TextOptions(encoding: .utf16LittleEndian)), "encoding matters")
    }
    _ = csv(bytes, TextOptions(isSeparatedByBlanks: true, encoding: .windows1252))
    precondition(objects(bytes, threads: 1) == objects(bytes, threads: 2), "threads matter")
    return 0
}

private func csv(
    _ bytes: [UInt8], _ options: TextOptions = TextOptions(), blockSize: Int = 1 << 20, threads: Int = 1
) -> [String] {
    outcome(threads: threads) { () throws(Diagnostics) in
        try CSVFile(.memory(bytes), name: "fuzz", options: options, blockSize: blockSize)
    }
}

/// As NDJSON.
private func objects(_ bytes: [UInt8], threads: Int) -> [String] {
    outcome(threads: threads) { () throws(Diagnostics) in try JSONLines(stored: bytes, name: "fuzz") }
}

/// Rows, cells, rejected rows or what is wrong, as text.
private func outcome(threads: Int, _ open: () throws(Diagnostics) -> any RowSource) -> [String] {
    do throws(Diagnostics) {
        let file = try open()
        let requests = file.header.filter { !$0.isEmpty }.prefix(8)
            .map { ColumnRequest(name: $0, kind: file.guessKind(of: $0, sample: 1000)) }
        let result = try file.read(requests, threads: threads)
        precondition(result.rows == result.table.rowCount + result.rejected.count, "a row is lost")
        let cells = result.table.columns.map { column in
            (0..<result.table.rowCount).map { column.text($0, times: .dateAndTime) }.joined(separator: "|")
        }
        return cells + result.rejected.map { "\($0.line) \($0.column) \($0.reason)" } + result.lines.map { "\($0)" }
    } catch {
        return error.items.map(\.description)
    }
}

private func isCompressed(_ bytes: [UInt8]) -> Bool {
    Zstandard.isZstandard(bytes) || Gzip.isGzip(Array(bytes.prefix(4)))
}

/// Little-endian, with a byte order mark.
private func utf16(_ text: String) -> [UInt8] {
    ("\u{feff}" + text).utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
}

/// libFuzzer's, which has no header.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
