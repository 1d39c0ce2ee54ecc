import Basics

/// What the study says of the people in its data.
extension StudyReader {
    func readConsent() -> ChoiceDeclaration? {
        root.mapping("consent", known: ["column", "keep", "date", "records"]).flatMap { readChoice(.consent, $0) }
    }

    func readPrivacy() -> PrivacySettings {
        var settings = PrivacySettings()
        let known = [
            "controller", "contact", "data-subjects", "recipients", "transfers", "erasure", "security", "retention",
            "objections", "opt-out", "not-identifiers", "disclosure", "noise",
        ]
        guard let mapping = root.mapping("privacy", known: known) else { return settings }
        func texts(_ key: String) -> [String] { (mapping.list(key) ?? []).map(\.value) }
        settings.controller = mapping.text("controller")?.value
        settings.contact = mapping.text("contact")?.value
        settings.dataSubjects = texts("data-subjects")
        settings.recipients = texts("recipients")
        settings.transfers = texts("transfers")
        settings.erasure = mapping.text("erasure")?.value
        settings.security = texts("security")
        if let text = mapping.text("retention") {
            settings.retention = RetentionPeriod(text.value)
            if settings.retention == nil {
                mapping.report("retention", "a number of days, months or years of at most a century, e.g. '24 months'")
            }
        }
        settings.objections = readChoice(.objection, "objections", in: mapping)
        settings.optOut = readChoice(.optOut, "opt-out", in: mapping)
        settings.notIdentifiers = (mapping.list("not-identifiers") ?? []).map {
            .init(name: $0.value, position: $0.position)
        }
        return settings
    }

    private func readChoice(_ kind: ChoiceKind, _ key: String, in mapping: YAMLMapping) -> ChoiceDeclaration? {
        mapping.mapping(key, known: ["column", "drop", "date", "records"]).flatMap { readChoice(kind, $0) }
    }

    private func readChoice(_ kind: ChoiceKind, _ mapping: YAMLMapping) -> ChoiceDeclaration? {
        func column(_ key: String, in mapping: YAMLMapping) -> ChoiceDeclaration.Column? {
            mapping.text(key).map { .init(name: $0.value, position: $0.position) }
        }
        let valuesKey = kind == .consent ? "keep" : "drop"
        let choice = ChoiceDeclaration(
            kind: kind, column: column("column", in: mapping), date: column("date", in: mapping),
            values: mapping.list(valuesKey)?.map(\.value) ?? ["yes"], records: readRecords(kind, mapping),
            position: mapping.member("column")?.position ?? mapping.position)
        if mapping.member("records") == nil, mapping.member("column") == nil {
            document.report(
                "missing-key", mapping.position, "'\(mapping.path)' says nowhere who it is about",
                suggestion: "name a 'column' of the customers table, or a file under 'records'")
            return nil
        }
        if let date = choice.date, choice.column == nil {
            document.report("combination", date.position, "'\(mapping.name("date"))' says nothing without a 'column'")
        }
        return choice
    }

    private func readRecords(_ kind: ChoiceKind, _ choice: YAMLMapping) -> ChoiceDeclaration.Records? {
        let known = Self.dataKeys + ["customer", "state", "date", "purpose", "for"]
        guard let mapping = choice.mapping("records", known: known) else { return nil }
        func column(_ text: YAMLMapping.Text) -> ChoiceDeclaration.Column {
            .init(name: text.value, position: text.position)
        }
        let customer = mapping.required("customer", "the column that says who said it")
        let purpose = mapping.text("purpose").map(column)
        var purposes = (mapping.list("for") ?? []).map(\.value)
        if let purpose, purposes.isEmpty {
            purposes = [root.text("purpose")?.value].compactMap(\.self)
            if purposes.isEmpty {
                document.report(
                    "missing-key", purpose.position,
                    "nothing says which of the purposes in '\(purpose.name)' is this study's",
                    suggestion: "write it under '\(mapping.name("for"))', or as the study's 'purpose'")
            }
        }
        if purpose == nil, let member = mapping.member("for") {
            document.report(
                "combination", member.position, "'\(mapping.name("for"))' says nothing without a column 'purpose'")
        }
        guard let data = readData(mapping), let customer else { return nil }
        return .init(
            data: data, customer: column(customer), state: mapping.text("state").map(column),
            date: mapping.text("date").map(column), purpose: purpose, purposes: purposes, position: mapping.position)
    }

    func checkChoices(_ study: Study) {
        for choice in study.choices {
            let name: String =
                switch choice.kind {
                case .consent: "consent"
                case .objection: "privacy.objections"
                case .optOut: "privacy.opt-out"
                }
            if let column = choice.column, study.source(.customers) == nil {
                document.report("no-customers", column.position, "a column of '\(name)' needs the source 'customers'")
            }
            if let records = choice.records, let customers = study.source(.customers), customers.column("key") == nil {
                document.report(
                    "missing-key", records.position,
                    "'\(name).records' needs the 'key' of the customers, to find them by")
            }
            if choice.isDated, study.asOf == nil {
                document.report(
                    "missing-key", choice.position, "dates in '\(name)' need the study's 'as-of'",
                    suggestion: "declare the cut-off: what was said by then decides")
            }
        }
    }
}
