import Auditing
public import Basics
import Foundation
import Languages
import Learning
import Tables
internal import Yams

extension Study {
    static let topKeys = [
        "study", "question", "purpose", "lawful-basis", "as-of", "seed", "currency", "synthetic", "sources", "consent",
        "protected", "features", "preparation", "selection", "segments", "models", "validation", "audit", "report",
        "case-study", "purchase-model", "language", "time-zone", "sentiment", "privacy",
    ]

    /// Reads and checks a study file, or the `study.yaml` of a folder.
    ///
    /// - Throws: everything that is wrong with it, each with line and column.
    public static func load(_ path: String) throws(Diagnostics) -> Study {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let file = exists && !isFolder.boolValue ? path : trimmed + "/study.yaml"
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Diagnostics([
                Diagnostic(
                    "study.missing", at: SourcePosition(file: file), "there is no study file here",
                    suggestion: exists
                        ? "create 'study.yaml' in this folder" : "name a folder that holds a 'study.yaml'")
            ])
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Diagnostics([
                Diagnostic("study.encoding", at: SourcePosition(file: file), "the study file is not UTF-8")
            ])
        }
        return try read(text, file: file)
    }

    /// As `load`, of a text that stands in `file`, or will.
    public static func read(_ text: String, file: String) throws(Diagnostics) -> Study {
        let document = YAMLDocument(file: file)
        let study = document.root(text, known: topKeys).flatMap { root -> Study? in
            let folder = file.contains("/") ? String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)]) : ""
            return StudyReader(root: root, document: document).study(
                folder: folder.isEmpty && file.hasPrefix("/") ? "/" : folder, file: file,
                digest: Digest.sha256(text))
        }
        try document.diagnostics.throwIfErrors()
        guard let study else { throw document.diagnostics }
        return study
    }
}

/// Turns the tree of a study file into a `Study`, one key after the other.
struct StudyReader {
    let root: YAMLMapping
    let document: YAMLDocument

    func study(folder: String, file: String, digest: String) -> Study? {
        let name = root.required("study", "the name that the report carries")
        let (sources, outcome) = readSources()
        let slug = Self.slug(URL(fileURLWithPath: file).deletingLastPathComponent().lastPathComponent)
        var study = Study(
            folder: folder, file: file, slug: slug, digest: digest, name: name?.value ?? slug,
            question: root.text("question")?.value, purpose: root.text("purpose")?.value,
            lawfulBasis: root.text("lawful-basis")?.value, asOf: readDate("as-of"),
            seed: root.integer("seed", in: 0...(1 << 53), default: 1), currency: root.text("currency")?.value,
            clock: readClock(root) ?? .utc, synthetic: root.flag("synthetic", default: false), sources: sources,
            outcome: outcome,
            consent: readConsent(), privacy: readPrivacy(), protected: readProtected(), features: readFeatures(),
            sentiment: readSentiment(),
            preparation: readPreparation(), selection: readSelection(), segments: readSegments(),
            models: root.words("models", default: [.decisionTree]), purchaseModel: readPurchaseModel(sources),
            validation: readValidation(), audit: readAudit(), report: readReport(), caseStudy: readCaseStudy(),
            language: Languages.named(root.choice("language", of: Languages.codes, default: "en")) ?? .english)
        study.leaves = StudyLeaf.leaves(of: root)
        checkReferences(study)
        return name == nil ? nil : study
    }

    // MARK: Sources

    private func readSources() -> ([SourceDeclaration], OutcomeDeclaration?) {
        let kinds = SourceKind.allCases.map(\.rawValue)
        guard let mapping = root.mapping("sources", known: kinds + ["outcome"]) else {
            if root.member("sources") == nil {
                document.report(
                    "missing-key", root.position, "'sources' is missing: the files to read",
                    suggestion: "declare at least one of \(kinds.joined(separator: ", "))")
            }
            return ([], nil)
        }
        let sources = SourceKind.allCases.compactMap { kind in readSource(kind, in: mapping) }
        if sources.isEmpty {
            document.report(
                "no-source", mapping.position, "the study has no source",
                suggestion: "declare at least one of \(kinds.joined(separator: ", "))")
        }
        return (sources, readOutcome(in: mapping))
    }

    private func readSource(_ kind: SourceKind, in sources: YAMLMapping) -> SourceDeclaration? {
        var known = Self.dataKeys + ["where", "rejected-limit", "ranges"]
        known += kind.roles.map(\.role) + kind.expressionRoles
        known.append(kind == .customers ? "columns" : "ids")
        guard let mapping = sources.mapping(kind.rawValue, known: known) else { return nil }
        let data = readData(mapping)
        for role in kind.requiredRoles where mapping.member(role) == nil {
            document.report(
                "missing-key", mapping.position, "'\(mapping.name(role))' is missing: the column of each row's \(role)")
        }
        var roles = kind.roles.compactMap { role in
            mapping.text(role.role).map {
                SourceDeclaration.Role(role: role.role, column: $0.value, kind: role.kind, position: $0.position)
            }
        }
        // With a column of groups, 'control' names one of its values; without, it is a column of its own.
        var controlValue: String?
        if mapping.member("group") != nil {
            controlValue = mapping.text("control")?.value
            roles.removeAll { $0.role == "control" }
        }
        return SourceDeclaration(
            kind: kind, data: data ?? DataDeclaration(place: .csv([])), position: data?.position ?? mapping.position,
            roles: roles, amount: mapping.text("amount").flatMap(expression),
            discount: mapping.text("discount").flatMap(expression),
            returned: mapping.text("return").flatMap(expression),
            controlValue: controlValue,
            filters: (mapping.list("where") ?? []).compactMap(expression).flatMap(\.conjuncts),
            columns: kind == .customers ? readColumns(mapping) : [],
            rejectedLimit: mapping.number("rejected-limit", in: 0...1, default: 0.01),
            ids: kind == .customers ? nil : readIds(mapping), ranges: readRanges(mapping))
    }

    private func expression(_ text: YAMLMapping.Text) -> ColumnExpression? {
        do {
            return try ColumnExpression(parsing: text.value, at: text.position)
        } catch {
            document.diagnostics.append(contentsOf: error)
            return nil
        }
    }

    private func readColumns(_ mapping: YAMLMapping) -> [DeclaredColumn] {
        guard let columns = mapping.mapping("columns", known: nil) else { return [] }
        return columns.members.compactMap { member in
            let expected = "number, money, count, category, flag, time or 'ordered [low, …, high]'"
            func column(_ kind: ColumnKind, _ order: [String]? = nil, family: String = "other") -> DeclaredColumn {
                DeclaredColumn(
                    name: member.key, kind: kind, family: family, order: order, position: member.position)
            }
            if let ordered = member.node.mapping?.first?.value.sequence, member.node.mapping?.count == 1,
                member.node.mapping?.first?.key.string == "ordered"
            {
                return column(.category, ordered.compactMap { $0.scalar?.string })
            }
            guard let text = columns.text(member.node) else {
                columns.report(member.key, expected)
                return nil
            }
            if let kind = ColumnKind(rawValue: text.value) { return column(kind) }
            if let family = ["money": "money", "count": "counts"][text.value] {
                return column(.number, family: family)
            }
            if text.value.hasPrefix("ordered"), let open = text.value.firstIndex(of: "["), text.value.hasSuffix("]") {
                let levels = text.value[text.value.index(after: open)...].dropLast().split(separator: ",")
                    .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " '\"")) }
                if levels.count >= 2, Set(levels).count == levels.count { return column(.category, levels) }
            }
            document.report(
                "type", text.position, "'\(columns.name(member.key))' must be \(expected)",
                suggestion: didYouMean(text.value, in: ["number", "money", "count", "category", "flag", "time"]))
            return nil
        }
    }

    private func readOutcome(in sources: YAMLMapping) -> OutcomeDeclaration? {
        guard
            let mapping = sources.mapping("outcome", known: ["from", "any-within", "column", "positive"])
        else { return nil }
        if mapping.member("column") == nil {
            let from = mapping.choice("from", of: ["purchases", "visits", "interactions"], default: "purchases")
            guard let within = mapping.required("any-within", "e.g. '90 days'") else { return nil }
            let words = within.value.split(separator: " ")
            guard words.count == 2, let days = Int(words[0]), (1...3660).contains(days), words[1].hasPrefix("day")
            else {
                mapping.report("any-within", "a number of days, e.g. '90 days'")
                return nil
            }
            return SourceKind(rawValue: from).map { .anyWithin(days: days, source: $0) }
        }
        let from = mapping.choice("from", of: ["customers", "campaigns"], default: "customers")
        guard let column = mapping.text("column"),
            let positive = mapping.required("positive", "the value of '\(column.value)' that counts as a success"),
            let source = SourceKind(rawValue: from)
        else { return nil }
        return .column(name: column.value, positive: positive.value, source: source, position: column.position)
    }

    // MARK: People

    private func readProtected() -> [ProtectedDeclaration] {
        guard let mapping = root.mapping("protected", known: nil) else { return [] }
        return mapping.members.compactMap { member -> ProtectedDeclaration? in
            if mapping.text(member.node)?.value == "as-is" {
                return ProtectedDeclaration(column: member.key, bands: nil, position: member.position)
            }
            guard let bands = member.node.sequence?.compactMap({ $0.scalar?.string }), bands.count >= 2 else {
                mapping.report(member.key, "'as-is' or a list of bands, e.g. [under 25, 25-44, 45 and over]")
                return nil
            }
            do throws(Diagnostics) {
                _ = try AgeBands(parsing: bands, at: document.position(member.node))
            } catch {
                document.diagnostics.append(contentsOf: error)
            }
            return ProtectedDeclaration(column: member.key, bands: bands, position: member.position)
        }
    }

    private func readDate(_ key: String) -> Int64? {
        guard let text = root.text(key) else { return nil }
        guard let seconds = parseTime(text.value.utf8), seconds % secondsPerDay == 0 else {
            root.report(key, "a date, e.g. 2011-11-01")
            return nil
        }
        return seconds
    }

    // MARK: What must fit together

    private func checkReferences(_ study: Study) {
        if study.source(.customers) == nil {
            if let first = study.protected.first {
                document.report("no-customers", first.position, "'protected' needs the source 'customers'")
            }
        }
        if case .column(let outcome, _, .customers, _)? = study.outcome,
            let included = study.features.include.first(where: { $0.name == outcome })
        {
            document.report(
                "outcome-as-feature", included.position, "the outcome '\(outcome)' can't be a feature too",
                suggestion: "leave it out of 'include': what is to be foretold would foretell itself")
        }
        switch study.outcome {
        case .anyWithin(_, let source)? where study.source(source) == nil:
            document.report(
                "no-source", root.position, "the outcome is taken from '\(source.rawValue)', which is no source")
        case .column(_, _, let source, let position)? where study.source(source) == nil:
            document.report("no-source", position, "the outcome is taken from '\(source.rawValue)', which is no source")
        default: break
        }
        checkAudit(study)
        checkTexts(study)
        checkChoices(study)
        checkQuasiIdentifiers(study)
        for reference in study.audit.reference
        where !study.protected.contains(where: { $0.column == reference.attribute }) {
            document.report(
                "unknown-attribute", reference.position,
                "'\(reference.attribute)' has a reference group but is not protected",
                suggestion: didYouMean(reference.attribute, in: study.protected.map(\.column)))
        }
    }

    private func checkAudit(_ study: Study) {
        let protected = study.protected.map(\.column)
        func check(_ name: String, at position: SourcePosition, _ role: String) {
            guard !protected.contains(name) else { return }
            document.report(
                "unknown-attribute", position, "'\(name)' \(role) but is not protected",
                suggestion: didYouMean(name, in: protected))
        }
        for population in study.audit.population {
            check(population.attribute, at: population.position, "has a reference population")
            let bands = study.protected.first { $0.column == population.attribute }?.bands
            for share in population.shares {
                guard let bands, !bands.contains(share.group) else { continue }
                document.report(
                    "unknown-group", population.position, "'\(share.group)' is no band of '\(population.attribute)'",
                    suggestion: didYouMean(share.group, in: bands))
            }
            if population.shares.reduce(0, { $0 + $1.share }) <= 0 {
                document.report(
                    "population", population.position,
                    "the shares of '\(population.attribute)' in the population add up to nothing")
            }
        }
        for intersection in study.audit.intersections {
            for name in intersection.names { check(name, at: intersection.position, "is to be intersected") }
        }
        if let targeting = study.audit.targeting, study.source(.customers) == nil {
            document.report("no-customers", targeting.position, "'audit.targeting' needs the source 'customers'")
        }
        let isByCentroids =
            [.kMeans, .miniBatchKMeans].contains(study.segments.method) && study.segments.space == .features
        if !study.audit.mitigate.isEmpty, !isByCentroids {
            document.report(
                "mitigate", root.member("audit")?.position ?? root.position,
                "'audit.mitigate' divides customers by k-means in their features, as these segments are not",
                suggestion:
                    "leave it out, or let 'segments.methods' begin with k-means and 'segments.space' be features")
        }
    }

    /// The folder's name in lower-case letters, digits and hyphens.
    static func slug(_ name: String) -> String {
        let parts = name.lowercased().unicodeScalars.split { !CharacterSet.alphanumerics.contains($0) }
        let slug = parts.map { String($0) }.joined(separator: "-")
        return slug.isEmpty ? "study" : slug
    }
}
