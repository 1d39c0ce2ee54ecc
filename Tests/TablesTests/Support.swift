import Basics
import Foundation
import Tables

/// Reads a text as if it were a file.
func read(_ text: String, _ columns: [(String, ColumnKind)], threads: Int = 1) throws -> ReadResult {
    try CSVFile(stored: Array(text.utf8), name: "data.csv")
        .read(columns.map { ColumnRequest(name: $0.0, kind: $0.1) }, threads: threads)
}

/// The diagnostics that the body throws; empty where it throws none.
func diagnostics(_ body: () throws -> Void) -> [Diagnostic] {
    do {
        try body()
    } catch let error as Diagnostics {
        return error.items
    } catch {}
    return []
}

func identifiers(_ body: () throws -> Void) -> [String] { diagnostics(body).map(\.identifier) }

extension Table {
    func texts(_ name: String) -> [String] {
        guard let column = self[name] else { return [] }
        return (0..<rowCount).map { column.isMissing($0) ? "–" : column.text($0, times: .dateAtMidnight) }
    }
}

/// The folder with public data sets beside the checkout, or where SEGMENTARY_SHARED_DATA says.
enum SharedData {
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["SEGMENTARY_SHARED_DATA"] { return folder }
        return URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../shared/data").standardized.path
    }()

    static func has(_ file: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(file)") }

    static func open(_ file: String) throws -> CSVFile { try CSVFile(path: "\(folder)/\(file)", name: file) }
}
