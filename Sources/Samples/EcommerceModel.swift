extension SectorModel {
    /// An online retailer of things for the home.
    ///
    /// Planted: six types; a gift season before Christmas; an e-mail campaign in the first week of October whose
    /// uplift is large for bargain hunters and gift givers, nil for browsers and negative for the disappointed; and a
    /// bias against region `north`, which is mailed less often and loses orders after the cut-off date.
    static let ecommerce: SectorModel = {
        let asOf = CivilDay(2024, 10, 1)
        let first = CivilDay(2022, 10, 1)
        let weekdays = [1.0, 0.9, 0.9, 0.95, 1.0, 1.15, 1.35]
        return SectorModel(
            asOf: asOf,
            types: ecommerceTypes,
            goods: [
                ("home", 1800), ("garden", 2600), ("toys", 2100), ("clothing", 3200), ("electronics", 6400),
                ("beauty", 1400),
            ],
            priceSpread: 0.5,
            regions: [("south", 0.3), ("midlands", 0.22), ("north", 0.2), ("west", 0.16), ("east", 0.12)],
            curves: [
                SeasonCurve(
                    from: first, to: asOf + outcomeDays, base: 1, weekdays: weekdays,
                    peaks: [
                        .init(dayOfYear: 335, width: 16, height: 0.7), .init(dayOfYear: 205, width: 20, height: -0.2),
                    ]),
                SeasonCurve(
                    from: first, to: asOf + outcomeDays, base: 0.05, weekdays: weekdays,
                    peaks: [.init(dayOfYear: 336, width: 15, height: 1.5), .init(dayOfYear: 75, width: 8, height: 0.4)]),
            ],
            hours: [2, 1, 1, 1, 1, 1, 2, 4, 6, 7, 8, 8, 10, 9, 8, 8, 8, 9, 11, 14, 16, 15, 10, 5],
            channels: ["search", "direct", "e-mail", "social", "advert"],
            kinds: ["like", "share", "comment", "message"],
            topics: ["delivery", "prices", "quality", "returns", "gift ideas", "newsletter", "service"],
            signUpOrders: 0.7, reversals: 0.03, guests: 0.025, gifts: 0.004, recordedVisits: 0.5,
            campaign: CampaignPlan(
                name: "Autumn 2024", offers: ["10 % off", "gift wrapping"], channels: ["e-mail", "post"]),
            bias: PlantedBias(group: .region(2), lostOrders: 0.4),
            layout: FileLayout(
                customers: "customer_id,joined,age,gender,region,income_band,consent", extra: nil,
                purchases: "order_no,customer_id,ordered_at,category,quantity,unit_price", hasQuantity: true,
                orderPrefix: "", reversalPrefix: "C", firstOrderNumber: 400_001))
    }()

    // Shares of: home, garden, toys, clothing, electronics, beauty.
    private static let ecommerceTypes = [
        LatentType(
            name: "home regulars", share: 0.2, age: 49, female: 0.58, income: 0.5,
            orders: 6.5, lifetime: 9, seasons: [0.95, 0.05], linesPerOrder: 2.2, priceLevel: 1.2,
            categories: [0.56, 0.32, 0.03, 0.03, 0.03, 0.03],
            visits: 2.5, bounce: 0.16, pages: 5.5, secondsPerPage: 40, clicks: 0.08,
            channels: [0.15, 0.5, 0.25, 0.05, 0.05],
            interactions: 0.7, kinds: [0.5, 0.1, 0.15, 0.25], topics: [0.2, 0.05, 0.4, 0.1, 0.05, 0.1, 0.1],
            mood: [0.6, 0.25, 0.15], uplift: [0.03, 0.05]),
        LatentType(
            name: "bargain hunters", share: 0.22, age: 35, female: 0.55, income: -0.6,
            orders: 4, lifetime: 4, seasons: [0.85, 0.15], linesPerOrder: 1.6, priceLevel: 0.55,
            categories: [0.1, 0.02, 0.03, 0.66, 0.03, 0.16],
            visits: 3.2, bounce: 0.28, pages: 4.5, secondsPerPage: 22, clicks: 0.2,
            channels: [0.15, 0.1, 0.5, 0.1, 0.15],
            interactions: 0.9, kinds: [0.55, 0.2, 0.1, 0.15], topics: [0.1, 0.5, 0.05, 0.15, 0.03, 0.14, 0.03],
            mood: [0.4, 0.35, 0.25], uplift: [0.38, 0.02]),
        LatentType(
            name: "gift givers", share: 0.18, age: 45, female: 0.62, income: 0.2,
            orders: 2.6, lifetime: 6, seasons: [0.05, 0.95], linesPerOrder: 2.4, priceLevel: 1.05,
            categories: [0.2, 0.02, 0.68, 0.03, 0.02, 0.05],
            visits: 1.5, bounce: 0.3, pages: 6, secondsPerPage: 35, clicks: 0.1,
            channels: [0.45, 0.15, 0.2, 0.1, 0.1],
            interactions: 0.6, kinds: [0.55, 0.15, 0.1, 0.2], topics: [0.35, 0.08, 0.08, 0.12, 0.3, 0.04, 0.03],
            mood: [0.5, 0.35, 0.15], uplift: [0.08, 0.36]),
        LatentType(
            name: "browsers", share: 0.18, age: 33, female: 0.4, income: 0.1,
            orders: 0.7, lifetime: 5, seasons: [0.9, 0.1], linesPerOrder: 1.2, priceLevel: 1.1,
            categories: [0.08, 0.05, 0.03, 0.06, 0.74, 0.04],
            visits: 7, bounce: 0.22, pages: 11, secondsPerPage: 55, clicks: 0.05,
            channels: [0.55, 0.2, 0.05, 0.05, 0.15],
            interactions: 0.5, kinds: [0.6, 0.1, 0.15, 0.15], topics: [0.1, 0.4, 0.3, 0.1, 0.02, 0.04, 0.04],
            mood: [0.3, 0.5, 0.2], uplift: [0.01, 0]),
        LatentType(
            name: "fans", share: 0.12, age: 27, female: 0.66, income: -0.2,
            orders: 2.6, lifetime: 5, seasons: [0.8, 0.2], linesPerOrder: 1.6, priceLevel: 0.95,
            categories: [0.14, 0.02, 0.02, 0.15, 0.02, 0.65],
            visits: 3, bounce: 0.2, pages: 5, secondsPerPage: 30, clicks: 0.12,
            channels: [0.1, 0.15, 0.1, 0.6, 0.05],
            interactions: 9, kinds: [0.45, 0.25, 0.24, 0.06], topics: [0.05, 0.05, 0.4, 0.03, 0.3, 0.1, 0.07],
            mood: [0.7, 0.22, 0.08], uplift: [0.1, 0.08]),
        LatentType(
            name: "disappointed", share: 0.1, age: 51, female: 0.46, income: -0.1,
            orders: 3, lifetime: 0.5, seasons: [0.8, 0.2], linesPerOrder: 1.3, priceLevel: 0.85,
            categories: [0.24, 0.14, 0.14, 0.2, 0.16, 0.12],
            visits: 3, bounce: 0.6, pages: 2.6, secondsPerPage: 14, clicks: 0.03,
            channels: [0.3, 0.1, 0.2, 0.05, 0.35],
            interactions: 2.2, kinds: [0.15, 0.05, 0.25, 0.55], topics: [0.4, 0.03, 0.15, 0.27, 0.01, 0.02, 0.12],
            mood: [0.1, 0.25, 0.65], uplift: [-0.1, -0.08]),
    ]
}
