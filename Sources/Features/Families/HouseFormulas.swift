import Basics

/// Features that come with the tool and are formulas over the roles of a source: a study could have written them itself.
public struct HouseFormulas: Sendable {
    /// What the study asks for.
    public var families: [FeatureFamily]
    /// The unit of money.
    public var currency: String?
    /// The roles that the source has, with `amount`, `sentiment` and `words` among them.
    public var roles: Set<String>

    public init(families: [FeatureFamily], currency: String? = nil, roles: Set<String>) {
        self.families = families
        self.currency = currency
        self.roles = roles
    }

    public var purchases: [FormulaFeature] {
        (families.contains(.weekdays) ? weekdays : []) + (families.contains(.basket) ? basket : []) + discounts
    }

    /// Where rows of purchases are set apart as returns.
    public var returns: [FormulaFeature] {
        let rate = FormulaFeature(
            "return_rate", say("Return rate"), .purchase, unit: "share",
            say("Returns divided by orders; missing without purchases."), formula: "count of returns / count of orders")
        guard roles.contains("amount") else { return [rate] }
        return [
            rate,
            FormulaFeature(
                "returned_share_of_spend", say("Returned share of spend"), .purchase, unit: "share",
                say("Amounts of returns, whatever their sign, divided by total spend; missing without purchases."),
                formula: "sum of abs(amount) in returns / sum of amount in purchases"),
        ]
    }

    public var interactions: [FormulaFeature] {
        var features: [FormulaFeature] = []
        if roles.contains("direction") { features.append(reciprocity) }
        if roles.contains("sentiment") { features += sentiment }
        if roles.contains("words"), families.contains(.texts) { features += texts }
        return features
    }

    private var weekdays: [FormulaFeature] {
        zip(ClockColumn.weekdays, Self.days).map { short, day in
            FormulaFeature(
                "weekday.\(day)", say("Share of orders on \(word(day))"), .purchase, unit: "share",
                say("Share of orders placed on \(word(day)); 0 without purchases."),
                formula: "share of orders where weekday = '\(short)'", neutral: 0)
        }
    }

    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    private var basket: [FormulaFeature] {
        var features: [FormulaFeature] = []
        if roles.contains("order") {
            features.append(
                FormulaFeature(
                    "lines_per_order", say("Lines per order"), .purchase, unit: "lines",
                    say("Rows of purchases divided by orders; missing without purchases."),
                    formula: "count of lines / count of orders", family: .counts))
        }
        if roles.contains("quantity") {
            features.append(
                FormulaFeature(
                    "units_per_order", say("Units per order"), .purchase, unit: "units",
                    say("Sum of quantities divided by orders; missing without purchases."),
                    formula: "sum of quantity / count of orders", family: .counts))
        }
        if roles.contains("category") {
            features.append(
                FormulaFeature(
                    "categories_bought", say("Categories bought"), .purchase, unit: "categories",
                    say("Number of different categories bought; 0 without purchases."),
                    formula: "distinct of category", family: .counts))
        }
        return features
    }

    private var discounts: [FormulaFeature] {
        guard roles.contains("discount") else { return [] }
        let share = FormulaFeature(
            "discounted_orders", say("Share of orders with a discount"), .purchase, unit: "share",
            say("Share of orders with a discount on at least one line; missing without purchases."),
            formula: "share of orders where discount > 0")
        guard roles.contains("amount") else { return [share] }
        return [
            share,
            FormulaFeature(
                "discount_depth", say("Discount depth"), .purchase, unit: "share",
                say("Discounts divided by what the purchases would have cost without; missing without purchases."),
                formula: "sum of discount / (sum of amount + sum of discount)"),
        ]
    }

    private var reciprocity: FormulaFeature {
        let received = "direction in [received, 'in', incoming, inbound]"
        return FormulaFeature(
            "share_received", say("Share of messages received"), .social, unit: "share",
            say("Interactions received divided by those received or sent (half is balanced); missing without either."),
            formula:
                "(count of interactions where \(received)) / count of interactions where direction is not missing")
    }

    private var sentiment: [FormulaFeature] {
        [
            FormulaFeature(
                "sentiment", say("Mean sentiment"), .social, unit: nil,
                say("Mean sentiment of the texts, from −1 (bad) to 1 (good); missing without any."),
                formula: "mean of sentiment"),
            FormulaFeature(
                "negative_texts", say("Share of negative texts"), .social, unit: "share",
                say("Share of the texts with a sentiment below −0.05; missing without any."),
                formula: "(count of interactions where sentiment < -0.05) / "
                    + "count of interactions where sentiment is not missing"),
        ]
    }

    private var texts: [FormulaFeature] {
        [
            FormulaFeature(
                "texts", say("Texts written"), .social, unit: "texts", say("Number of interactions with a text."),
                formula: "count of interactions where words > 0", family: .counts),
            FormulaFeature(
                "words_per_text", say("Words per text"), .social, unit: "words",
                say("Mean number of words of the texts; missing without any."),
                formula: "mean of words where words > 0", family: .counts),
        ]
    }
}
