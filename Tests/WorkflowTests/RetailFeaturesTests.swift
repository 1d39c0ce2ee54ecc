import Basics
import Features
import Foundation
import Testing

@testable import Workflow

/// Discounts, coupons and returns of public data, against the figures that pandas gives (`reference/retail.py`, made
/// with Python 3.11.7 and pandas 2.3.3).
@Suite struct RetailFeaturesTests {
    /// What pandas says of a feature; of some customers by their ids, nil where it is missing.
    private struct Expected {
        var feature: String
        var known: Int
        var zeros: Int
        var mean: Double
        var quartiles: [Double]
        var customers: [(id: String, value: Double?)]
    }

    private func table(_ yaml: String) throws -> FeatureTable {
        let folder = try TemporaryFolder([
            "study.yaml": yaml.replacing("SHARED", with: SharedData.folder.path)
        ])
        let study = try Study.load(folder.path)
        var data = try ReadSources(study: study, threads: 2, progress: SilentProgress())(openSources(study))
        return try BuildFeatures(study: study)(&data)
    }

    private func check(_ table: FeatureTable, _ expected: [Expected]) throws {
        func isNear(_ value: Double, _ other: Double) -> Bool { abs(value - other) <= 1e-9 * max(1, abs(other)) }
        for expected in expected {
            let values = try #require(table.numbers(expected.feature), "\(expected.feature)")
            let known = values.filter(\.isFinite).sorted()
            #expect(known.count == expected.known, "\(expected.feature)")
            #expect(known.count { $0 == 0 } == expected.zeros, "\(expected.feature)")
            #expect(isNear(known.reduce(0, +) / Double(known.count), expected.mean), "\(expected.feature)")
            for (level, quartile) in zip([0.25, 0.5, 0.75], expected.quartiles) {
                let place = level * Double(known.count - 1), below = Int(place)
                let next = known[min(below + 1, known.count - 1)]
                let found = known[below] + (place - Double(below)) * (next - known[below])
                #expect(isNear(found, quartile), "\(expected.feature) at \(level)")
            }
            for (id, value) in expected.customers {
                let found = values[try #require(table.customers.firstIndex(of: id))]
                #expect(value.map { isNear(found, $0) } ?? found.isNaN, "\(expected.feature) of \(id): \(found)")
            }
        }
    }

    @Test(
        .enabled(
            if: SharedData.has("complete-journey/transactions_sample.csv.gz"), "needs the shared data folder"))
    func discountsAndCouponsOfAGrocer() throws {
        let table = try table(
            """
            study: Grocer
            as-of: 2017-10-01
            currency: USD
            sources:
              purchases:
                csv: SHARED/complete-journey/transactions_sample.csv.gz
                customer: household_id
                time: transaction_timestamp
                order: basket_id
                amount: sales_value
                discount: retail_disc + coupon_disc + coupon_match_disc
                where: sales_value > 0
            features:
              custom:
                coupon_baskets: count of orders where coupon_disc > 0
                coupon_money: sum of coupon_disc
                shop_match: sum of coupon_match_disc / sum of coupon_disc

            """)
        #expect(table.customers.count == 2325)
        try check(
            table,
            [
                Expected(
                    feature: "discounted_orders", known: 2325, zeros: 145, mean: 0.5743474423032567,
                    quartiles: [0.4583333333333333, 0.5909090909090909, 0.72],
                    customers: [("1", 0.6842105263157895), ("1000", 0.7058823529411765), ("756", 0.5)]),
                Expected(
                    feature: "discount_depth", known: 2325, zeros: 145, mean: 0.15117151262016437,
                    quartiles: [0.08594730238393977, 0.13911143481427532, 0.20305569245933955],
                    customers: [("1", 0.16496712093776805), ("2305", 0.3358496009231657), ("756", 0.21875)]),
                Expected(
                    feature: "coupon_baskets", known: 2325, zeros: 1981, mean: 0.27182795698924733,
                    quartiles: [0, 0, 0], customers: [("1", 2), ("1000", 0), ("718", 3)]),
                Expected(
                    feature: "coupon_money", known: 2325, zeros: 1981, mean: 0.3308860215053763,
                    quartiles: [0, 0, 0], customers: [("1", 1.55), ("1000", 0), ("718", 3.75)]),
                Expected(
                    feature: "shop_match", known: 344, zeros: 118, mean: 0.3738023073537183,
                    quartiles: [0, 0.2631578947368421, 0.8181818181818181],
                    customers: [("1", 0.2903225806451613), ("1000", nil), ("718", 0.6)]),
            ])
    }

    @Test(.enabled(if: SharedData.has("online-retail/online_retail.csv.gz"), "needs the shared data folder"))
    func returnsToAGiftRetailer() throws {
        let table = try table(
            """
            study: Gifts
            as-of: 2011-12-10
            currency: GBP
            sources:
              purchases:
                csv: SHARED/online-retail/online_retail.csv.gz
                customer: CustomerID
                time: InvoiceDate
                order: InvoiceNo
                amount: Quantity * UnitPrice
                return: starts(InvoiceNo, "C")
                where: Quantity > 0 and UnitPrice > 0
            features: {custom: {returned_units: sum of abs(Quantity) in returns}}

            """)
        #expect(table.customers.count == 4338)
        try check(
            table,
            [
                Expected(
                    feature: "return_rate", known: 4338, zeros: 2782, mean: 0.17751892931550706,
                    quartiles: [0, 0, 0.25],
                    customers: [
                        ("12346", 1), ("12748", 0.06698564593301436), ("14646", 0.0410958904109589),
                        ("17841", 0.3629032258064516), ("18287", 0),
                    ]),
                Expected(
                    feature: "returned_share_of_spend", known: 4338, zeros: 2782, mean: 0.03967177566268637,
                    quartiles: [0, 0, 0.010792943982879255],
                    customers: [
                        ("12346", 1), ("12748", 0.13783117480478047), ("14646", 0.002558831534026285), ("18287", 0),
                    ]),
                Expected(
                    feature: "returned_units", known: 4338, zeros: 2782, mean: 63.147994467496545,
                    quartiles: [0, 0, 4], customers: [("12346", 74_215), ("14646", 772), ("18287", 0)]),
            ])
    }
}
