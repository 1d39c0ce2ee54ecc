import Basics
import Testing

@testable import Workflow

@Suite struct RowNumberTests {
    @Test func aCustomerWithoutAKeyIsCalledByTheRowOfTheFile() throws {
        let rows = (1...40).map { $0 == 2 || $0 == 5 ? "x,\($0)" : "\($0),\($0 % 7)" }
        let folder = try TemporaryFolder([
            "c.csv": (["a,b"] + rows).joined(separator: "\n"),
            "study.yaml": """
            study: Rows
            sources: {customers: {csv: c.csv, columns: {a: number, b: number}, rejected-limit: 0.5}}
            segments: {k: 2}
            """,
        ])
        let run = try Workflow(study: Study.load(folder.path), threads: 1, progress: SilentProgress()).run()
        #expect(run.rejected.map(\.line) == [3, 6])
        #expect(run.members.prefix(4).map(\.customer) == ["row 1", "row 3", "row 4", "row 6"])
    }
}
