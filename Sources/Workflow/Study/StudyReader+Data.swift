import Basics
import Databases
import Tables
internal import Yams

/// Where a source's rows are and how they are written.
extension StudyReader {
    /// The keys of `DataDeclaration`.
    static let dataKeys =
        places + ["table", "query", "delimiter", "header", "encoding", "decimal", "thousands", "dates", "time-zone"]

    private static let places = ["csv", "ndjson", "sqlite"]

    /// Nil with a diagnostic where no place is named, or more than one.
    func readData(_ mapping: YAMLMapping) -> DataDeclaration? {
        let named = Self.places.filter { mapping.member($0) != nil }
        guard let key = named.first else {
            document.report(
                "missing-key", mapping.position, "'\(mapping.name("csv"))' is missing: the file to read",
                suggestion: "name one of \(Self.places.joined(separator: ", "))")
            return nil
        }
        if named.count > 1, let second = mapping.member(named[1]) {
            document.report(
                "combination", second.position, "'\(mapping.path)' has both '\(key)' and '\(named[1])'",
                suggestion: "a source is read from one of them; part files of one kind can be a list")
        }
        let paths = (mapping.list(key) ?? []).map { DataDeclaration.Path(text: $0.value, position: $0.position) }
        guard let first = paths.first, paths.allSatisfy({ !$0.text.isEmpty }) else {
            mapping.report(key, "a path, or a list of them")
            return nil
        }
        refuse(mapping, key: key)
        var data = DataDeclaration(place: .csv(paths))
        if key == "ndjson" { data.place = .ndjson(paths) }
        if key == "sqlite" {
            if paths.count > 1 { mapping.report(key, "one database") }
            let content = readContent(mapping)
            data.place = .sqlite(first, content?.content, content?.position ?? first.position)
        }
        data.options = readOptions(mapping)
        data.decimal = readDecimal(mapping)
        data.dates = readDates(mapping)
        data.clock = readClock(mapping)
        return data
    }

    /// What says nothing where the rows are there.
    private func refuse(_ mapping: YAMLMapping, key: String) {
        let foreign: [String] =
            switch key {
            case "csv": ["table", "query"]
            case "ndjson": ["table", "query", "delimiter"]
            default: ["delimiter", "header", "encoding"]
            }
        for other in foreign {
            guard let member = mapping.member(other) else { continue }
            document.report("combination", member.position, "'\(mapping.name(other))' says nothing beside '\(key)'")
        }
    }

    private func readContent(_ mapping: YAMLMapping) -> (content: SQLiteTable.Content, position: SourcePosition)? {
        let table = mapping.text("table"), query = mapping.text("query")
        if let query, table != nil {
            document.report(
                "combination", query.position, "'\(mapping.path)' has both 'table' and 'query'",
                suggestion: "leave one of them out")
        }
        if let table { return (.table(table.value), table.position) }
        return query.map { (.query($0.value), $0.position) }
    }

    private func readOptions(_ mapping: YAMLMapping) -> TextOptions {
        var options = TextOptions()
        if mapping.text("delimiter")?.value == "blanks" {
            options.isSeparatedByBlanks = true
        } else {
            options.delimiter = readDelimiter(mapping)
        }
        if let header = mapping.list("header") {
            options.header = header.map(\.value)
            var seen: Set<String> = []
            for name in header where !name.value.isEmpty && !seen.insert(name.value).inserted {
                document.report("type", name.position, "'\(mapping.name("header"))' has two columns '\(name.value)'")
            }
        }
        if let name = mapping.text("encoding") {
            options.encoding = TextEncoding(named: name.value)
            if options.encoding == nil {
                document.report(
                    "unknown-value", name.position, "'\(mapping.name("encoding"))' can't be '\(name.value.prefix(40))'",
                    suggestion: didYouMean(name.value, in: TextEncoding.names)
                        ?? "known here: \(TextEncoding.names.joined(separator: ", "))")
            }
        }
        return options
    }

    private func readDelimiter(_ mapping: YAMLMapping) -> UInt8? {
        guard let text = mapping.text("delimiter") else { return nil }
        let words = ["tab": UInt8(ascii: "\t"), "comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";")]
        if let byte = words[text.value] { return byte }
        guard text.value.utf8.count == 1, let byte = text.value.utf8.first, byte != UInt8(ascii: "\"") else {
            mapping.report("delimiter", "one character, or tab, comma, semicolon or blanks")
            return nil
        }
        return byte
    }

    private func readDecimal(_ mapping: YAMLMapping) -> CellFormat.DecimalFormat? {
        let marks = [
            "point": UInt8(ascii: "."), ".": UInt8(ascii: "."), "comma": UInt8(ascii: ","), ",": UInt8(ascii: ","),
        ]
        let decimal = mapping.text("decimal")
        let thousands = mapping.member("thousands").flatMap { $0.node.scalar?.string }
        if let decimal, marks[decimal.value] == nil { mapping.report("decimal", "'.' or ','") }
        let mark = decimal.flatMap { marks[$0.value] }
        guard mapping.member("thousands") != nil else { return mark.map { .init(decimal: $0) } }
        let separators = marks.merging(["blank": UInt8(ascii: " "), " ": UInt8(ascii: " "), "'": UInt8(ascii: "'")]) {
            $1
        }
        guard let separator = thousands.flatMap({ separators[$0] }) else {
            mapping.report("thousands", "'.', ',', ' ' or an apostrophe")
            return mark.map { .init(decimal: $0) }
        }
        // Who separates thousands by points has a comma, and the other way round.
        let usual = separator == UInt8(ascii: ".") ? UInt8(ascii: ",") : UInt8(ascii: ".")
        guard mark != separator else {
            mapping.report("thousands", "another mark than 'decimal'")
            return nil
        }
        return .init(decimal: mark ?? usual, grouping: separator)
    }

    private func readDates(_ mapping: YAMLMapping) -> TimeFormat? {
        guard let text = mapping.text("dates") else { return nil }
        if let format = TimeFormat(pattern: text.value) { return format }
        document.report(
            "unknown-value", text.position, "'\(mapping.name("dates"))' can't be '\(text.value.prefix(40))'",
            suggestion: didYouMean(text.value.uppercased(), in: TimeFormat.patterns)
                ?? "known here: \(TimeFormat.patterns.joined(separator: ", ")); times of day are found by themselves")
        return nil
    }

    /// The zone of a source, or at the top that of the study.
    func readClock(_ mapping: YAMLMapping) -> Clock? {
        guard let text = mapping.text("time-zone") else { return nil }
        if let clock = Clock(named: text.value) { return clock }
        document.report(
            "unknown-value", text.position, "there is no time zone '\(text.value.prefix(40))'",
            suggestion: didYouMean(text.value, in: Clock.names) ?? "write e.g. Europe/Berlin, or UTC")
        return nil
    }

    // MARK: Ids and ranges

    func readIds(_ source: YAMLMapping) -> IdDeclaration? {
        guard let mapping = source.mapping("ids", known: Self.dataKeys + ["from", "to"]) else { return nil }
        let from = mapping.required("from", "the column of the ids that this source holds")
        let to = mapping.required("to", "the column of the customers' ids")
        guard let data = readData(mapping), let from, let to else { return nil }
        if from.value == to.value {
            document.report("combination", to.position, "'from' and 'to' are the same column")
        }
        return IdDeclaration(
            data: data, from: from.value, to: to.value, fromPosition: from.position, toPosition: to.position)
    }

    func readRanges(_ source: YAMLMapping) -> [RangeDeclaration] {
        guard let mapping = source.mapping("ranges", known: nil) else { return [] }
        return mapping.members.compactMap { member in
            let ends = (member.node.sequence.map { Array($0) } ?? []).map { $0.scalar.flatMap { Double($0.string) } }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else {
                mapping.report(member.key, "a list of the least and the greatest value, e.g. [0, 120]")
                return nil
            }
            return RangeDeclaration(column: member.key, low: low, high: high, position: member.position)
        }
    }
}
