import Basics
import Findings
import Tables

/// What was done to protect the people in the data: their choices, retention, which columns are used, and the record of
/// processing.
struct PrivacyStage {
    let study: Study
    let sources: [OpenSource]
    let records: [OpenRecords]

    func callAsFunction(_ data: SourceData) -> PrivacyFacts {
        let retention = retention(data.asOf)
        return PrivacyFacts(
            choices: data.choices, retention: retention, columns: columns,
            record: ProcessingRecord(study: study, sources: sources, retention: retention).entries)
    }

    private func retention(_ asOf: Int64?) -> RetentionFacts? {
        guard let retention = study.privacy.retention, let asOf else { return nil }
        return RetentionFacts(period: retention.text, from: isoDate(retention.start(before: asOf)))
    }

    private var columns: [ColumnUse] {
        let read = sources.map { source in
            use(
                source.declaration.kind.rawValue, source.declaration.path, source.file,
                Set(source.requests.map(\.name) + source.declaration.roles.map(\.column)),
                identifiers: source.identifiers.map(\.column))
        }
        let tables = sources.compactMap { source in
            source.ids.map { ids in
                use(
                    say("ids of \(word(source.declaration.kind.rawValue))"), ids.declaration.data.path, ids.file,
                    [ids.declaration.from, ids.declaration.to])
            }
        }
        let said = records.map { records in
            let declared = records.declaration
            let used = [declared.customer, declared.state, declared.date, declared.purpose].compactMap { $0?.name }
            return use(say("records of \(word(records.kind.rawValue))"), declared.data.path, records.file, Set(used))
        }
        return read + tables + said
    }

    private func use(
        _ source: String, _ path: String, _ file: any RowSource, _ used: Set<String>, identifiers: [String] = []
    ) -> ColumnUse {
        let names = file.header.filter { !$0.isEmpty }
        return ColumnUse(
            source: source, path: path, available: names.count, used: names.filter(used.contains),
            unusedPersonal: names.filter { name in
                !used.contains(name) && (identifiers.contains(name) || PersonalTopic(NameWords(name)) != nil)
            })
    }

    /// What a reader should know before anybody is addressed.
    func alerts(_ data: SourceData) -> [Alert] {
        let threshold = study.audit.minimumCount
        var alerts: [Alert] = []
        func warn(_ subject: String, _ message: String, _ figure: Int? = nil) {
            alerts.append(
                Alert(severity: "warning", subject: subject, message: message, figure: figure.map(Double.init)))
        }
        for source in sources {
            for (column, holds) in source.identifiers {
                warn(column, say("looks like \(word(holds.rawValue)), which name people: it is no feature"))
            }
        }
        if data.isAnybodyHidden {
            warn(
                SourceKind.customers.rawValue,
                say(
                    "fewer than \(threshold) are left out by their own choice, and so no count includes them: not even ",
                    "that of the file's rows"))
        }
        if let later = data.saidNoLater, later.contains(true) {
            let count = later.count { $0 }
            let isShown = count >= threshold && later.count - count >= threshold
            warn(
                SourceKind.customers.rawValue,
                say(
                    "some forbade the use of their data after the cut-off date: the figures count them, the list of ",
                    "members doesn't, and they must not be addressed"), isShown ? count : nil)
        }
        return alerts
    }
}
