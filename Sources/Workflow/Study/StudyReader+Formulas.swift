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

    /// What texts mean matters only where there are some.
    func checkTexts(_ study: Study) {
        guard study.source(.interactions)?.column("text") == nil else { return }
        var asked: [(key: String, position: SourcePosition)] = []
        if let lexicon = study.sentiment.lexicon { asked.append(("sentiment.lexicon", lexicon.position)) }
        if let label = study.sentiment.label { asked.append(("sentiment.label", label.position)) }
        if study.features.textTopics > 0,
            let topics = root.mapping("features", known: nil)?.member("text-topics")
        {
            asked.append(("features.text-topics", topics.position))
        }
        let isThere = study.source(.interactions) != nil
        for (key, position) in asked {
            document.report(
                isThere ? "missing-key" : "no-source", position,
                isThere
                    ? "'\(key)' needs a column of texts, and 'interactions' names none"
                    : "'\(key)' needs the source 'interactions'",
                suggestion: isThere ? "declare it, e.g. text: message" : "leave it out, or declare the source")
        }
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
