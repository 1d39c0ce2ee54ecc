import Basics
import Features
import Foundation
import Languages
import Learning
internal import Yams

/// The settings of the analysis; each has a default.
extension StudyReader {
    func readFeatures() -> FeatureSettings {
        var settings = FeatureSettings()
        let known = ["include", "exclude", "top-categories", "more", "text-topics", "custom"]
        guard let mapping = root.mapping("features", known: known) else { return settings }
        func names(_ key: String) -> [FeatureSettings.Name] {
            (mapping.list(key) ?? []).map { .init(name: $0.value, position: $0.position) }
        }
        settings.include = names("include").filter { $0.name != "all" }
        if mapping.list("include")?.contains(where: { $0.value == "all" }) == true {
            settings.include = [.init(name: "*", position: mapping.position)]
        }
        settings.exclude = names("exclude")
        settings.topCategories = mapping.integer("top-categories", in: 0...50, default: settings.topCategories)
        settings.more = mapping.words("more", default: settings.more)
        settings.textTopics = mapping.integer("text-topics", in: 0...20, default: settings.textTopics)
        settings.custom = readCustomFeatures(mapping)
        return settings
    }

    func readPreparation() -> PreparationSettings {
        var settings = PreparationSettings()
        guard
            let mapping = root.mapping(
                "preparation", known: ["impute", "log", "winsorise", "scale", "weights"])
        else { return settings }
        settings.impute = mapping.choice("impute", of: ["median", "most-frequent", "zero"], default: settings.impute)
        settings.log = mapping.choices("log", of: ["money", "counts"], default: settings.log)
        settings.winsorise = mapping.number("winsorise", in: 0...0.25, default: settings.winsorise)
        settings.scale = mapping.choice("scale", of: ["none", "z", "robust", "min-max"], default: settings.scale)
        let blocks = ["purchase", "engagement", "social", "campaign", "profile"]
        if let weights = mapping.mapping("weights", known: blocks) {
            settings.weights = blocks.compactMap { block in
                weights.member(block).map { _ in (block, weights.number(block, in: 0...100, default: 1)) }
            }
        }
        return settings
    }

    func readSelection() -> SelectionSettings {
        var settings = SelectionSettings()
        guard let mapping = root.mapping("selection", known: ["variance", "correlation", "recursive"]) else {
            return settings
        }
        settings.variance = mapping.number("variance", in: 0...1, default: settings.variance)
        settings.correlation = mapping.number("correlation", in: 0...1, default: settings.correlation)
        settings.recursive = mapping.flag("recursive", default: settings.recursive)
        return settings
    }

    func readSegments() -> SegmentSettings {
        var settings = SegmentSettings()
        settings.position = root.position
        let known = [
            "methods", "k", "choose", "starts", "pairs", "smallest", "space", "dimensions", "explained",
            "compare", "targeting",
        ]
        guard let mapping = root.mapping("segments", known: known) else { return settings }
        settings.methods = mapping.words("methods", default: settings.methods)
        settings.space = mapping.word("space", default: settings.space)
        settings.compare = mapping.words("compare", default: settings.compare)
        if mapping.member("dimensions") != nil {
            settings.dimensions = mapping.integer("dimensions", in: 1...100, default: 2)
        }
        settings.explained = mapping.number("explained", in: 0.1...1, default: settings.explained)
        checkSpaces(settings, mapping)
        _ = mapping.choice("choose", of: ["default"], default: "default")
        settings.starts = mapping.integer("starts", in: 1...1000, default: settings.starts)
        settings.pairs = mapping.integer("pairs", in: 5...1000, default: settings.pairs)
        settings.smallest = mapping.number("smallest", in: 0...0.5, default: settings.smallest)
        settings.targeting = TargetingSettings(mapping)
        settings.position = mapping.position
        if let k = mapping.text("k") {
            settings.position = k.position
            let ends = k.value.replacingOccurrences(of: "...", with: "-").split(separator: "-").map {
                Int($0.trimmingCharacters(in: .whitespaces))
            }
            if ends.count == 1, let pinned = ends[0], (1...50).contains(pinned) {
                settings.pinned = pinned
            } else if ends.count == 2, let low = ends[0], let high = ends[1], 2 <= low, low <= high, high <= 50 {
                settings.band = low...high
            } else {
                mapping.report("k", "a number of segments, or a band such as 2...8 (at most 50)")
            }
        }
        return settings
    }

    /// A method for mixed data measures the features themselves; there is no other space for it.
    private func checkSpaces(_ settings: SegmentSettings, _ mapping: YAMLMapping) {
        guard settings.method.isForMixedData else { return }
        for key in ["space", "compare"] {
            let isMeant = key == "space" ? settings.space != .features : !settings.compare.isEmpty
            guard isMeant, mapping.member(key) != nil else { continue }
            mapping.report(key, "left out, as \(settings.method.rawValue) measures the features themselves")
        }
    }

    func readValidation() -> ValidationSettings {
        var settings = ValidationSettings()
        guard let mapping = root.mapping("validation", known: ["folds", "hold-out", "repeats", "order"]) else {
            return settings
        }
        settings.folds = mapping.integer("folds", in: 2...20, default: settings.folds)
        settings.holdOut = mapping.number("hold-out", in: 0...0.5, default: settings.holdOut)
        settings.repeats = mapping.integer("repeats", in: 1...20, default: settings.repeats)
        settings.order = mapping.word("order", default: settings.order)
        return settings
    }

    /// On where there are purchases, unless the study says `false`.
    func readPurchaseModel(_ sources: [SourceDeclaration]) -> PurchaseModelSettings? {
        var settings = PurchaseModelSettings()
        guard let member = root.member("purchase-model") else {
            return sources.contains { $0.kind == .purchases } ? settings : nil
        }
        if member.node.scalar != nil { return root.flag("purchase-model", default: true) ? settings : nil }
        guard let mapping = root.mapping("purchase-model", known: ["horizon", "discount"]) else { return nil }
        settings.horizonDays = mapping.integer("horizon", in: 1...3650, default: settings.horizonDays)
        settings.discount = mapping.number("discount", in: 0...1, default: settings.discount)
        return settings
    }

    func readAudit() -> AuditSettings {
        var settings = readAuditKeys()
        readDisclosure(into: &settings)
        return settings
    }

    private func readAuditKeys() -> AuditSettings {
        var settings = AuditSettings()
        guard
            let mapping = root.mapping(
                "audit",
                known: [
                    "reference", "threshold", "minimum-count", "population", "intersections", "targeting", "chosen",
                    "mitigate",
                ])
        else {
            return settings
        }
        if mapping.member("reference")?.node.scalar?.string != "largest",
            let reference = mapping.mapping("reference", known: nil)
        {
            settings.reference = reference.members.compactMap { member in
                reference.text(member.node).map { (member.key, $0.value, $0.position) }
            }
        }
        settings.threshold = mapping.number("threshold", in: 0.1...0.99, default: settings.threshold)
        settings.minimumCount = mapping.integer("minimum-count", in: 3...1000, default: settings.minimumCount)
        if let population = mapping.mapping("population", known: nil) {
            settings.population = population.members.compactMap { member in
                guard let shares = population.mapping(member.key, known: nil) else { return nil }
                return .init(
                    attribute: member.key,
                    shares: shares.members.map { ($0.key, shares.number($0.key, in: 0...1e12, default: 0)) },
                    position: member.position)
            }
        }
        settings.intersections = readIntersections(mapping)
        if let targeting = mapping.mapping("targeting", known: ["column", "positive"]),
            let column = targeting.required("column", "the column of the customers table that says who was chosen"),
            let positive = targeting.required("positive", "the value of '\(column.value)' that says so")
        {
            settings.targeting = (column.value, positive.value, column.position)
        }
        if mapping.member("chosen") != nil {
            settings.chosen = mapping.number("chosen", in: 0.001...0.999, default: 0.5)
        }
        if mapping.member("mitigate") != nil { settings.mitigate = mapping.words("mitigate", default: []) }
        return settings
    }

    private func readIntersections(_ mapping: YAMLMapping) -> [(names: [String], position: SourcePosition)] {
        guard let member = mapping.member("intersections") else { return [] }
        let expected = "a list of lists of two or three protected attributes, e.g. [[gender, age, region]]"
        guard let lists = member.node.sequence else {
            mapping.report("intersections", expected)
            return []
        }
        return lists.compactMap { list in
            let names = list.sequence?.compactMap { $0.scalar?.string } ?? []
            guard (2...3).contains(names.count), Set(names).count == names.count, names.count == list.sequence?.count
            else {
                mapping.report("intersections", expected)
                return nil
            }
            return (names, document.position(list))
        }
    }

    func readReport() -> ReportSettings {
        var settings = ReportSettings()
        guard let mapping = root.mapping("report", known: ["template", "formats"]) else { return settings }
        settings.template = mapping.text("template")?.value
        settings.templatePosition = mapping.text("template")?.position
        if mapping.member("formats") != nil {
            settings.formats = mapping.choices("formats", of: ["html", "markdown", "pdf"], default: [])
        }
        return settings
    }

    func readCaseStudy() -> CaseStudySettings? {
        guard
            let mapping = root.mapping("case-study", known: ["sector", "baseline", "campaign", "compare"])
        else { return nil }
        return CaseStudySettings(
            sector: mapping.text("sector")?.value,
            baseline: mapping.choice("baseline", of: ["rfm"], default: "rfm"),
            campaign: mapping.text("campaign")?.value,
            compare: (mapping.list("compare") ?? []).map { .init(name: $0.value, position: $0.position) })
    }
}
