import Testing
import Foundation
import Basics
@testable import Reporting
@Suite struct TryTests {
    @Test func standard() throws {
        let t = try DocumentTemplate.standard()
        print(t.check())
        let r = try ReportRenderer(template: t).render(documentFindings())
        print(r.diagnostics)
        try r.html?.write(toFile: "/tmp/w/rep-small.html", atomically: true, encoding: .utf8)
        try r.markdown?.write(toFile: "/tmp/w/rep-small.md", atomically: true, encoding: .utf8)
        print(r.html?.utf8.count ?? 0)
    }
}
