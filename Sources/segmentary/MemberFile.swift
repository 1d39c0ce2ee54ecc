import Auditing
import Basics
import Foundation
import Tables
import Workflow

/// `segments.csv`: who is in which segment, under pseudonyms. Person-level, so it stands apart and needs a key.
struct MemberFile {
    /// Nil: no list is written.
    let key: [UInt8]?

    /// - Parameter secret: the key of the pseudonyms; nil where there is none.
    init(study: Study, secret: [UInt8]?) {
        // No person stands behind generated data: a key that everybody knows protects as much as is needed.
        key = secret ?? (study.synthetic ? Self.knownKey : nil)
    }

    private static let knownKey = Array("segmentary synthetic".utf8)

    /// What somebody may be called in lists of members: as they are named, if that is a pseudonym already, and by each key.
    static func pseudonyms(of customer: String, secret: [UInt8]?) throws(Diagnostics) -> Set<String> {
        var names: Set = [customer.lowercased()]
        for key in [secret, knownKey].compactMap(\.self) {
            names.insert(try Pseudonyms(key: key).pseudonym(of: customer))
        }
        return names
    }

    /// Tells one key from another without telling the key.
    var fingerprint: String { key.map { Digest.hmac(key: $0, "segments.csv") } ?? "no key" }

    func data(_ members: [Member]) throws(Diagnostics) -> Data? {
        guard let key else { return nil }
        // In the order of the pseudonyms, so that the place in the file says nothing either.
        var writer = CSVWriter(header: ["pseudonym", "segment", "confidence"])
        for (pseudonym, place) in try Pseudonyms(key: key).ordered(members.map { $0.customer }) {
            let member = members[place]
            writer.append([pseudonym, "\(member.segment)", NumberFormat.plain(member.confidence, digits: 3)])
        }
        return Data(writer.bytes)
    }
}

/// `rejected.csv`: every row that could not be read, with its place and reason; never its contents.
enum RejectedFile {
    static func data(_ rejected: [RejectedCell]) -> Data? {
        guard !rejected.isEmpty else { return nil }
        var writer = CSVWriter(header: ["source", "file", "line", "column", "reason"])
        for cell in rejected { writer.append([cell.source, cell.file, "\(cell.line)", cell.column, cell.reason]) }
        return Data(writer.bytes)
    }
}
