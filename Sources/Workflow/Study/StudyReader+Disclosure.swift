import Auditing
import Basics
internal import Yams

/// How much of few people the report may tell.
enum DisclosurePreset: String, CaseIterable {
    /// Data that hold little about anybody, for readers who may see them.
    case minimal
    /// The usual threshold of official statistics.
    case moderate
    /// What holds where a study says nothing.
    case standard
    /// Data about health, belief or the like, or a report for the public.
    case strict

    var threshold: Int {
        switch self {
        case .minimal: 3
        case .moderate: 5
        case .standard: 10
        case .strict: 20
        }
    }
}

extension StudyReader {
    static let disclosureKeys = ["threshold", "p-percent", "dominance", "quasi-identifiers"]

    /// Puts `privacy.disclosure` into the settings of the audit, which shares the threshold.
    func readDisclosure(into settings: inout AuditSettings) {
        guard let privacy = root.mapping("privacy", known: nil) else { return }
        settings.noise = readNoise(privacy)
        guard let member = privacy.member("disclosure") else { return }
        let threshold: Int?
        if let text = member.node.scalar?.string {
            threshold = readThreshold(text, at: document.position(member.node), "privacy.disclosure")
        } else {
            guard let mapping = privacy.mapping("disclosure", known: Self.disclosureKeys) else { return }
            threshold = mapping.text("threshold").flatMap {
                readThreshold($0.value, at: $0.position, "privacy.disclosure.threshold")
            }
            settings.dominance.percent = mapping.number(
                "p-percent", in: 1...100, default: settings.dominance.percent)
            settings.dominance.few = readDominance(mapping)
            settings.quasiIdentifiers = (mapping.list("quasi-identifiers") ?? []).map {
                .init(name: $0.value, position: $0.position)
            }
        }
        guard let threshold else { return }
        if root.mapping("audit", known: nil)?.member("minimum-count") != nil, settings.minimumCount != threshold {
            document.report(
                "combination", member.position,
                "'privacy.disclosure' withholds below \(threshold), 'audit.minimum-count' below \(settings.minimumCount)",
                suggestion: "leave one of them out: a study has one threshold")
        }
        settings.minimumCount = threshold
    }

    func checkQuasiIdentifiers(_ study: Study) {
        let known = (study.source(.customers)?.columns.map(\.name) ?? []) + study.protected.map(\.column)
        for column in study.audit.quasiIdentifiers where !known.contains(column.name) {
            document.report(
                "unknown-column", column.position,
                "'\(column.name)' is no declared column of the customers table",
                suggestion: didYouMean(column.name, in: known)
                    ?? "declare it under 'sources.customers.columns', or as 'protected'")
        }
    }

    private func readThreshold(_ text: String, at position: SourcePosition, _ name: String) -> Int? {
        if let preset = DisclosurePreset(rawValue: text) { return preset.threshold }
        if let number = Int(text), (3...1000).contains(number) { return number }
        let presets = DisclosurePreset.allCases.map(\.rawValue)
        document.report(
            "unknown-value", position,
            "'\(name)' must be a number from 3 to 1000 or one of \(presets.joined(separator: ", "))",
            suggestion: didYouMean(text, in: presets))
        return nil
    }

    private func readNoise(_ privacy: YAMLMapping) -> NoiseSettings? {
        guard let mapping = privacy.mapping("noise", known: ["epsilon"]),
            mapping.required("epsilon", "the budget of all counts together, e.g. 1") != nil
        else { return nil }
        let epsilon = mapping.number("epsilon", in: 0.01...10, default: 1)
        return NoiseSettings(epsilonThousandths: Int((epsilon * 1000).rounded(.down)), position: mapping.position)
    }

    private func readDominance(_ disclosure: YAMLMapping) -> DominanceRule.FewContributors? {
        guard let mapping = disclosure.mapping("dominance", known: ["contributors", "percent"]) else { return nil }
        return .init(
            count: mapping.integer("contributors", in: 1...10, default: 2),
            percent: mapping.number("percent", in: 50...100, default: 85))
    }
}
