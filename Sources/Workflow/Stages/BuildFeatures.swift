import Basics
import Features
import Findings
import Tables

/// Turns what events before the cut-off add up to, and the columns of the customers table, into one row per customer.
struct BuildFeatures {
    let study: Study

    func callAsFunction(_ data: inout SourceData) throws -> FeatureTable {
        let cohort = Cohort(
            customers: data.customers, asOf: data.asOf ?? .max, signUp: data.signUp(study),
            leastCustomers: study.audit.minimumCount)
        var features: [Feature] = []
        if data.asOf != nil {
            for kind in SourceKind.allCases {
                let own = try data.events[kind]?.features.features() ?? []
                features += own.map { $0.from([kind]) }
            }
        }
        features += ProfileFeatures().aggregate(profileColumns(&data), in: cohort).map { $0.from([.customers]) }
        let asked = SourceKind.allCases.flatMap { data.events[$0]?.features.more.askedValues() ?? [] }
        features += try CustomFeatures(study: study)(asked, features: features, customers: data.customers.count)
        guard !features.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    "data.no-features", at: SourcePosition(file: study.file),
                    "the sources give no feature to segment by",
                    suggestion: "are there events before the cut-off date, and columns that are not protected?")
            ])
        }
        return try FeatureTable(customers: data.customers, features: features)
    }

    /// Declared columns but the protected ones, the outcome, consent and objections: those are never features unless the
    /// analyst includes them by name.
    private func profileColumns(_ data: inout SourceData) -> [ProfileColumn] {
        guard let profile = data.profile else { return [] }
        var barred = Set(study.protected.map(\.column))
        barred.formUnion(study.choiceColumns)
        if case .column(let name, _, .customers, _)? = study.outcome { barred.insert(name) }
        if let targeting = study.audit.targeting { barred.insert(targeting.column) }
        barred.subtract(study.features.include.map(\.name))
        return data.profileColumns.compactMap { declared -> ProfileColumn? in
            guard !barred.contains(declared.name), let column = profile[declared.name] else { return nil }
            if case .category(let values) = column, declared.order == nil, values.levels.count > Self.mostLevels {
                data.alerts.append(
                    Alert(
                        severity: "warning", subject: declared.name,
                        message: say(
                            "has more than \(Self.mostLevels) different texts and is left out of the features"),
                        figure: Double(values.levels.count)))
                return nil
            }
            if case .time = column, data.asOf == nil { return nil }
            return ProfileColumn(
                declared.name, column, order: declared.order,
                unit: declared.family == "money" ? study.currency : nil,
                scaleFamily: ScaleFamily(rawValue: declared.family) ?? .other)
        }
    }

    /// A text column with more levels is an id or free text rather than a category.
    private static let mostLevels = 60
}

/// The columns of a source's table by what they are for.
struct RoleColumns {
    let source: SourceDeclaration
    let table: Table

    func column(_ role: String) -> Column? { source.column(role).flatMap { table[$0] } }

    func number(_ role: String) -> [Double]? { if case .number(let values)? = column(role) { values } else { nil } }

    func category(_ role: String) -> Categories? {
        if case .category(let values)? = column(role) { values } else { nil }
    }

    /// Who was left untreated on purpose: a column of yes and no, or the value of the group column that says so.
    var control: [Int8]? {
        guard let value = source.controlValue, let groups = category("group") else { return flag("control") }
        let isControl = groups.levels.map { sameAnswer($0, value) ? Int8(1) : 0 }
        return groups.codes.map { $0 < 0 ? Column.missingFlag : isControl[Int($0)] }
    }

    func flag(_ role: String) -> [Int8]? { if case .flag(let values)? = column(role) { values } else { nil } }
}
