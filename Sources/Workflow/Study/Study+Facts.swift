import Auditing
import Basics
import Features
import Findings
import Learning
import Tables

extension Study {
    func facts(asOf: Int64?) -> StudyFacts {
        StudyFacts(
            name: name, slug: slug, question: question, purpose: purpose, lawfulBasis: lawfulBasis,
            asOf: asOf.map(isoDate), seed: seed, sector: caseStudy?.sector, currency: currency, synthetic: synthetic,
            language: language.isEnglish ? nil : language.code)
    }

    /// - Parameter lexicon: SHA-256 of a lexicon of the study's own.
    func provenance(inputs: [SourceFacts], lexicon: String?) -> Provenance {
        let words = lexicon.flatMap { digest in
            sentiment.lexicon.map { InputDigest(path: $0.name, sha256: digest) }
        }
        return Provenance(
            tool: "segmentary", version: ToolVersion.text, seed: seed, studyDigest: digest,
            inputs: inputs.flatMap { $0.files ?? [InputDigest(path: $0.path, sha256: $0.digest)] }
                + [words].compactMap(\.self),
            parameters: parameters)
    }

    /// Every setting in force, defaults included.
    private var parameters: [Parameter] {
        // As the study's file takes it, whatever the language.
        func number(_ value: Double) -> String {
            Language.$current.withValue(.english) { NumberFormat.significant(value) }
        }
        let weights = preparation.weights?.map { "\($0.block) \(number($0.weight))" }.joined(separator: ", ")
        var all: [(String, String)] = [
            ("time-zone", clock.identifier),
            ("features.top-categories", "\(features.topCategories)"),
            ("features.include", features.include.map(\.name).joined(separator: ", ")),
            ("features.exclude", features.exclude.map(\.name).joined(separator: ", ")),
            ("features.more", features.more.map(\.rawValue).joined(separator: ", ")),
            ("features.text-topics", "\(features.textTopics)"),
            (
                "features.custom",
                features.custom.map { "\($0.name): \($0.expression.text)" }.joined(separator: "; ")
            ),
            ("sentiment", source(.interactions)?.column("text") == nil ? "" : sentiment.text),
            ("preparation.impute", preparation.impute), ("preparation.log", preparation.log.joined(separator: ", ")),
            ("preparation.winsorise", number(preparation.winsorise)), ("preparation.scale", preparation.scale),
            ("preparation.weights", weights ?? say("every block the same")),
            ("selection.variance", number(selection.variance)),
            ("selection.correlation", number(selection.correlation)),
            ("selection.recursive", selection.recursive ? "yes" : "no"),
            ("segments.methods", segments.methods.map(\.rawValue).joined(separator: ", ")),
            ("segments.space", segments.space.rawValue),
            ("segments.dimensions", segments.dimensions.map(String.init) ?? say("by share of variance")),
            ("segments.explained", number(segments.explained)),
            ("segments.compare", segments.compare.map(\.rawValue).joined(separator: ", ")),
            (
                "segments.k",
                segments.pinned.map(String.init) ?? "\(segments.band.lowerBound)...\(segments.band.upperBound)"
            ),
            ("segments.starts", "\(segments.starts)"), ("segments.pairs", "\(segments.pairs)"),
            ("segments.pairs inside a fold", "\(SegmentSettings.pairsInFold)"),
            ("segments.smallest", number(segments.smallest)),
            ("segments.targeting", (segments.targeting ?? TargetingSettings.standard).text),
            ("models", models.map(\.rawValue).joined(separator: ", ")),
            ("validation.folds", "\(validation.folds)"), ("validation.hold-out", number(validation.holdOut)),
            ("validation.repeats", "\(validation.repeats)"), ("validation.order", validation.order.rawValue),
            ("purchase-model.horizon", purchaseModel.map { say("\($0.horizonDays) days") } ?? "off"),
            ("purchase-model.discount", purchaseModel.map { number($0.discount) } ?? "off"),
            (
                "audit.reference",
                audit.reference.isEmpty
                    ? "largest" : audit.reference.map { "\($0.attribute): \($0.group)" }.joined(separator: ", ")
            ),
            ("audit.threshold", number(audit.threshold)), ("audit.minimum-count", "\(audit.minimumCount)"),
            ("privacy.disclosure.p-percent", number(audit.dominance.percent)),
            (
                "privacy.disclosure.dominance",
                audit.dominance.few.map { say("\($0.count) with more than \(number($0.percent)) %") } ?? ""
            ),
            ("privacy.noise.epsilon", audit.noise.map { number(Double($0.epsilonThousandths) / 1000) } ?? ""),
            ("audit.chosen", audit.chosen.map(number) ?? say("as many as have the outcome")),
            ("audit.mitigate", audit.mitigate.map(\.rawValue).joined(separator: ", ")),
        ]
        for (name, choice) in [
            ("consent", consent), ("privacy.objections", privacy.objections), ("privacy.opt-out", privacy.optOut),
        ] {
            guard let choice else { continue }
            if let column = choice.column {
                all.append((name, say("\(column.name) is \(choice.values.joined(separator: say(" or ")))")))
            }
            if let records = choice.records { all.append(("\(name).records", records.data.path)) }
        }
        if let retention = privacy.retention { all.append(("privacy.retention", retention.text)) }
        return all.map { Parameter(name: $0.0, value: $0.1.isEmpty ? say("none") : $0.1) }
    }
}

extension SentimentSettings {
    /// As the study's file says it.
    fileprivate var text: String {
        if let label { return "label \(label.name), positive \(positive.joined(separator: ", "))" }
        return lexicon.map { "lexicon \($0.name)" } ?? "languages \(languages.joined(separator: ", "))"
    }
}
