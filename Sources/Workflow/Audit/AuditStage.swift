import Auditing
import Basics
import Findings
import Learning
import Statistics
import Tables

/// The bias audit: every protected attribute, each pair of them and what the study declares, question by question.
struct AuditStage {
    let study: Study
    let threads: Int

    struct Result: Codable {
        var audit: Audit
        var withheldCells: Int
    }

    /// - Returns: nil where nothing is protected.
    func callAsFunction(_ data: AuditedData) throws -> Result? {
        guard !data.attributes.isEmpty else { return nil }
        let crossed = intersections(data.attributes)
        let audit = audit(shuffles: 2000, crossed)
        let known = data.outcome.map { AuditOutcome(name: $0.name, values: $0.labels) }
        let audits = try data.attributes.map {
            try audit.audit($0, segments: data.labels, segmentNames: data.names, outcome: known)
        }
        let summary = AuditSummary(audits, rule: audit.rule)
        var result = Result(
            audit: Audit(
                threshold: audit.rule.threshold, minimumCount: audit.rule.minimumCount,
                attributes: audits.map(facts), excluded: AuditFacts.excluded(summary.excluded),
                concerns: summary.concerns, insufficient: summary.insufficient, passes: summary.passes,
                worst: summary.worst.map {
                    WorstGap(
                        attribute: $0.attribute, group: AuditFacts.shown($0.group), subject: $0.subject,
                        ratio: $0.ratio, comparisons: $0.comparisons)
                }), withheldCells: summary.withheldCells)
        func add<Part>(_ part: (facts: Part, withheld: Int)?, to path: WritableKeyPath<Audit, Part?>) {
            guard let part else { return }
            result.audit[keyPath: path] = part.facts
            result.withheldCells += part.withheld
        }
        let subjects = AuditSubjects(audit: audit)
        add(try data.targeting.map { try subjects($0, data.attributes) }, to: \.targeting)
        add(
            try data.consent.map {
                try subjects(
                    AuditOutcome(name: say("consent given"), values: $0.consented), $0.attributes)
            }, to: \.consent)
        let errors = AuditErrors(audit: audit, settings: study.audit)
        add(errors(data, data.attributes), to: \.errors)
        add(try AuditIntersections(audit: audit, errors: errors)(data, crossed), to: \.intersections)
        let measures = AuditMeasures(study: study)
        result.audit.differentialFairness = measures.fairness(data, data.attributes + crossed)
        result.audit.socialCost = measures.costs(data)
        result.audit.representation = measures.representation(data.attributes)
        result.audit.robustness = try AuditRobustness(
            audit: self.audit(shuffles: 0, []), study: study, threads: threads)(audits, data)
        result.audit.questions = result.audit.allQuestions
        result.audit.totals = (result.audit.questions ?? []).map(\.counts).reduce(VerdictCounts(), +)
        return result
    }

    private func audit(shuffles: Int, _ crossed: [ProtectedAttribute]) -> BiasAudit {
        var references = Dictionary(
            study.audit.reference.map { ($0.attribute, $0.group) }, uniquingKeysWith: { first, _ in first })
        // Of an intersection the group of the declared ones, where somebody is in it.
        for attribute in crossed {
            let parts = attribute.parts.compactMap { references[$0] }
            let group = parts.joined(separator: ", ")
            if parts.count == attribute.parts.count, attribute.groups.contains(group) {
                references[attribute.name] = group
            }
        }
        return BiasAudit(
            rule: VerdictRule(threshold: study.audit.threshold, minimumCount: study.audit.minimumCount),
            references: references,
            disclosure: DisclosureControl(threshold: study.audit.minimumCount), seed: UInt64(study.seed),
            shuffles: shuffles)
    }

    /// Every pair, and what the study declares beside.
    private func intersections(_ attributes: [ProtectedAttribute]) -> [ProtectedAttribute] {
        let declared = study.audit.intersections.map { declared in
            declared.names.compactMap { name in attributes.first { $0.name == name } }
        }
        return ProtectedAttribute.pairs(of: attributes)
            + declared.filter { $0.count > 2 }.map(ProtectedAttribute.init(intersecting:))
    }

    private func facts(_ audit: AttributeAudit) -> AuditedAttribute {
        AuditedAttribute(
            name: audit.attribute, reference: AuditFacts.shown(audit.reference),
            groups: audit.groups.map(AuditFacts.size),
            segments: audit.segments.map {
                SegmentAudit(
                    segment: $0.segment + 1, segmentName: $0.name, rates: $0.groups.map(AuditFacts.rate),
                    balance: $0.balance, verdict: $0.verdict.rawValue)
            },
            outcome: audit.outcome.map {
                OutcomeAudit(
                    name: $0.name, rates: $0.groups.map(AuditFacts.rate), chiSquare: $0.test.statistic,
                    degreesOfFreedom: $0.test.degreesOfFreedom, p: $0.test.p, verdict: $0.verdict.rawValue)
            }, chiSquare: audit.test.statistic, degreesOfFreedom: audit.test.degreesOfFreedom, p: audit.test.p,
            cramersV: audit.cramersV, verdict: audit.verdict.rawValue)
    }
}

extension AuditStage {
    /// The protected attributes by customer. Needs nothing but what was read, so that what is wrong with them is said
    /// before the long work starts.
    func attributes(_ profile: Table?) throws(Diagnostics) -> [ProtectedAttribute] {
        guard let profile else { return [] }
        var attributes: [ProtectedAttribute] = []
        for declared in study.protected {
            switch (profile[declared.column], declared.bands) {
            case (.number(let values)?, let bands?):
                attributes.append(
                    ProtectedAttribute(
                        name: declared.column, values: values,
                        bands: try AgeBands(parsing: bands, at: declared.position)))
            case (.category(let values)?, nil):
                attributes.append(
                    ProtectedAttribute(name: declared.column, codes: values.codes, levels: values.levels)
                        .joiningFew(under: study.audit.minimumCount, except: declaredGroups(of: declared.column)))
            case (.flag(let values)?, nil):
                attributes.append(
                    ProtectedAttribute(name: declared.column, codes: values.map(Int32.init), levels: ["no", "yes"]))
            default: break  // Refused when the sources were opened.
            }
        }
        for reference in study.audit.reference {
            guard let attribute = attributes.first(where: { $0.name == reference.attribute }),
                !attribute.groups.contains(reference.group)
            else { continue }
            throw Diagnostics([
                Diagnostic(
                    "audit.unknown-reference", at: reference.position,
                    "the reference '\(reference.group)' is no group of the protected attribute '\(attribute.name)'",
                    explanation: "The other groups are compared with the reference group.",
                    suggestion: didYouMean(reference.group, in: attribute.groups))
            ])
        }
        return attributes
    }

    /// Groups that the study names, so that anybody may know that they are looked for.
    private func declaredGroups(of attribute: String) -> Set<String> {
        Set(
            study.audit.reference.filter { $0.attribute == attribute }.map(\.group)
                + study.audit.population.filter { $0.attribute == attribute }.flatMap { $0.shares.map(\.group) })
    }

    /// Everybody before consent was asked for; nil where it wasn't, or nobody was left out.
    func consentPool(_ data: SourceData) throws(Diagnostics) -> ConsentPool? {
        guard let asked = data.beforeConsent, asked.consented.contains(false) else { return nil }
        let attributes = try attributes(asked.profile)
        return attributes.isEmpty ? nil : ConsentPool(attributes: attributes, consented: asked.consented)
    }
}

extension Audit {
    /// What was asked, in the order of the report.
    fileprivate var allQuestions: [AuditQuestion] {
        func question(_ id: String, _ title: String, _ verdicts: [String]?) -> AuditQuestion? {
            verdicts.map {
                let counts = VerdictCounts($0)
                return AuditQuestion(id: id, title: title, counts: counts, verdict: counts.verdict)
            }
        }
        func verdicts(_ subject: SubjectAudit?) -> [String]? {
            subject.map { $0.attributes.flatMap { $0.rates.map(\.verdict) } }
        }
        let outcomes = attributes.compactMap(\.outcome)
        let crossed = intersections.map { $0.map(\.counts).reduce(VerdictCounts(), +) }
        let all = [
            question(
                "membership", say("Who is in which segment"),
                attributes.flatMap { $0.segments.flatMap { $0.rates.map(\.verdict) } }),
            question(
                "outcome", say("Who has the outcome"),
                outcomes.isEmpty ? nil : outcomes.flatMap { $0.rates.map(\.verdict) }),
            question("targeting", say("Who was chosen"), verdicts(targeting)),
            question(
                "errors", say("For whom the model errs"),
                errors.map { $0.attributes.flatMap { $0.measures.flatMap { $0.rates.map(\.verdict) } } }),
            crossed.map {
                AuditQuestion(
                    id: "intersections", title: say("Several attributes at once"), counts: $0, verdict: $0.verdict)
            },
            question(
                "representation", say("Who is missing, against the population"),
                representation.map { $0.flatMap { $0.groups.map(\.verdict) } }),
            question("consent", say("Who gave consent"), verdicts(consent)),
        ]
        return all.compactMap { $0 }
    }
}
