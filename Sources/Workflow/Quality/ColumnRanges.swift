import Tables

/// What numbers may be: as the study declares, or plain from what the column is.
struct ColumnRanges {
    private let declaration: SourceDeclaration
    private let latestYear: Double

    init(_ declaration: SourceDeclaration, asOf: Int64?) {
        self.declaration = declaration
        latestYear = asOf.map { Double(CivilDate(secondsSince1970: $0).year) } ?? 2100
    }

    func ranges(of columns: [String]) -> [String: (range: ClosedRange<Double>, isDeclared: Bool)] {
        var ranges: [String: (range: ClosedRange<Double>, isDeclared: Bool)] = [:]
        for column in columns {
            if let declared = declaration.ranges.first(where: { $0.column == column }) {
                ranges[column] = (declared.low...declared.high, true)
            } else if let range = byRole(column) ?? byName(column) {
                ranges[column] = (range, false)
            }
        }
        return ranges
    }

    /// No visit lasts less than no time.
    private func byRole(_ column: String) -> ClosedRange<Double>? {
        let counted = ["duration", "pages", "clicks", "impressions"]
        return counted.contains { declaration.column($0) == column } ? 0...Double.infinity : nil
    }

    /// Ages and years of birth by their usual names.
    private func byName(_ column: String) -> ClosedRange<Double>? {
        guard
            declaration.columns.isEmpty
                || declaration.columns.contains(where: { $0.name == column && $0.kind == .number })
        else { return nil }
        let words = column.lowercased().split { !$0.isLetter }.map(String.init)
        if words == ["age"] || words == ["alter"] || words == ["customer", "age"] { return 0...120 }
        let isYearOfBirth =
            words == ["year", "birth"] || words == ["birth", "year"] || words == ["year", "of", "birth"]
            || words == ["birthyear"] || words == ["geburtsjahr"]
        return isYearOfBirth ? latestYear - 120...latestYear : nil
    }
}
