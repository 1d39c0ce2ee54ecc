public import Basics
import Tables

/// What a study says of the people in its data, for the record of processing and for what is left out.
public struct PrivacySettings: Sendable {
    public var controller: String?
    /// Whom people may turn to, such as a data protection officer.
    public var contact: String?
    public var dataSubjects: [String] = []
    public var recipients: [String] = []
    /// Countries outside, and the safeguards; `none`.
    public var transfers: [String] = []
    /// Until when results are kept.
    public var erasure: String?
    /// Measures beside those that the tool takes.
    public var security: [String] = []
    /// How far back events may lie; nil: any.
    public var retention: RetentionPeriod?
    public var objections: ChoiceDeclaration?
    public var optOut: ChoiceDeclaration?
    /// Columns that look as if they named people and don't.
    public var notIdentifiers: [FeatureSettings.Name] = []
}

/// A span of the calendar: `24 months`, `2 years`, `90 days`.
public struct RetentionPeriod: Sendable, Hashable {
    enum Unit: String {
        case day, month, year
    }

    let count: Int
    let unit: Unit

    /// Nil where it is no such span, or longer than a century.
    public init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let count = Int(parts[0]), count > 0 else { return nil }
        let word = parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1]
        guard let unit = Unit(rawValue: String(word)) else { return nil }
        let most = unit == .day ? 36_525 : unit == .month ? 1200 : 100
        guard count <= most else { return nil }
        (self.count, self.unit) = (count, unit)
    }

    /// As a reader sees it.
    var text: String {
        switch unit {
        case .day: say(count, "day")
        case .month: say(count, "month")
        case .year: say(count, "year")
        }
    }

    /// The first day kept: the same day of the month, or the month's last where it is shorter.
    public func start(before asOf: Int64) -> Int64 {
        guard unit != .day else { return asOf - Int64(count) * secondsPerDay }
        let end = CivilDate(secondsSince1970: asOf)
        let index = end.monthIndex - count * (unit == .year ? 12 : 1)
        let year = index >= 0 ? index / 12 : (index - 11) / 12
        let days = stride(from: end.day, through: 1, by: -1)
        let first = days.lazy.compactMap { CivilDate(year: year, month: index - year * 12 + 1, day: $0) }.first
        return (first ?? end).secondsSince1970
    }
}

/// What people can say about the use of their data.
public enum ChoiceKind: String, Sendable, CaseIterable {
    /// To be asked for: without it somebody is left out.
    case consent
    /// GDPR, article 21.
    case objection
    /// Not to sell or share (CCPA as amended, section 1798.120).
    case optOut = "opt-out"
}

/// Where a study says who consented, objected or opted out.
public struct ChoiceDeclaration: Sendable {
    public struct Column: Sendable {
        public var name: String
        public var position: SourcePosition
    }

    /// A file with a line for each thing that somebody said.
    public struct Records: Sendable {
        public var data: DataDeclaration
        public var customer: Column
        /// Nil: every line says the same, that there is consent, or an objection.
        public var state: Column?
        /// Nil: nobody knows when.
        public var date: Column?
        public var purpose: Column?
        /// The values of `purpose` that mean this study's.
        public var purposes: [String]
        public var position: SourcePosition
    }

    public var kind: ChoiceKind
    /// Of the customers table.
    public var column: Column?
    /// Of the customers table: when it was said.
    public var date: Column?
    /// What means consent, or an objection; the rest means the contrary.
    public var values: [String]
    public var records: Records?
    public var position: SourcePosition

    /// Whether it is known when something was said.
    var isDated: Bool { date != nil || records?.date != nil }
}

extension Study {
    /// In the order in which they are asked.
    var choices: [ChoiceDeclaration] { [consent, privacy.objections, privacy.optOut].compactMap(\.self) }

    /// Columns of the customers table that say what people want.
    var choiceColumns: [String] { choices.flatMap { [$0.column?.name, $0.date?.name] }.compactMap(\.self) }

    /// The files of what people said, as the study names them.
    public var records: [String] { choices.compactMap { $0.records?.data.path } }
}
