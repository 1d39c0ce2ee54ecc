import Foundation
import Testing

@testable import Reporting

/// The inputs with which the fuzzer reached most of the code that reads documents (.ci/fuzz).
@Suite struct CorpusTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "corpus")

    @Test func everyInputIsRead() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(names.count > 100)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
            if let source = SourceFile(name: name, bytes: bytes) { readAnything(source.text(from: 1)) }
        }
    }
}
