import Basics
import Findings
import Foundation

/// What was erased from the person-level files of a run: `erasures.json` beside the manifest, which stays as it was
/// written.
///
/// Who was erased stands there as a digest of their pseudonym: enough to leave them out should the run be written again,
/// and nothing that leads back to them without the key of the pseudonyms.
struct Erasures: Codable, Sendable, Hashable {
    static let fileName = "erasures.json"

    /// One file changed by an erasure.
    struct Entry: Codable, Sendable, Hashable {
        var file: String
        var rows: Int
        /// SHA-256 of the file before and after.
        var before: String
        var after: String
    }

    var schema = 1
    var entries: [Entry] = []
    /// Sorted.
    var marks: [String] = []

    /// Those of a run; nil where nothing was erased.
    static func read(_ run: URL) -> Erasures? {
        (try? Data(contentsOf: run.appending(path: fileName))).flatMap { try? JSON.decode(Erasures.self, from: $0) }
    }

    /// The digest that a file has since something was erased from it, if the manifest's was the one before.
    func digest(of file: String, written: String) -> String? {
        var digest = written
        for entry in entries where entry.file == file && entry.before == digest { digest = entry.after }
        return digest == written ? nil : digest
    }

    /// Whether somebody is among the erased.
    func hides(_ pseudonym: Substring) -> Bool { marks.contains(Self.mark(of: String(pseudonym))) }

    /// Adds people to those who are erased.
    mutating func hide(_ pseudonyms: some Sequence<String>) { marks = Set(marks + pseudonyms.map(Self.mark)).sorted() }

    /// A list of members without the erased; the entry says what that changed.
    mutating func apply(to members: Data, of file: String) -> Data {
        guard !marks.isEmpty else { return members }
        let (kept, removed) = MemberList(members).without { hides($0) }
        guard removed > 0 else { return members }
        let entry = Entry(file: file, rows: removed, before: Digest.sha256(members), after: Digest.sha256(kept))
        if !entries.contains(entry) { entries.append(entry) }
        return kept
    }

    private static func mark(of pseudonym: String) -> String { Digest.sha256("erased \(pseudonym)") }
}

/// The lines of `segments.csv`, each with its pseudonym first.
struct MemberList {
    static let fileName = "segments.csv"
    private let lines: [Substring]

    init(_ data: Data) {
        lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
    }

    /// The line of somebody: pseudonym, segment, confidence.
    func line(of pseudonyms: Set<String>) -> [Substring]? {
        lines.dropFirst().lazy.map { $0.split(separator: ",") }.first { cells in
            cells.first.map { pseudonyms.contains(String($0)) } ?? false
        }
    }

    func without(_ isRemoved: (Substring) -> Bool) -> (data: Data, removed: Int) {
        let kept = lines.enumerated().filter { index, line in
            index == 0 || !(line.split(separator: ",", maxSplits: 1).first.map(isRemoved) ?? false)
        }.map(\.element)
        return (Data(kept.map { $0 + "\n" }.joined().utf8), lines.count - kept.count)
    }
}
