/// What a sector's generator knows: its types, goods and places, its seasons, its campaign and its planted bias.
/// The generator itself is the same for every sector.
struct SectorModel: Sendable {
    /// The cut-off date of the study. Events begin two years before it and end `outcomeDays` after it.
    var asOf: CivilDay
    var types: [LatentType]
    /// Goods with the median price of one piece in hundredths.
    var goods: [(name: String, price: Double)]
    /// Standard deviation of the logarithm of a line's price.
    var priceSpread: Double
    var regions: [(name: String, weight: Double)]
    var curves: [SeasonCurve]
    /// Weights of the 24 hours.
    var hours: [Double]
    var channels: [String] = []
    var kinds: [String] = []
    var topics: [String] = []
    /// Shops, the same number in each region, or none.
    var stores: [String] = []
    /// Share of customers who sign up with an order.
    var signUpOrders: Double
    /// Share of orders taken back.
    var reversals: Double
    /// Share of orders without the customer's number.
    var guests: Double = 0
    /// Share of lines given away.
    var gifts: Double = 0
    /// Share of orders whose visit was recorded.
    var recordedVisits: Double = 0
    var campaign: CampaignPlan
    var bias: PlantedBias
    var layout: FileLayout

    static let outcomeDays = 90
    /// Share of missing cells in each demographic column.
    static let missingShare = 0.02
    static let consentShare = 0.92
    /// Share of event rows spoilt on purpose.
    static let faultShare = 0.0015

    var start: CivilDay {
        let (year, month, day) = asOf.parts
        return CivilDay(year - 2, month, day)
    }

    var end: CivilDay { asOf + Self.outcomeDays }

    /// `day`, or the next one if nothing is open on it.
    func openDay(_ day: CivilDay) -> CivilDay {
        curves.contains { $0.mass(from: day, to: day + 1) > 0 } ? day : day + 1
    }
}

/// One mailing after the cut-off date, with a random control group.
struct CampaignPlan: Sendable {
    var name: String
    var offers: [String]
    var channels: [String]
    /// Days from the cut-off date to the mailing.
    var sentAfter = 6
    /// An order within so many days counts as a response.
    var responseDays = 28
    var controlShare = 0.3
    /// Share of the customers with consent who take part, and of those whom the planted bias touches.
    var selected = 0.9
    var selectedDespiteBias = 0.6
}

/// A group that behaves as the others do before the cut-off date, but is served worse after it.
struct PlantedBias: Sendable {
    enum Group: Sendable {
        case region(Int)
        case gender(Int)
        case ageFrom(Int)
    }

    var group: Group
    /// Share of the group's orders after the cut-off date that don't come about.
    var lostOrders: Double

    func touches(_ profile: Profile) -> Bool {
        switch group {
        case .region(let region): profile.region == region
        case .gender(let gender): profile.gender == gender
        case .ageFrom(let age): profile.age >= age
        }
    }
}

/// Names of the columns, and which a sector has.
struct FileLayout: Sendable {
    enum Extra: Sendable {
        case tenureYears, householdSize
    }

    var customers: String
    var extra: Extra?
    var purchases: String
    var hasQuantity: Bool
    /// Before the number of an order and of a reversal.
    var orderPrefix: String
    var reversalPrefix: String
    var firstOrderNumber: Int
}
