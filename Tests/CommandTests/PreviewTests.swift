import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// `segmentary preview`, started, asked and ended as a browser and a user do it.
@Suite struct PreviewTests {
    /// A running preview; ended with the test.
    private final class Running {
        let process = Process()
        let folder: Folder
        let streams: Folder
        private(set) var address = ""

        init(_ arguments: [String], in folder: Folder) async throws {
            self.folder = folder
            streams = try Folder()
            let binary: URL = try #require(Segmentary.binary, "build the product 'segmentary' first")
            process.executableURL = binary
            process.arguments = ["preview"] + arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            process.environment = Segmentary.environment([:], cache: streams)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = try streams.open("stdout")
            process.standardError = try streams.open("stderr")
            try process.run()
            let streams = streams
            address = try await PreviewTests.eventually("an address") {
                let text = try streams.text("stdout")
                return text.hasSuffix("\n") ? String(text.dropLast()) : nil
            }
        }

        deinit { if process.isRunning { process.terminate() } }

        var port: String { String(address.dropLast().split(separator: ":").last ?? "") }

        func get(_ path: String = "", host: String? = nil) async throws -> (status: Int, text: String, type: String) {
            var request = URLRequest(url: try #require(URL(string: address + path)))
            if let host { request.setValue(host, forHTTPHeaderField: "Host") }
            let (data, response) = try await URLSession.shared.data(for: request)
            let http = try #require(response as? HTTPURLResponse)
            return (
                http.statusCode, String(decoding: data, as: UTF8.self),
                http.value(forHTTPHeaderField: "Content-Type") ?? ""
            )
        }

        /// The page once it holds `text`.
        func page(with text: String) async throws -> String {
            try await PreviewTests.eventually("a page with '\(text)'") {
                let page = try await self.get()
                return page.text.contains(text) ? page.text : nil
            }
        }
    }

    /// Asks until there is an answer. A minute is the end of patience, not a time that is measured.
    private static func eventually<Result>(
        _ what: String, _ ask: () async throws -> Result?
    ) async throws -> Result {
        for _ in 0..<1_200 {
            if let result = try await ask() { return result }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(description: "there never was \(what)")
    }

    private struct Failure: Error, CustomStringConvertible { var description: String }

    private static let board = "## First words\n\n{{ data.customers }} customers\n\n```{include} parts/a.md\n```\n"

    private func example() throws -> Folder {
        let folder = try Examples.study(Examples.customersOnly, Examples.clouds(60))
        try folder.write("board.md", Self.board)
        try folder.write("parts/a.md", "An included part.\n")
        return folder
    }

    @Test func aPageFollowsTemplateAndData() async throws {
        let folder = try example()
        let preview = try await Running(["study", "--template", "board.md"], in: folder)
        #expect(preview.address.hasPrefix("http://127.0.0.1:"))
        let first = try await preview.page(with: "First words")
        #expect(first.contains("60 customers") && first.contains("An included part."))
        #expect(first.contains("<script src=\"/.preview/reload.js\""))
        // Nothing is written.
        #expect(
            Set(try folder.contents().keys).isSubset(of: [
                "board.md", "parts/a.md", "study/study.yaml", "study/customers.csv",
            ]))

        try folder.write("parts/a.md", "A better part.\n")
        _ = try await preview.page(with: "A better part.")
        try folder.replace("First words", with: "Second words", in: "board.md")
        _ = try await preview.page(with: "Second words")

        try folder.write("study/customers.csv", Examples.clouds(80))
        _ = try await preview.page(with: "80 customers")
        try folder.replace("study: Clouds", with: "study: Cumuli", in: "study/study.yaml")
        _ = try await preview.page(with: "Cumuli")
    }

    @Test func mistakesAreShownAndMended() async throws {
        let folder = try example()
        let preview = try await Running(["study", "--template", "board.md"], in: folder)
        _ = try await preview.page(with: "First words")
        try folder.write("board.md", "## First words\n\n{{ data.<i>customer }}\n\n```{include} parts/none.md\n```\n")
        let broken = try await preview.page(with: "parts/none.md")
        #expect(broken.contains("The template has mistakes") && broken.contains("board.md:3:"))
        #expect(!broken.contains("<i>"))
        #expect(broken.contains("/.preview/reload.js"))
        try folder.write("board.md", "## Third words\n")
        _ = try await preview.page(with: "Third words")

        // With a mistake in the study the last good report stays, and the notice says what is wrong.
        try folder.replace("segments:", with: "segmens:", in: "study/study.yaml")
        let kept = try await preview.page(with: "segmens")
        #expect(kept.contains("Third words") && kept.contains("data-notice=\"study/study.yaml"))
        try folder.replace("segmens:", with: "segments:", in: "study/study.yaml")
        _ = try await preview.page(with: "data-notice=\"\"")
    }

    @Test func aStudyThatIsBrokenFromTheStart() async throws {
        let folder = try example()
        try folder.replace("segments:", with: "segmens:", in: "study/study.yaml")
        let preview = try await Running(["study"], in: folder)
        _ = try await preview.page(with: "The study has mistakes")
        try folder.replace("segmens:", with: "segments:", in: "study/study.yaml")
        _ = try await preview.page(with: "every figure on this page is in findings.json")
    }

    @Test func itServesOnePageToThisMachine() async throws {
        let folder = try example()
        let preview = try await Running(["study"], in: folder)
        let paths = [
            "study/study.yaml", "../study/study.yaml", "%2e%2e/study/study.yaml", "..%2fboard.md", ".preview/",
        ]
        for path in paths {
            let answer = try await preview.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(!answer.text.contains("Clouds") && !answer.text.contains("customers.csv"))
        }
        let strangers = [
            "example.org", "example.org:\(preview.port)", "127.0.0.1.example.org", "localhost.example.org:80",
        ]
        for host in strangers {
            #expect(try await preview.get("", host: host).status == 403, "\(host)")
        }
        for host in ["localhost:\(preview.port)", "127.0.0.1:\(preview.port)", "LOCALHOST"] {
            #expect(try await preview.get("", host: host).status == 200, "\(host)")
        }
        let script = try await preview.get(".preview/reload.js")
        #expect(script.status == 200 && script.type.hasPrefix("text/javascript"))
        _ = try await preview.page(with: "Clouds")
    }

    /// The page asks what comes after what it knows, and is told as soon as there is something.
    @Test func changesAreTold() async throws {
        struct Change: Decodable {
            var page: Int
            var revision: Int
            var notice: String
        }
        let folder = try example()
        let preview = try await Running(["study", "--template", "board.md"], in: folder)
        _ = try await preview.page(with: "First words")
        func change(after: Int) async throws -> Change {
            try JSONDecoder().decode(
                Change.self, from: Data(try await preview.get(".preview/changes?after=\(after)").text.utf8))
        }
        let now = try await change(after: -1)
        async let next = change(after: now.revision)
        try folder.write("board.md", "## Other words\n")
        let told = try await next
        #expect(told.revision > now.revision && told.page == now.page + 1 && told.notice.isEmpty)
    }

    @Test func itEndsWithCtrlC() async throws {
        let preview = try await Running(["study"], in: try example())
        preview.process.interrupt()
        preview.process.waitUntilExit()
        #expect(preview.process.terminationReason == .exit && preview.process.terminationStatus == 0)
    }

    @Test func wrongUse() async throws {
        let folder = try example()
        let missing = try Segmentary.run(["preview", "nothing"], in: folder)
        #expect(missing.status == 1 && missing.stderr.contains("there is no study file here"))
        #expect(try Segmentary.run(["preview", "study", "--port", "70000"], in: folder).status == 2)
        let preview = try await Running(["study"], in: folder)
        let taken = try Segmentary.run(["preview", "study", "--port", preview.port], in: folder)
        #expect(taken.status == 1 && taken.stderr.contains("[preview.port]"))
    }
}
