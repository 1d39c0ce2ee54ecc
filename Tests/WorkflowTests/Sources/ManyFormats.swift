import Basics
import Foundation
import GRDB
import Tables

@testable import Workflow

/// The same purchases of a small shop, written in many ways.
struct ManyFormats {
    struct Purchase {
        var customer: String
        var time: Int64
        var amount: Double
        var product: String
    }

    static let purchases: [Purchase] = {
        var random = SeededGenerator(seed: 5, stream: "formats")
        return (0..<400).map { row in
            Purchase(
                customer: "K\(100 + random.below(40))",
                time: 1_704_067_200 + Int64(random.below(120)) * 86_400 + Int64(random.below(86_400)),
                amount: Double(100 + random.below(20_000)) / 100, product: ["Öl", "Crème brûlée", "Tee"][row % 3])
        }
    }()

    static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// `DD.MM.YYYY HH:MM:SS`
    static func german(_ time: Int64) -> String {
        let date = CivilDate(secondsSince1970: time)
        return "\(two(date.day)).\(two(date.month)).\(date.year) " + isoDateTime(time).suffix(8)
    }

    static func american(_ time: Int64) -> String {
        let date = CivilDate(secondsSince1970: time), second = Int(time % 86_400)
        let hour = second / 3600
        return
            "\(date.month)/\(date.day)/\(date.year) \((hour + 11) % 12 + 1):\(two(second / 60 % 60)):\(two(second % 60)) "
            + (hour < 12 ? "AM" : "PM")
    }

    static func csv(_ rows: some Sequence<Purchase> = purchases, _ mark: String = ",", header: Bool = true) -> String {
        (header ? ["who", "at", "amount", "what"].joined(separator: mark) + "\n" : "")
            + rows.map {
                [$0.customer, isoDateTime($0.time), "\($0.amount)", $0.product].joined(separator: mark) + "\n"
            }.joined()
    }

    static var semicolons: String {
        "who;at;amount;what\n"
            + purchases.map {
                "\($0.customer);\(german($0.time));\("\($0.amount)".replacing(".", with: ","));\($0.product)\n"
            }.joined()
    }

    static var jsonLines: String {
        purchases.map {
            """
            {"customer": {"id": "\($0.customer)"}, "at": "\(isoDateTime($0.time))Z", "amount": \($0.amount), "what": "\($0.product)"}

            """
        }.joined()
    }

    /// A study whose purchases are read as `source` says.
    static func study(_ source: String, top: String = "") -> String {
        """
        study: Shop
        as-of: 2024-04-01
        \(top)
        sources:
          purchases: {\(source), customer: who, time: at, amount: amount, category: what}
          outcome: {from: purchases, any-within: 30 days}
        audit: {minimum-count: 3}

        """
    }

    static func write(_ bytes: [UInt8], _ name: String, to folder: TemporaryFolder) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path).appending(path: name))
    }

    static func writeDatabase(to folder: TemporaryFolder) throws {
        let queue = try DatabaseQueue(path: folder.path + "/shop.db")
        try queue.write { database in
            try database.execute(sql: "create table sales (who text, at text, amount real, what text)")
            for purchase in purchases {
                try database.execute(
                    sql: "insert into sales values (?, ?, ?, ?)",
                    arguments: [purchase.customer, isoDateTime(purchase.time), purchase.amount, purchase.product])
            }
        }
        try queue.close()
    }
}
