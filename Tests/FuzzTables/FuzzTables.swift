import Basics
import Foundation

@testable import Tables

/// Whatever bytes a CSV file has, reading ends in a table or in diagnostics, and in the same ones however the file is
/// cut into blocks.
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
    let whole = outcome(bytes, blockSize: 1 << 20, threads: 1)
    precondition(whole == outcome(bytes, blockSize: 5, threads: 2), "blocks matter")
    return 0
}

/// Rows, cells, rejected rows or what is wrong, as text.
private func outcome(_ bytes: [UInt8], blockSize: Int, threads: Int) -> [String] {
    do throws(Diagnostics) {
        let file = try CSVFile(.memory(bytes), name: "fuzz", delimiter: nil, blockSize: blockSize)
        let requests = file.header.filter { !$0.isEmpty }.prefix(8)
            .map { ColumnRequest(name: $0, kind: file.guessKind(of: $0)) }
        let result = try file.read(requests, threads: threads)
        let cells = result.table.columns.map { column in
            (0..<result.table.rowCount).map { column.text($0, times: .dateAndTime) }.joined(separator: "|")
        }
        return cells + result.rejected.map { "\($0.line) \($0.column) \($0.reason)" } + result.lines.map { "\($0)" }
    } catch {
        return error.items.map(\.description)
    }
}

/// libFuzzer's, which has no header.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt
