import Testing

@testable import Samples

/// What the READMEs promise is in the data. Samples are large enough for the tolerances to be several standard errors.
@Suite struct PlantedStructureTests {
    struct Sample: Sendable {
        var model: SectorModel
        var histories: [History]
    }

    static let samples = Sector.allCases.map { sector in
        let study = SampleStudy(sector: sector, customers: 4000, seed: 11)
        return Sample(model: sector.model, histories: study.histories(sector.model))
    }

    /// The argument of a test is the sector: an argument's description would otherwise hold the whole sample.
    static func sample(_ sector: Sector) throws -> Sample {
        samples[try #require(Sector.allCases.firstIndex(of: sector))]
    }

    @Test(arguments: Sector.allCases) func modelIsConsistent(sector: Sector) {
        let model = sector.model
        #expect(abs(model.types.map(\.share).reduce(0, +) - 1) < 1e-9)
        #expect((4...6).contains(model.types.count))
        #expect(model.stores.count.isMultiple(of: model.regions.count))
        for type in model.types {
            #expect(type.categories.count == model.goods.count, "\(type.name)")
            #expect(abs(type.categories.reduce(0, +) - 1) < 1e-9, "\(type.name)")
            #expect(type.seasons.count == model.curves.count, "\(type.name)")
            #expect(abs(type.seasons.reduce(0, +) - 1) < 1e-9, "\(type.name)")
            #expect(type.channels.count == model.channels.count, "\(type.name)")
            #expect(type.kinds.count == model.kinds.count, "\(type.name)")
            #expect(type.topics.count == model.topics.count, "\(type.name)")
            #expect(type.uplift.count == model.campaign.offers.count, "\(type.name)")
        }
    }

    @Test(arguments: Sector.allCases) func demographics(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let profiles = sample.histories.map(\.profile)
        for column in 0..<4 {
            #expect(abs(share(profiles) { $0.missing[column] } - SectorModel.missingShare) < 0.008)
        }
        #expect(abs(share(profiles) { $0.consent } - SectorModel.consentShare) < 0.02)
        #expect(share(profiles) { (18...95).contains($0.age) && (0...3).contains($0.incomeBand) } == 1)
        for (index, type) in sample.model.types.enumerated() {
            #expect(abs(share(profiles) { $0.blend.dominant == index } - type.share) < 0.03, "\(type.name)")
        }
        // Each year of the last five has more sign-ups than the one before.
        let years = (0..<5).map { year in
            profiles.count { (sample.model.asOf - $0.joined - 1) / 365 == 4 - year }
        }
        #expect(years == years.sorted())
        #expect(share(profiles) { $0.joined < sample.model.asOf } == 1)
    }

    @Test(arguments: Sector.allCases) func ordersStayInTheWindowAndAreOverdispersed(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let orders = sample.histories.flatMap(\.orders)
        #expect(share(orders) { $0.moment.day >= sample.model.start && $0.moment.day < sample.model.end } == 1)
        #expect(share(orders.compactMap(\.reversed)) { $0.day < sample.model.end } == 1)
        #expect(abs(share(orders) { $0.reversed != nil } - sample.model.reversals) < 0.01)
        #expect(abs(share(orders) { $0.isGuest } - sample.model.guests) < 0.006)
        let counts = sample.histories.map { history in
            Double(history.orders.count { $0.moment.day < sample.model.asOf })
        }
        let mean = counts.reduce(0, +) / Double(counts.count)
        let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(counts.count)
        #expect(variance > 2 * mean, "a Poisson count has variance \(mean); found \(variance)")
        #expect((0.02..<0.2).contains(share(counts) { $0 == 0 }))
    }

    @Test(arguments: Sector.allCases) func aFewRowsAreSpoilt(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let faults =
            sample.histories.flatMap(\.orders).flatMap(\.lines).map { $0.fault != nil }
            + sample.histories.flatMap(\.visits).map { $0.fault != nil }
            + sample.histories.flatMap(\.interactions).map { $0.fault != nil }
        let spoilt = share(faults) { $0 }
        #expect(spoilt > 0.0008 && spoilt < 0.0025)
    }

    @Test(arguments: Sector.allCases) func controlGroupIsRandom(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let invited = sample.histories.filter { $0.invitation != nil }
        #expect(share(invited) { $0.profile.consent } == 1)
        #expect(share(invited) { ($0.invitation?.sent.day ?? sample.model.start) > sample.model.asOf } == 1)
        #expect(abs(share(invited, isControl) - 0.3) < 0.035)
        let (touched, others) = split(invited, sample)
        #expect(abs(share(touched, isControl) - share(others, isControl)) < 0.09)
    }

    /// Response of the treated less that of the control group, by type, follows the planted order.
    @Test(arguments: Sector.allCases) func upliftDiffersByType(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let plan = sample.model.campaign
        let cells = sample.model.types.indices.flatMap { type in
            plan.offers.indices.map { (type, $0, sample.model.types[type].uplift[$0]) }
        }
        func observed(_ type: Int, _ offer: Int) -> Double {
            let group = sample.histories.filter {
                $0.profile.blend.dominant == type && $0.invitation?.offer == offer
            }
            let response = { (history: History) in history.invitation?.responded == true }
            return share(group.filter { !isControl($0) }, response) - share(group.filter(isControl), response)
        }
        let strong = cells.filter { $0.2 >= 0.25 }
        let idle = cells.filter { $0.2 <= 0.03 }
        #expect(strong.count >= 2 && idle.count >= 2)
        #expect(cells.contains { $0.2 < 0 })
        for (type, offer, planted) in strong {
            #expect(observed(type, offer) > 0.08, "\(sample.model.types[type].name), planted \(planted)")
        }
        let mean = idle.map { observed($0.0, $0.1) }.reduce(0, +) / Double(idle.count)
        #expect(abs(mean) < 0.06)
    }

    /// Same behaviour before the cut-off date, fewer invitations and fewer orders after it.
    @Test(arguments: Sector.allCases) func biasBeginsAtTheCutOffDate(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let (touched, others) = split(sample.histories, sample)
        #expect(share(touched) { $0.invitation != nil } < share(others) { $0.invitation != nil } - 0.2)
        let asOf = sample.model.asOf
        #expect(abs(relativeOrders(touched, others) { $0.moment.day < asOf } - 1) < 0.1)
        #expect(relativeOrders(touched, others) { $0.moment.day >= asOf } < 0.85)
    }

    /// Orders of one group over those that the other would have with the same mixture of types: types differ in age
    /// and gender.
    private func relativeOrders(_ group: [History], _ others: [History], _ isCounted: (Order) -> Bool) -> Double {
        func count(_ histories: [History], _ type: Int) -> (customers: Double, orders: Double) {
            let members = histories.filter { $0.profile.blend.dominant == type }
            return (Double(members.count), Double(members.reduce(0) { $0 + $1.orders.count(where: isCounted) }))
        }
        var (found, expected) = (0.0, 0.0)
        for type in group.first?.profile.blend.types.indices ?? 0..<0 {
            let (here, there) = (count(group, type), count(others, type))
            found += here.orders
            expected += here.customers * there.orders / max(1, there.customers)
        }
        return found / expected
    }

    @Test(arguments: Sector.allCases) func outcomeDependsOnRecencyAndType(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let asOf = sample.model.asOf
        let buysAgain = { (history: History) in history.orders.contains { $0.moment.day >= asOf } }
        let isRecent = { (history: History) in
            history.orders.contains { $0.moment.day < asOf && $0.moment.day >= asOf + -90 }
        }
        let recent = share(sample.histories.filter(isRecent), buysAgain)
        let silent = share(sample.histories.filter { !isRecent($0) }, buysAgain)
        #expect(recent > silent + 0.15)
        let byType = sample.model.types.indices.map { type in
            share(sample.histories.filter { $0.profile.blend.dominant == type }, buysAgain)
        }
        #expect((byType.max() ?? 0) > (byType.min() ?? 0) + 0.25)
    }

    @Test(arguments: Sector.allCases) func seasonsShow(sector: Sector) throws {
        let sample = try Self.sample(sector)
        let orders = sample.histories.flatMap(\.orders).filter { $0.moment.day < sample.model.asOf }
        let inMonths = { (months: Set<Int>) in share(orders) { months.contains($0.moment.day.parts.month) } }
        switch sector {
        case .ecommerce: #expect(inMonths([11, 12]) > 0.2)
        case .banking: #expect(inMonths([3, 4, 5]) > 0.25)
        case .retailChain:
            #expect(inMonths([4, 5, 12]) > 0.3)
            #expect(share(orders) { $0.moment.day.weekday == 6 } == 0, "closed on Sundays")
        }
    }

    private func isControl(_ history: History) -> Bool { history.invitation?.isControl == true }

    private func split(_ histories: [History], _ sample: Sample) -> (touched: [History], others: [History]) {
        (
            histories.filter { sample.model.bias.touches($0.profile) },
            histories.filter { !sample.model.bias.touches($0.profile) }
        )
    }

    private func share<Element>(_ elements: [Element], _ holds: (Element) -> Bool) -> Double {
        elements.isEmpty ? 0 : Double(elements.count(where: holds)) / Double(elements.count)
    }
}
