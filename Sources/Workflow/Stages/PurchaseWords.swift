import Basics
import Findings
import Learning

/// What purchase models say, in words.
enum PurchaseWords {
    static func parameters(_ model: BGNBDModel) -> [PurchaseParameter] {
        let (p, errors) = (model.parameters, model.standardErrors)
        return [
            PurchaseParameter(
                name: "r", value: p.r, error: errors[0],
                meaning: say("how alike customers are in how often they buy: the larger, the more alike")),
            PurchaseParameter(
                name: "alpha", value: p.alpha, error: errors[1],
                meaning: say(
                    "r / alpha is the mean rate of an active customer: ",
                    "\(text(p.r / p.alpha)) repeat purchases a week")),
            PurchaseParameter(
                name: "a", value: p.a, error: errors[2],
                meaning: say("a / (a + b) is the mean probability to leave after a repeat purchase: ")
                    + NumberFormat.percent(p.a / (p.a + p.b))),
            PurchaseParameter(
                name: "b", value: p.b, error: errors[3],
                meaning: say("a + b: how alike customers are in that probability, the larger the more alike")),
        ]
    }

    static func parameters(_ model: GammaGammaModel, _ currency: String?) -> [PurchaseParameter] {
        let (p, errors) = (model.parameters, model.standardErrors)
        let mean = p.populationMean.map { ": \(text($0))\(currency.map { " \($0)" } ?? "")" } ?? ""
        return [
            PurchaseParameter(
                name: "p", value: p.p, error: errors[0],
                meaning: say("how alike the amounts of one customer are: the larger, the more alike")),
            PurchaseParameter(
                name: "q", value: p.q, error: errors[1],
                meaning: say("how alike customers are in what they spend: the larger, the more alike")),
            PurchaseParameter(
                name: "gamma", value: p.gamma, error: errors[2],
                meaning: say("p gamma / (q \u{2212} 1) is the mean amount of a repeat purchase") + mean),
        ]
    }

    static func reading(_ model: BGNBDModel, _ check: PurchaseCheck?) -> String {
        let p = model.parameters
        var sentences = [
            say(
                "While they are active, customers buy again \(rate(p.r / p.alpha)), and after a repeat purchase ",
                "\(NumberFormat.percent(p.a / (p.a + p.b))) of them leave for good.")
        ]
        if model.atLimit.contains("r") {
            sentences.append(say("The data show no differences in how often customers buy."))
        }
        guard let check else {
            sentences.append(say("The data are too short to hold the forecast against purchases it had not seen."))
            return sentences.joined(separator: " ")
        }
        let window =
            check.afterCutOff
            ? say("the \(check.days) days after the cut-off")
            : say("the last \(check.days) days before the cut-off, which a model of the time before them foretold")
        sentences.append(
            say(
                "Held against \(window), it expected \(text(check.predicted)) purchases per customer, and ",
                "\(text(check.actual)) were made. It missed a customer's number by \(text(check.error)) on average; ",
                "had everybody kept their past rate, that guess would have missed by \(text(check.naiveError))")
                + (check.error < check.naiveError ? "." : say(", so the model is no better than that rule.")))
        if abs(check.predicted - check.actual) > 0.25 * max(check.actual, 0.01) {
            sentences.append(
                check.predicted > check.actual
                    ? say(
                        "In all it expected too many: a season, a trend or a campaign, which it doesn't know, may be why."
                    )
                    : say(
                        "In all it expected too few: a season, a trend or a campaign, which it doesn't know, may be why."
                    ))
        }
        return sentences.joined(separator: " ")
    }

    static func sampled(_ buyers: Int) -> String {
        say(
            "The models are fitted to a random \(NumberFormat.integer(Double(buyers))) of the customers who bought: ",
            "their forecasts' intervals are those of so many.")
    }

    /// Where hardly anybody is seen to leave.
    static func aliveNote(_ model: BGNBDModel) -> String? {
        let leaving = model.parameters.a / (model.parameters.a + model.parameters.b)
        guard leaving < fewestLeaving || model.atLimit.contains("a") else { return nil }
        return say(
            "The data show hardly any customer leaving, mostly because they cover too short a time: who has been ",
            "silent for long may as well be one of those who seldom buy. So the probability that customers still buy ",
            "tells little here; the number of purchases expected takes the silence into account.")
    }

    /// Below this share of customers who leave after a purchase, nobody can be told to have left.
    private static let fewestLeaving = 0.01

    /// A rate per week, as people say it.
    private static func rate(_ perWeek: Double) -> String {
        guard perWeek < 0.7 else { return say("about \(text(perWeek)) times a week") }
        return say("about once in \(text(1 / perWeek)) weeks")
    }

    static func tooCorrelated(_ correlation: Double) -> String {
        say(
            "Customers who buy more often spend \(correlation > 0 ? say("more") : say("less")) per purchase (correlation ",
            "\(NumberFormat.fixed(correlation, digits: 2))). The model of value supposes that the two are independent, ",
            "so no value is shown.")
    }

    private static func text(_ value: Double) -> String { NumberFormat.significant(value, digits: 2) }
}
