import Foundation

@testable import Learning

/// The CDNOW sample beside the checkout; not part of the repository.
enum CDNOW {
    static let isPresent = FileManager.default.fileExists(atPath: file.path)

    private static let file =
        (ProcessInfo.processInfo.environment["SEGMENTARY_SHARED_DATA"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).appending(path: "../../../../../shared/data").standardized)
        .appending(path: "cdnow/CDNOW_sample.txt")

    struct Customer {
        /// Cents by day, counted from 1997-01-01 = 0.
        var days: [Int: Int] = [:]

        func history(lastDay: Int) -> PurchaseHistory? { PurchaseHistory(days: days.keys, lastDay: lastDay) }

        func spending(lastDay: Int) -> RepeatSpending {
            let repeats = days.keys.filter { $0 <= lastDay }.sorted().dropFirst()
            let cents = repeats.reduce(0) { $0 + (days[$1] ?? 0) }
            return RepeatSpending(
                repeats: repeats.count, mean: repeats.isEmpty ? 0 : Double(cents) / 100 / Double(repeats.count))
        }
    }

    /// 1997-09-30 and 1998-06-30.
    static let lastDayOfCalibration = 272
    static let lastDay = 545

    /// In the order of the file.
    static func customers() throws -> [Customer] {
        var order: [Substring] = [], customers: [Substring: Customer] = [:]
        for line in try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ")
            guard fields.count == 5, let amount = Double(fields[4]) else { continue }
            if customers[fields[1]] == nil { order.append(fields[1]) }
            customers[fields[1], default: Customer()].days[day(fields[2]), default: 0] += Int((amount * 100).rounded())
        }
        return order.compactMap { customers[$0] }
    }

    /// From a date like 19970101.
    private static func day(_ date: Substring) -> Int {
        let number = Int(date) ?? 0
        let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        return (number / 10000 - 1997) * 365 + before[number / 100 % 100 - 1] + number % 100 - 1
    }
}
