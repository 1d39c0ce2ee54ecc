import Basics
import Features
import Tables
internal import Yams

/// Features that the study writes itself, and what texts mean.
extension StudyReader {
    /// `name: formula`, or `name: {is: formula, title: …, unit: …, block: …}`.
    func readCustomFeatures(_ features: YAMLMapping) -> [CustomFeature] {
        guard let mapping = features.mapping("custom", known: nil) else { return [] }
        return mapping.members.compactMap { member -> CustomFeature? in
            if let text = member.node.scalar.flatMap({ _ in mapping.text(member.node) }) {
                return expression(text).map {
                    CustomFeature(name: member.key, expression: $0, position: member.position)
                }
            }
            guard
                let details = mapping.mapping(member.key, known: ["is", "title", "unit", "block"]),
                let text = details.required("is", "the formula, e.g. share of orders where weekday in [Sat, Sun]"),
                let expression = expression(text)
            else { return nil }
            var block: FeatureBlock?
            if details.member("block") != nil { block = details.word("block", default: .profile) }
            return CustomFeature(
                name: member.key, title: details.text("title")?.value, unit: details.text("unit")?.value, block: block,
                expression: expression, position: member.position)
        }
    }

    func readSentiment() -> SentimentSettings {
        let language = root.member("language")?.node.scalar?.string ?? "en"
        let own = SentimentLexicon.languages.contains(language) ? [language] : SentimentLexicon.languages
        var settings = SentimentSettings(languages: own)
        guard let mapping = root.mapping("sentiment", known: ["lexicon", "languages", "label", "positive"]) else {
            return settings
        }
        settings.lexicon = mapping.text("lexicon").map { .init(name: $0.value, position: $0.position) }
        let languages = mapping.choices("languages", of: SentimentLexicon.languages, default: own)
        if !languages.isEmpty { settings.languages = languages }
        if let label = mapping.text("label") {
            settings.label = .init(name: label.value, position: label.position)
            settings.positive = (mapping.list("positive") ?? []).map(\.value)
            if settings.positive.isEmpty {
                _ = mapping.required("positive", "the values of '\(label.value)' that mean praise, e.g. [4, 5]")
            }
        }
        return settings
    }

    private func expression(_ text: YAMLMapping.Text) -> FeatureExpression? {
        do {
            return try FeatureExpression(parsing: text.value, at: text.position)
        } catch {
            document.diagnostics.append(contentsOf: error)
            return nil
        }
    }
}
