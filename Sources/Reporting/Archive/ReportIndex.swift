public import Basics
public import Foundation
import Templates

/// The pages that list the runs: one of each study with the trends of its key figures, one of all studies. Made from the
/// manifests that are there, so that runs may come and go.
public struct ReportIndex: Sendable {
    public let folder: URL

    public init(folder: URL) { self.folder = folder }

    /// Rebuilds the pages, touching only those that change.
    /// - Returns: warnings about runs whose manifest can't be read; the others are listed.
    @discardableResult
    public func rebuild() throws(Diagnostics) -> Diagnostics {
        var warnings = Diagnostics()
        var studies: [StudyIndex] = []
        for slug in ArchivedRun.folders(in: folder) {
            let study = folder.appending(path: slug)
            let page = study.appending(path: "index.html")
            guard let index = StudyIndex(slug: slug, runs: ArchivedRun.all(in: study, &warnings)) else {
                removeOwn(page)
                continue
            }
            try write(in: index.language, to: page) { index.page }
            studies.append(index)
        }
        // Studies in several languages are listed in English.
        let language = Set(studies.map(\.language.code)).count == 1 ? studies[0].language : .english
        try write(in: language, to: folder.appending(path: "index.html")) {
            var all: [String: Any] = [
                "title": say("Reports"), "kicker": say("Audience segmentation"), "isEmpty": studies.isEmpty,
            ]
            if !studies.isEmpty { all["studies"] = ["headings": StudyIndex.headings, "rows": studies.map(\.row)] }
            return all
        }
        return warnings
    }

    private func write(
        in language: Language, to file: URL, _ context: () -> [String: Any]
    ) throws(Diagnostics) {
        var context = Language.$current.withValue(language) {
            context().merging(["words": IndexWords.all]) { $1 }
        }
        context["language"] = language.code
        context["style"] = StyleSheet.text
        let page = Data(try Page.render(Templates.index, context).utf8)
        guard (try? Data(contentsOf: file)) != page else { return }
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try page.write(to: file, options: .atomic)
        } catch {
            throw Diagnostics([RunArchive.failure(error, writing: "the list of runs, '\(file.lastPathComponent)',")])
        }
    }

    /// The page of a study whose runs are all gone; a page that somebody else put there stays.
    private func removeOwn(_ page: URL) {
        guard let text = try? String(contentsOf: page, encoding: .utf8),
            text.contains("<meta name=\"generator\" content=\"Segmentary\">"), text.contains("<body class=\"index\">")
        else { return }
        try? FileManager.default.removeItem(at: page)
    }
}
