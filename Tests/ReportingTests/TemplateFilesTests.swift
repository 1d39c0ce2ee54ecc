import Basics
import Foundation
import Testing

@testable import Reporting

@Suite struct TemplateFilesTests {
    let folder: URL

    init() throws {
        folder = try temporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.appending(path: "t/parts"), withIntermediateDirectories: true)
        try write("t/report.md", "```{include} parts/a.md\n```\n")
        try write("t/parts/a.md", "{{ study.nam }}\n")
        try write("secret.md", "secret\n")
    }

    private func write(_ path: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
    }

    private func load(_ path: String, shownAs shown: String? = nil) throws -> DocumentTemplate {
        try DocumentTemplate.load(folder.appending(path: path).path, shownAs: shown)
    }

    @Test func positionsBearTheNameAsShown() throws {
        let template = try load("t/report.md", shownAs: "templates/report.md")
        #expect(template.name == "templates/report.md")
        #expect(
            template.check().items.map { "\($0.position.map(String.init(describing:)) ?? "")" } == [
                "templates/parts/a.md:1:1"
            ])
    }

    @Test func theDigestFollowsEveryFile() throws {
        let before = try load("t/report.md").digest
        try write("t/parts/a.md", "{{ study.name }}\n")
        #expect(try load("t/report.md").digest != before)
        #expect(try load("t/report.md").check().items.isEmpty)
    }

    @Test(arguments: ["../secret.md", "parts/../../secret.md", "parts/link.md", "/etc/hostname"])
    func nothingOutsideTheFolderIsRead(path: String) throws {
        try FileManager.default.createSymbolicLink(
            at: folder.appending(path: "t/parts/link.md"), withDestinationURL: folder.appending(path: "secret.md"))
        try write("t/report.md", "```{include} \(path)\n```\n")
        let error = #expect(throws: Diagnostics.self) { try load("t/report.md") }
        #expect(error?.items.map(\.identifier) == ["document.include-outside"])
    }

    @Test func whatCannotBeReadIsADiagnostic() throws {
        try Data([0xff, 0xfe, 0x41]).write(to: folder.appending(path: "t/report.md"))
        #expect(throws: Diagnostics.self) { try load("t/report.md") }
        #expect(throws: Diagnostics.self) { try load("t/none.md") }
        #expect(throws: Diagnostics.self) { try load("t") }
    }
}
