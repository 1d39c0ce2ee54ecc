import Basics
import Foundation
import Testing

/// The scripts can't reach the network in a test; everything after the fetching can be tested.
@Suite struct DownloadScriptTests {
    @Test func joinsDaysInOrderUnderOneHeader() throws {
        try withTemporaryFolder { folder in
            let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
            try write(
                header + "\n2,B,\"SAYS \"\"7.0\"\", TWICE \",1,2011-01-04 10:00:00,2.0,,United Kingdom",
                to: folder.appendingPathComponent("2011-01-04.csv"))  // and no line end
            try write(
                header + "\n1,A,LANTERN,6,2010-12-01 08:26:00,3.0,17850.0,EIRE\n",
                to: folder.appendingPathComponent("2010-12-01.csv"))
            try write(
                header + "\nC3,D,,-1,2011-02-01 09:00:00,27.5,14527.0,United Kingdom\n",
                to: folder.appendingPathComponent("2011-02-01.csv"))
            try write("not a day\n", to: folder.appendingPathComponent("notes.csv"))
            let joined = try run("online-retail", ["--join", folder.path])
            #expect(joined.status == 0)
            #expect(
                joined.output == """
                    \(header)
                    1,A,LANTERN,6,2010-12-01 08:26:00,3.0,17850,EIRE
                    2,B,"SAYS ""7.0"", TWICE ",1,2011-01-04 10:00:00,2.0,,United Kingdom
                    C3,D,,-1,2011-02-01 09:00:00,27.5,14527,United Kingdom

                    """)
        }
    }

    @Test func wrongContentsFailAndLeaveNothing() throws {
        try withTemporaryFolder { folder in
            let days = folder.appendingPathComponent("days")
            let place = folder.appendingPathComponent("place")
            for each in [days, place] {
                try FileManager.default.createDirectory(at: each, withIntermediateDirectories: true)
            }
            try write("InvoiceNo,CustomerID,Country\n1,2.0,EIRE\n", to: days.appendingPathComponent("2010-12-01.csv"))
            try FileManager.default.copyItem(
                at: script("online-retail"), to: place.appendingPathComponent("download.sh"))
            let result = try run(place.appendingPathComponent("download.sh"), [days.path])
            #expect(result.status == 1)
            #expect(result.errors.contains("SHA-256"))
            #expect(try contents(place.path) == ["download.sh"])
            let missing = try run(place.appendingPathComponent("download.sh"), [folder.path + "/none"])
            #expect(missing.status == 1)
            #expect(missing.errors.contains("no day files"))
            #expect(try contents(place.path) == ["download.sh"])
        }
    }

    @Test func aBrokenArchiveFailsAndLeavesNothing() throws {
        try withTemporaryFolder { folder in
            let copy = folder.appendingPathComponent("download.sh")
            try FileManager.default.copyItem(at: script("bank-marketing"), to: copy)
            #expect(try run(copy, [folder.path + "/none.zip"]).status == 1)
            #expect(try contents(folder.path) == ["download.sh"])
        }
    }

    private func script(_ study: String) -> URL { dataFolder.appendingPathComponent("\(study)/download.sh") }

    private func write(_ text: String, to file: URL) throws { try Data(text.utf8).write(to: file) }

    private func run(_ study: String, _ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        try run(script(study), arguments)
    }

    private func run(_ file: URL, _ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [file.path] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complained = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: printed, as: UTF8.self),
            String(decoding: complained, as: UTF8.self)
        )
    }
}
