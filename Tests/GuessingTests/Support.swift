import Foundation
import Tables

@testable import Guessing

/// A folder of files, removed when the test is done with it.
final class DataFolder {
    let path = FileManager.default.temporaryDirectory.appending(path: "guessing-\(UUID().uuidString)").path

    init(_ files: [String: String]) throws {
        for (name, text) in files { try write(name, Array(text.utf8)) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let url = URL(fileURLWithPath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func draft(_ answers: Answers = [:]) throws -> StudyDraft {
        try withExtendedLifetime(self) {
            StudyDraft(try DataFiles(path), name: "Test", prefix: "", answers: answers)
        }
    }
}

/// A column of these cells; empty ones are missing.
func column(_ name: String, _ cells: [String]) -> SampledColumn {
    var levels: [String] = []
    let codes = cells.map { cell -> Int32 in
        guard !cell.isEmpty else { return -1 }
        if let known = levels.firstIndex(of: cell) { return Int32(known) }
        levels.append(cell)
        return Int32(levels.count - 1)
    }
    return SampledColumn(name, Categories(codes: codes, levels: levels))
}

/// A shop of 60 customers with purchases over a year: what most tests change a little.
enum Shop {
    static func customers(key: String = "customer_id") -> String {
        let rows = (0..<60).map { index in
            "C\(100 + index),\(18 + index),\(index % 2 == 0 ? "female" : "male"),\(index % 7 == 0 ? "no" : "yes")"
        }
        return ([key + ",age,gender,newsletter_opt_in"] + rows).joined(separator: "\n") + "\n"
    }

    /// - Parameter day: how a date is written.
    static func purchases(
        header: String = "order_no,customer_id,ordered_at,quantity,unit_price", separator: String = ",",
        decimal: String = ".", day: (CivilDate) -> String = { "\($0)" }
    ) -> String {
        let start = CivilDate(year: 2023, month: 1, day: 1)?.daysSince1970 ?? 0
        let rows = (0..<400).map { index -> String in
            let date = CivilDate(daysSince1970: start + index * 364 / 399)
            let isCancelled = index % 20 == 3
            let cells = [
                "\(isCancelled ? "C" : "")\(5000 + index)", "C\(100 + index * 7 % 60)", day(date),
                isCancelled ? "-1" : "\(1 + index % 3)", "\(5 + index % 11)\(decimal)\(10 + index % 80)",
            ]
            return cells.joined(separator: separator)
        }
        return ([header.replacing(",", with: separator)] + rows).joined(separator: "\n") + "\n"
    }
}
