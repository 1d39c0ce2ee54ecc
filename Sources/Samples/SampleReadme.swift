/// The README of a sample: what it is, how it was made and what was planted, from the figures that the generator uses.
struct SampleReadme {
    let study: SampleStudy
    let model: SectorModel

    var text: String {
        """
        # \(title)

        \(introduction)

        **Everything here is invented.** No row describes a person. It was made by

            segmentary sample \(study.sector.rawValue) --customers \(study.customers) --seed \(study.seed) --out FOLDER

        and the same command makes the same bytes again. Licence: that of the project.

        ## Files

        | file | one row is | columns |
        |---|---|---|
        \(files)

        Events run from \(date(model.start)) to \(date(model.end + -1)); the study's cut-off date is \
        \(date(model.asOf)). Features may use what came before it, outcomes what came after.

        ## What was planted

        **Types.** Each customer is mostly of one type and a little of all. No file says which; a segmentation may \
        find them again, in part.

        | type | share | orders a year | uplift: \(model.campaign.offers.joined(separator: " / ")) |
        |---|---|---|---|
        \(types)

        *Uplift* is the probability that the offer makes an order within \(model.campaign.responseDays) days that would \
        not have been; where it is negative, the mailing puts people off. It is a third of that for customers who have \
        fallen silent.

        **Campaign.** "\(model.campaign.name)" goes out \(model.campaign.sentAfter) days after the cut-off date, to \
        customers with consent. A random \(percent(model.campaign.controlShare)) of them are the control group: they \
        have the offer that they would have got, and got nothing. `responded` says whether an order came within \
        \(model.campaign.responseDays) days, in both groups. Offers and channels were drawn at random.

        **Bias.** \(bias) They are sent the campaign less often (\(percent(model.campaign.selectedDespiteBias)) against \
        \(percent(model.campaign.selected)) of those with consent), and \(percent(model.bias.lostOrders)) of their \
        orders after the cut-off date don't come about. Before the cut-off date they behave as everyone else.

        **Dirt.** \(percent(SectorModel.missingShare)) of each demographic column is empty; \
        \(percent(1 - SectorModel.consentShare)) of customers gave no consent; about 1 event row in \
        \(Int((1 / SectorModel.faultShare).rounded())) is unreadable (a date of zeros, words in a number); \
        \(dirt)

        **Life.** Spending is log-normal, counts are Poisson with gamma-distributed rates; the year, the week and the \
        feasts show; sign-ups grow by 20 % a year; customers fall silent at random and some never buy.

        """
    }

    private var title: String {
        switch study.sector {
        case .ecommerce: "An online retailer (synthetic)"
        case .banking: "A retail bank (synthetic)"
        case .retailChain: "A chain of household shops (synthetic)"
        }
    }

    private var introduction: String {
        switch study.sector {
        case .ecommerce:
            "Orders, visits and social interactions of a retailer who wants to know whom to address before the gift "
                + "season, and with which offer."
        case .banking:
            "Contracts, browsing and social interactions of a bank that wants to recommend the next product to "
                + "customers it suits."
        case .retailChain:
            "Baskets of a chain of ten shops, known by loyalty card, for deciding what to stock where and who gets "
                + "which flyer. There is no browsing here: a shop doesn't see it."
        }
    }

    private var bias: String {
        switch model.bias.group {
        case .region(let region): "Customers in region `\(model.regions[region].name)` are served worse."
        case .gender(let gender): "Customers of gender `\(Profile.genders[gender])` are served worse."
        case .ageFrom(let age): "Customers of \(age) years and over are served worse."
        }
    }

    private var dirt: String {
        let reversal = "`\(model.layout.reversalPrefix)`"
        return switch study.sector {
        case .ecommerce:
            "cancelled orders (number with \(reversal), negative quantity), free samples at price 0, and orders made "
                + "without logging in."
        case .banking: "contracts withdrawn from (number with \(reversal), negative income)."
        case .retailChain: "goods returned (number with \(reversal), negative quantity)."
        }
    }

    private var files: String {
        var rows = [
            "| `customers.csv` | a customer | \(columns(model.layout.customers)) |",
            "| `purchases.csv` | \(line) | \(columns(model.layout.purchases)) |",
        ]
        if !model.channels.isEmpty {
            let visit = study.sector == .banking ? "a session in app or browser" : "a visit to the site"
            rows.append("| `visits.csv` | \(visit) | \(columns(VisitFile.header)) |")
        }
        if !model.kinds.isEmpty {
            rows.append("| `interactions.csv` | a social interaction | \(columns(InteractionFile.header)) |")
        }
        rows.append("| `campaigns.csv` | a customer in the campaign | \(columns(CampaignFile.header)) |")
        return rows.joined(separator: "\n")
    }

    private var line: String {
        switch study.sector {
        case .ecommerce: "a line of an order"
        case .banking: "a contract, with the income in euros that the bank expects of it in a year"
        case .retailChain: "a line of a receipt"
        }
    }

    private var types: String {
        model.types.map { type in
            let uplift = type.uplift.map { signed($0) }.joined(separator: " / ")
            return "| \(type.name) | \(percent(type.share)) | \(tenths(type.orders)) | \(uplift) |"
        }
        .joined(separator: "\n")
    }

    private func columns(_ header: String) -> String {
        header.split(separator: ",").map { "`\($0)`" }.joined(separator: ", ")
    }

    private func date(_ day: CivilDay) -> String {
        let (year, month, day) = day.parts
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private func signed(_ share: Double) -> String {
        let points = Int((share * 100).rounded())
        return "\(points > 0 ? "+" : points < 0 ? "−" : "")\(abs(points)) %"
    }

    private func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
