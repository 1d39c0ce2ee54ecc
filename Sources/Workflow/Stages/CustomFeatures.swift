import Basics
import Features
import Tables

/// The features that the study defines by formulas, one after the other, so that each may name those before it.
struct CustomFeatures {
    let study: Study

    /// - Parameters:
    ///   - asked: the figures of all sources for the formulas' aggregates.
    ///   - features: those made so far.
    /// - Throws: everything that is wrong with the formulas.
    func callAsFunction(
        _ asked: [(asked: AskedAggregate, values: [Double])], features: [Feature], customers: Int
    ) throws(Diagnostics) -> [Feature] {
        var all = features
        var problems = Diagnostics()
        for (index, custom) in study.features.custom.enumerated() {
            let own = asked.filter { $0.asked.feature == index }.sorted { $0.asked.place < $1.asked.place }
            guard own.count == custom.expression.aggregates.count else { continue }
            do throws(Diagnostics) {
                let formula = FormulaFeature(
                    name: custom.name, title: custom.title ?? Self.title(custom.name),
                    block: custom.block ?? block(custom, own.first?.asked, all), unit: custom.unit,
                    expression: custom.expression,
                    family: family(custom))
                let feature = try formula.feature(
                    customers: customers, figures: own.map(\.values),
                    units: own.map { $0.asked.unit(currency: study.currency) }, features: all,
                    currency: study.currency)
                let named = all.filter { earlier in custom.expression.features.contains { $0.text == earlier.name } }
                let sources = Set(own.map(\.asked.source.rawValue) + named.compactMap(\.definition.source))
                all.append(feature.from(SourceKind.allCases.filter { sources.contains($0.rawValue) }))
            } catch {
                problems.append(contentsOf: error)
            }
        }
        try problems.throwIfErrors()
        return Array(all.dropFirst(features.count))
    }

    /// The side of the customer that the first aggregate, or else the first feature named, is about.
    private func block(_ custom: CustomFeature, _ asked: AskedAggregate?, _ features: [Feature]) -> FeatureBlock {
        if let asked { return asked.source.block }
        let named = custom.expression.features.first?.text
        return features.first { $0.name == named }?.definition.block ?? .profile
    }

    private func family(_ custom: CustomFeature) -> ScaleFamily? {
        let aggregates = custom.expression.aggregates
        guard aggregates.count == 1, [.count, .distinct].contains(aggregates[0].measure),
            aggregates[0].text == custom.expression.text
        else { return nil }
        return .counts
    }

    /// `weekend_share` → `Weekend share`.
    private static func title(_ name: String) -> String {
        name.split(separator: "_").joined(separator: " ").capitalisedFirst
    }
}

extension SourceKind {
    var block: FeatureBlock {
        switch self {
        case .customers: .profile
        case .purchases: .purchase
        case .visits: .engagement
        case .interactions: .social
        case .campaigns: .campaign
        }
    }
}

extension Feature {
    /// With the sources that its values come from.
    func from(_ sources: [SourceKind]) -> Feature {
        var feature = self
        feature.definition.source = sources.map(\.rawValue).joined(separator: ", ")
        return feature
    }
}
