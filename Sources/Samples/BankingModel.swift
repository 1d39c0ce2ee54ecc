extension SectorModel {
    /// A retail bank. A purchase is a contract, its amount the income that the bank expects of it in a year.
    ///
    /// Planted: five types; a mild season (house buying in spring, savings at the turn of the year); a cross-selling
    /// campaign in July whose uplift is large for the digital and the investors and nil to negative for the savers
    /// and the dormant; and a bias against women, who are offered less often and whose contracts after the cut-off
    /// date come about less often.
    static let banking: SectorModel = {
        let asOf = CivilDay(2024, 7, 1)
        let first = CivilDay(2022, 7, 1)
        let weekdays = [1.1, 1.1, 1.05, 1.05, 1, 0.6, 0.5]
        return SectorModel(
            asOf: asOf,
            types: bankingTypes,
            goods: [
                ("card", 2800), ("transfer", 900), ("deposit", 6000), ("fund plan", 15_000), ("insurance", 9000),
                ("loan", 42_000),
            ],
            priceSpread: 0.6,
            regions: [("capital", 0.28), ("coast", 0.22), ("lowlands", 0.2), ("hills", 0.17), ("border", 0.13)],
            curves: [
                SeasonCurve(
                    from: first, to: asOf + outcomeDays, base: 1, weekdays: weekdays,
                    peaks: [
                        .init(dayOfYear: 10, width: 20, height: 0.4), .init(dayOfYear: 220, width: 18, height: -0.3),
                    ]),
                SeasonCurve(
                    from: first, to: asOf + outcomeDays, base: 0.7, weekdays: weekdays,
                    peaks: [.init(dayOfYear: 115, width: 30, height: 0.9)]),
            ],
            hours: [1, 1, 0, 0, 0, 1, 3, 6, 9, 11, 12, 11, 12, 10, 10, 10, 9, 9, 9, 10, 10, 8, 5, 2],
            channels: ["app", "web", "search", "newsletter", "branch tablet"],
            kinds: ["like", "share", "comment", "message"],
            topics: ["app", "fees", "savings rates", "home buying", "investing", "cards", "insurance", "service"],
            signUpOrders: 0.85, reversals: 0.03, recordedVisits: 0.6,
            campaign: CampaignPlan(
                name: "Cross-sell summer 2024", offers: ["fund plan", "travel card"], channels: ["app", "letter"],
                sentAfter: 7),
            bias: PlantedBias(group: .gender(0), lostOrders: 0.3),
            layout: FileLayout(
                customers: "customer_id,customer_since,age,gender,region,income_band,tenure_years,consent",
                extra: .tenureYears,
                purchases: "contract_no,customer_id,signed_at,product,income", hasQuantity: false,
                orderPrefix: "K", reversalPrefix: "W", firstOrderNumber: 70_001))
    }()

    // Shares of: card, transfer, deposit, fund plan, insurance, loan.
    private static let bankingTypes = [
        LatentType(
            name: "everyday digital", share: 0.27, age: 28, female: 0.5, income: -0.3,
            orders: 3.6, lifetime: 8, seasons: [0.9, 0.1], linesPerOrder: 1, priceLevel: 0.7,
            categories: [0.5, 0.35, 0.04, 0.04, 0.03, 0.04],
            visits: 6.5, bounce: 0.12, pages: 4, secondsPerPage: 14, clicks: 0.12,
            channels: [0.8, 0.1, 0.05, 0.04, 0.01],
            interactions: 2.6, kinds: [0.5, 0.15, 0.2, 0.15], topics: [0.35, 0.1, 0.04, 0.03, 0.08, 0.3, 0.03, 0.07],
            mood: [0.45, 0.3, 0.25], uplift: [0.04, 0.36]),
        LatentType(
            name: "home builders", share: 0.2, age: 38, female: 0.5, income: 0.3,
            orders: 2.2, lifetime: 15, seasons: [0.3, 0.7], linesPerOrder: 1, priceLevel: 1.2,
            categories: [0.1, 0.02, 0.05, 0.05, 0.4, 0.38],
            visits: 4.5, bounce: 0.18, pages: 9, secondsPerPage: 48, clicks: 0.08,
            channels: [0.25, 0.4, 0.25, 0.05, 0.05],
            interactions: 1.6, kinds: [0.3, 0.1, 0.2, 0.4], topics: [0.05, 0.12, 0.05, 0.48, 0.04, 0.03, 0.18, 0.05],
            mood: [0.35, 0.45, 0.2], uplift: [0.08, 0.06]),
        LatentType(
            name: "cautious savers", share: 0.24, age: 63, female: 0.54, income: 0,
            orders: 1.8, lifetime: 20, seasons: [1, 0], linesPerOrder: 1, priceLevel: 0.9,
            categories: [0.07, 0.02, 0.8, 0.02, 0.08, 0.01],
            visits: 1.6, bounce: 0.3, pages: 4, secondsPerPage: 60, clicks: 0.04,
            channels: [0.05, 0.35, 0.05, 0.15, 0.4],
            interactions: 0.5, kinds: [0.2, 0.03, 0.12, 0.65], topics: [0.05, 0.2, 0.5, 0.01, 0.03, 0.02, 0.04, 0.15],
            mood: [0.35, 0.4, 0.25], uplift: [0, -0.04]),
        LatentType(
            name: "investors", share: 0.14, age: 51, female: 0.42, income: 1.2,
            orders: 4.2, lifetime: 12, seasons: [0.9, 0.1], linesPerOrder: 1, priceLevel: 1.7,
            categories: [0.06, 0.06, 0.1, 0.72, 0.04, 0.02],
            visits: 8, bounce: 0.1, pages: 12, secondsPerPage: 70, clicks: 0.1,
            channels: [0.25, 0.5, 0.08, 0.16, 0.01],
            interactions: 2, kinds: [0.45, 0.2, 0.25, 0.1], topics: [0.05, 0.12, 0.1, 0.04, 0.6, 0.03, 0.02, 0.04],
            mood: [0.45, 0.4, 0.15], uplift: [0.38, 0.08]),
        LatentType(
            name: "dormant", share: 0.15, age: 44, female: 0.5, income: -0.6,
            orders: 0.3, lifetime: 1.5, seasons: [1, 0], linesPerOrder: 1, priceLevel: 0.6,
            categories: [0.5, 0.1, 0.2, 0.02, 0.1, 0.08],
            visits: 1.2, bounce: 0.55, pages: 2.5, secondsPerPage: 15, clicks: 0.02,
            channels: [0.3, 0.3, 0.3, 0.05, 0.05],
            interactions: 0.4, kinds: [0.2, 0.05, 0.25, 0.5], topics: [0.1, 0.45, 0.05, 0.02, 0.02, 0.1, 0.02, 0.24],
            mood: [0.15, 0.3, 0.55], uplift: [-0.03, 0]),
    ]
}
