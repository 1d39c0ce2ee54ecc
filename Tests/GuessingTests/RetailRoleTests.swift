import Foundation
import Testing

@testable import Guessing

/// Roles of purchases and interactions that are found in what columns are called and hold.
@Suite struct RetailRoleTests {
    private func roles(_ header: String, kind: EventKind, rows: Int = 400, _ cells: (Int) -> String) throws
        -> EventRoles
    {
        let lines = (0..<rows).map { "C\(100 + $0 % 40),2024-0\(1 + $0 % 9)-1\($0 % 9),\(cells($0))\n" }.joined()
        let folder = try DataFolder(["events.csv": "customer_id,at,\(header)\n\(lines)"])
        let guess = try #require(TableRoles(try DataFiles(folder.path).tables, answers: [:]).events(kind))
        return EventRoles(guess, kind: kind)
    }

    private func value(_ role: String, _ roles: EventRoles) -> String? { roles.roles.first { $0.role == role }?.value }

    @Test func discountsOfEitherSignAreAddedUp() throws {
        let found = try roles(
            "order_no,sales_value,retail_disc,coupon_disc,discount_pct,discount_code", kind: .purchases
        ) {
            "\($0 / 3 + 500),\($0 % 50 + 3).25,\(["0", "-1.5", "-2.5", "-3.5"][$0 % 4]),\($0 % 20 == 0 ? "1.5" : "0"),\($0 % 9),\($0 % 7 + 1)"
        }
        #expect(value("discount", found) == "\"-retail_disc + coupon_disc\"")
        let comment = found.roles.first { $0.role == "discount" }?.comment
        #expect(comment == "money taken off: retail_disc in 75 % and coupon_disc in 5 % of the rows")
        #expect(!found.used.contains("discount_pct") && !found.used.contains("discount_code"))
    }

    @Test(arguments: [("0.2", "0"), ("-1.5", "1.5")]) func whatMayBeNoMoneyIsAsked(one: String, other: String) throws {
        let found = try roles("order_no,total,discount", kind: .purchases) {
            "\($0 + 500),\($0 % 50 + 3).25,\($0 % 2 == 0 ? one : other)"
        }
        #expect(value("discount", found) == nil)
        #expect(found.doubts.contains { $0.contains("is discount money taken off?") })
    }

    /// The total among several; of several with empty cells those without.
    @Test func sumsAreNotAddedTwice() throws {
        let found = try roles("order_no,total,line_discount,total_discount", kind: .purchases) {
            "\($0 + 500),\($0 % 50 + 3).25,\($0 % 4),\($0 % 5)"
        }
        #expect(value("discount", found) == "total_discount")
        let gaps = try roles("order_no,total,shop_discount,card_discount", kind: .purchases) {
            "\($0 + 500),\($0 % 50 + 3).25,\($0 % 4),\($0 % 3 == 0 ? "" : "2.5")"
        }
        #expect(value("discount", gaps) == "shop_discount")
    }

    @Test(arguments: [
        ("returned", "yes", "no", "returned"), ("is_refund", "1", "0", "\"is_refund = 1\""),
        ("Storno", "j", "n", "'Storno = \"j\"'"), ("state", "refunded", "paid", "'state = \"refunded\"'"),
    ])
    func returns(column: String, yes: String, no: String, condition: String) throws {
        let found = try roles("order_no,total,\(column)", kind: .purchases) {
            "\($0 + 500),\($0 % 50 + 3).25,\($0 % 10 == 0 ? yes : no)"
        }
        #expect(
            value("return", found).map { $0.trimmingCharacters(in: ["'", "\""]) }
                == condition.trimmingCharacters(in: ["'", "\""]))
    }

    @Test func brands() throws {
        let found = try roles("order_no,total,brand,product_category", kind: .purchases) {
            "\($0 + 500),\($0 % 50 + 3).25,Maker \($0 % 12),Kind \($0 % 6)"
        }
        #expect(value("brand", found) == "brand" && value("category", found) == "product_category")
    }

    @Test func messages() throws {
        let found = try roles("kind,recipient,way,body", kind: .interactions) {
            "chat,C\(100 + $0 * 7 % 60),\($0 % 3 == 0 ? "in" : "out"),I like what you do and so does number \($0)"
        }
        #expect(value("direction", found) == "way" && value("target", found) == "recipient")
        #expect(value("text", found) == "body")
        let comments = found.roles.map { $0.comment ?? "" }
        #expect(comments.contains("in, out") && comments.contains { $0.hasSuffix("% of its values are customers too") })
    }

    @Test func directionsInOtherWordsAreAsked() throws {
        let found = try roles("kind,direction,remarks", kind: .interactions) {
            "chat,\($0 % 3 == 0 ? "eingehend" : "ausgehend"),it is what it was on the day number \($0)"
        }
        #expect(value("direction", found) == nil && found.doubts.contains { $0.contains("direction seems to say") })
        // Sentences under another name.
        #expect(value("text", found) == "remarks")
    }

    /// A cell or two that can't be read don't hide what a small file is.
    @Test(arguments: [(298, 2), (120, 1), (1400, 7)]) func smallFilesWithUnreadableTimes(rows: Int, broken: Int) throws
    {
        let lines = (0..<rows).map { row in
            "C\(100 + row % 40),\(row < broken ? "0000-00-00 00:00:00" : "2024-0\(1 + row % 9)-11 10:00:00"),like,app\n"
        }
        let folder = try DataFolder(["interactions.csv": "customer_id,timestamp,kind,topic\n" + lines.joined()])
        let roles = TableRoles(try DataFiles(folder.path).tables, answers: [:])
        #expect(roles.events(.interactions)?.time?.name == "timestamp")
    }
}
