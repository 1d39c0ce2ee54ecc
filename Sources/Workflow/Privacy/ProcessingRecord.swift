import Auditing
import Basics
import Findings
import Tables

/// The record of processing activities (GDPR, article 30 (1)): what the study declares, and what the run itself knows.
struct ProcessingRecord {
    let study: Study
    let sources: [OpenSource]
    let retention: RetentionFacts?

    var entries: [RecordEntry] {
        let privacy = study.privacy
        return [
            RecordEntry(item: say("Controller"), article: "30 (1) (a)", text: privacy.controller),
            RecordEntry(item: say("Contact for data protection"), article: "30 (1) (a)", text: privacy.contact),
            RecordEntry(item: say("Purpose"), article: "30 (1) (b)", text: study.purpose),
            RecordEntry(item: say("Lawful basis"), article: "6 (1)", text: study.lawfulBasis),
            RecordEntry(item: say("Categories of people"), article: "30 (1) (c)", text: people),
            RecordEntry(item: say("Categories of data"), article: "30 (1) (c)", text: list(data)),
            RecordEntry(item: say("Recipients"), article: "30 (1) (d)", text: list(privacy.recipients)),
            RecordEntry(
                item: say("Transfers to third countries"), article: "30 (1) (e)", text: list(privacy.transfers)),
            RecordEntry(item: say("Events are used for"), article: "30 (1) (f)", text: events),
            RecordEntry(item: say("Results are kept until"), article: "30 (1) (f)", text: privacy.erasure),
            RecordEntry(item: say("Security measures"), article: "30 (1) (g)", text: list(privacy.security + measures)),
            RecordEntry(item: say("Choices of the people that are applied"), article: "7, 21", text: choices),
        ]
    }

    private func list(_ parts: [String]) -> String? { parts.isEmpty ? nil : parts.joined(separator: "; ") }

    private var people: String {
        list(study.privacy.dataSubjects)
            ?? (study.synthetic ? say("none: the data are invented") : word(SourceKind.customers.rawValue))
    }

    private var data: [String] {
        sources.map { source in
            switch source.declaration.kind {
            case .customers:
                let others = Set(study.protected.map(\.column) + study.choiceColumns)
                let columns = source.columns.map(\.name).filter { !others.contains($0) }
                return columns.isEmpty ? say("profile") : say("profile (\(columns.joined(separator: ", ")))")
            case .interactions where source.declaration.column("text") != nil:
                return say("interactions, with what customers wrote")
            case let kind: return word(kind.rawValue)
            }
        }
            + (study.protected.isEmpty
                ? []
                : [say("for the bias audit alone: \(study.protected.map(\.column).joined(separator: ", "))")])
    }

    private var events: String? {
        guard sources.contains(where: { $0.declaration.kind != .customers }) else { return say("there are none") }
        return retention.map { say("\($0.period) before the cut-off, from \($0.from)") }
    }

    private var measures: [String] {
        [
            say("the report holds groups of at least \(study.audit.minimumCount) customers"),
            say("members are listed under pseudonyms (HMAC-SHA-256, the key kept apart), if at all"),
            say("columns that name people are refused"),
        ]
    }

    private var choices: String? {
        list(
            study.choices.map { choice in
                switch choice.kind {
                case .consent: say("consent")
                case .objection: say("objection")
                case .optOut: say("opt-out of selling and sharing")
                }
            })
    }
}
