extension SectorModel {
    /// A chain of ten shops for house and garden, closed on Sundays, that knows its customers by a loyalty card.
    ///
    /// Planted: five types; a spring and a gift season; a flyer in September, printed or in the app, whose uplift is
    /// large for the deal seekers and the renovators and nil to negative for the gardeners, whose season is over; and
    /// a bias against customers of 65 years and over, who get the flyer less often and come less after the cut-off
    /// date (say, because the bus to the shop was cut).
    static let retailChain: SectorModel = {
        let asOf = CivilDay(2024, 9, 1)
        let first = CivilDay(2022, 9, 1)
        let weekdays = [0.8, 0.8, 0.85, 0.95, 1.3, 1.8, 0]
        func curve(_ base: Double, _ peaks: [SeasonCurve.Peak]) -> SeasonCurve {
            SeasonCurve(from: first, to: asOf + outcomeDays, base: base, weekdays: weekdays, peaks: peaks)
        }
        return SectorModel(
            asOf: asOf,
            types: retailChainTypes,
            goods: [
                ("household", 500), ("garden", 1500), ("decoration", 900), ("tools", 2400), ("textiles", 1800),
                ("toys", 1400),
            ],
            priceSpread: 0.45,
            regions: [("city", 0.34), ("suburbs", 0.26), ("valley", 0.16), ("lake", 0.14), ("hills", 0.1)],
            curves: [
                curve(1, [.init(dayOfYear: 345, width: 14, height: 0.3)]),
                curve(0.1, [.init(dayOfYear: 120, width: 28, height: 1.6)]),
                curve(
                    0.08, [.init(dayOfYear: 340, width: 16, height: 1.6), .init(dayOfYear: 90, width: 9, height: 0.7)]),
            ],
            hours: [0, 0, 0, 0, 0, 0, 0, 0, 2, 8, 11, 11, 8, 8, 10, 11, 13, 14, 10, 5, 0, 0, 0, 0],
            stores: [
                "Market Street", "Old Station", "Ring Road", "Oak Park", "Mill Lane", "Bridge End", "Lakeside",
                "Harbour", "Hillcrest", "Upper Gate",
            ],
            signUpOrders: 0.9, reversals: 0.025,
            campaign: CampaignPlan(
                name: "September flyer 2024", offers: ["house and paint", "household 3 for 2"],
                channels: ["letter box", "app"], sentAfter: 8),
            bias: PlantedBias(group: .ageFrom(65), lostOrders: 0.35),
            layout: FileLayout(
                customers: "customer_id,card_since,age,gender,region,income_band,household_size,consent",
                extra: .householdSize,
                purchases: "receipt_no,customer_id,bought_at,store,category,quantity,unit_price", hasQuantity: true,
                orderPrefix: "", reversalPrefix: "R", firstOrderNumber: 200_001))
    }()

    // Shares of: household, garden, decoration, tools, textiles, toys.
    private static let retailChainTypes = [
        LatentType(
            name: "household regulars", share: 0.28, age: 47, female: 0.62, income: 0.1,
            orders: 6, lifetime: 10, seasons: [0.92, 0.04, 0.04], linesPerOrder: 2.2, priceLevel: 1,
            categories: [0.8, 0.03, 0.05, 0.03, 0.06, 0.03], uplift: [0.03, 0.14]),
        LatentType(
            name: "gardeners", share: 0.2, age: 60, female: 0.5, income: 0.3,
            orders: 3.4, lifetime: 10, seasons: [0.15, 0.85, 0], linesPerOrder: 2.3, priceLevel: 1.15,
            categories: [0.08, 0.76, 0.03, 0.1, 0.02, 0.01], uplift: [-0.04, -0.1]),
        LatentType(
            name: "festive decorators", share: 0.19, age: 43, female: 0.7, income: 0.2,
            orders: 3, lifetime: 7, seasons: [0.12, 0, 0.88], linesPerOrder: 2.6, priceLevel: 1,
            categories: [0.08, 0.02, 0.6, 0.01, 0.08, 0.21], uplift: [0.06, 0.04]),
        LatentType(
            name: "renovators", share: 0.15, age: 38, female: 0.38, income: 0.4,
            orders: 3.2, lifetime: 2.5, seasons: [0.75, 0.25, 0], linesPerOrder: 2.6, priceLevel: 1.45,
            categories: [0.06, 0.04, 0.04, 0.78, 0.06, 0.02], uplift: [0.36, 0.02]),
        LatentType(
            name: "deal seekers", share: 0.18, age: 36, female: 0.56, income: -0.8,
            orders: 3.2, lifetime: 4, seasons: [0.8, 0.1, 0.1], linesPerOrder: 1.4, priceLevel: 0.5,
            categories: [0.18, 0.03, 0.08, 0.05, 0.44, 0.22], uplift: [0.08, 0.38]),
    ]
}
