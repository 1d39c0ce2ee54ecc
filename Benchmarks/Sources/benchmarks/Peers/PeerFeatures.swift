import Features
import Foundation
import Tables

/// The peers' 27 features from the peers' four files, by the product's own reader and aggregates: one row per customer,
/// in the customers' order.
struct PeerFeatures {
    let folder: String
    let threads: Int

    private static let asOf: Int64 = 1_767_225_600  // 2026-01-01
    static let categories = ["grocery", "apparel", "electronics", "home", "beauty", "sports", "toys", "books"]
    static let seasons = ["winter", "spring", "summer", "autumn"]
    static let kinds = ["like", "share", "comment", "message"]

    /// Column by column, in the order of `FEATURES` in `peer_common.py`.
    func columns() throws -> [[Double]] {
        let customers = try open("customers").read(
            [ColumnRequest(name: "customer_id", kind: .category), ColumnRequest(name: "signup_date", kind: .time)],
            threads: threads)
        guard case .category(let ids)? = customers.table["customer_id"],
            case .time(let signUp)? = customers.table["signup_date"]
        else { return [] }
        let cohort = Cohort(customers: ids.levels, asOf: Self.asOf, signUp: signUp, dayCount: .exact)
        let key = KeyRequest(name: "customer_id", index: KeyIndex(ids.levels))
        let tenure = signUp.map { Double(Self.asOf - $0) / 86_400 }
        return try purchases(cohort, key, tenure) + visits(cohort, key) + interactions(cohort, key, tenure)
    }

    private func open(_ name: String) throws -> CSVFile { try CSVFile(path: "\(folder)/\(name).csv", name: name) }

    private func purchases(_ cohort: Cohort, _ key: KeyRequest, _ tenure: [Double]) throws -> [[Double]] {
        var sums = PurchaseAggregates(in: cohort)
        let requests = [
            ColumnRequest(name: "timestamp", kind: .time), ColumnRequest(name: "product_category", kind: .category),
            ColumnRequest(name: "quantity", kind: .number), ColumnRequest(name: "unit_price", kind: .number),
        ]
        try open("transactions").scan(requests, keys: [key], threads: threads) { chunk in
            guard case .time(let time)? = chunk.table["timestamp"],
                case .category(let category)? = chunk.table["product_category"],
                case .number(let quantity)? = chunk.table["quantity"],
                case .number(let price)? = chunk.table["unit_price"]
            else { return PurchaseEvents(customer: []) }
            return PurchaseEvents(
                customer: chunk.keys[0].codes, time: time, amount: zip(quantity, price).map { $0 * $1 },
                category: category)
        } body: { events, _ in
            sums.add(events)
        }
        guard let span = sums.span, let spend = sums.spend?.sum, let categories = sums.categories,
            let seasons = sums.seasons
        else { return [] }
        let orders = sums.orders.values
        let recency = orders.indices.map { orders[$0] == 0 ? tenure[$0] : days(from: span.last[$0], to: Self.asOf) }
        let gaps = orders.indices.map { customer in
            orders[customer] < 2
                ? tenure[customer] : days(from: span.first[customer], to: span.last[customer]) / (orders[customer] - 1)
        }
        let shares =
            Self.categories.map { ratio(categories.sum(of: $0) ?? [], spend) }
            + Self.seasons.map { ratio(seasons.sum(of: $0) ?? [], spend) }
        return [recency, orders, spend, ratio(spend, orders), tenure, gaps] + shares
    }

    private func visits(_ cohort: Cohort, _ key: KeyRequest) throws -> [[Double]] {
        var sums = VisitAggregates(in: cohort)
        let numbers = ["duration_s", "pages", "clicks", "impressions"], flags = ["bounced", "converted"]
        let requests =
            numbers.map { ColumnRequest(name: $0, kind: .number) }
            + flags.map { ColumnRequest(name: $0, kind: .flag) }
        try open("sessions").scan(requests, keys: [key], threads: threads) { chunk in
            func number(_ name: String) -> [Double]? {
                if case .number(let values)? = chunk.table[name] { values } else { nil }
            }
            func flag(_ name: String) -> [Int8]? {
                if case .flag(let values)? = chunk.table[name] { values } else { nil }
            }
            return VisitEvents(
                customer: chunk.keys[0].codes, duration: number("duration_s"), pages: number("pages"),
                clicks: number("clicks"), impressions: number("impressions"), bounced: flag("bounced"),
                converted: flag("converted"))
        } body: { events, _ in
            sums.add(events)
        }
        return [
            known(sums.duration?.mean), known(sums.pages?.mean), known(sums.bounced?.mean),
            ratio(sums.clicks?.sum ?? [], sums.impressions?.sum ?? []), known(sums.converted?.mean),
        ]
    }

    private func interactions(_ cohort: Cohort, _ key: KeyRequest, _ tenure: [Double]) throws -> [[Double]] {
        var sums = InteractionAggregates(in: cohort)
        let requests = [ColumnRequest(name: "kind", kind: .category)]
        try open("interactions").scan(requests, keys: [key], threads: threads) { chunk in
            guard case .category(let kind)? = chunk.table["kind"] else { return InteractionEvents(customer: []) }
            return InteractionEvents(customer: chunk.keys[0].codes, kind: kind)
        } body: { events, _ in
            sums.add(events)
        }
        return Self.kinds.map { kind in
            zip(sums.kinds?.sum(of: kind) ?? [], tenure).map { $0 / min(max($1, 1), 730) * 30 }
        }
    }

    private func days(from first: Int64, to last: Int64) -> Double { Double(last - first) / 86_400 }

    /// 0 where there is nothing to divide by.
    private func ratio(_ numerators: [Double], _ denominators: [Double]) -> [Double] {
        zip(numerators, denominators).map { $1 == 0 ? 0 : $0 / $1 }
    }

    private func known(_ values: [Double]?) -> [Double] { (values ?? []).map { $0.isNaN ? 0 : $0 } }
}
