public import Basics
public import Foundation

/// Prints a page to PDF with Chromium, without a window and in a profile of its own that is thrown away.
public struct PDFPrinter: Sendable {
    /// Names a browser that isn't on the PATH.
    public static let variable = "CHROMIUM"

    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    private static let applications = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]

    let browser: String

    /// The browser that the environment names, else the first on the PATH.
    public static func find(
        _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(Diagnostics) -> PDFPrinter {
        let isThere = { FileManager.default.isExecutableFile(atPath: $0) }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        if let named = environment[variable], !named.isEmpty {
            let places = named.contains("/") ? [named] : folders.map { "\($0)/\(named)" }
            if let browser = places.first(where: isThere) { return PDFPrinter(browser: browser) }
            throw Diagnostics([
                Diagnostic("pdf.no-browser", "\(variable) names no program", suggestion: "give the browser's path")
            ])
        }
        let places = names.flatMap { name in folders.map { "\($0)/\(name)" } } + applications
        guard let browser = places.first(where: isThere) else {
            throw Diagnostics([
                Diagnostic(
                    "pdf.no-browser", "a PDF is printed by Chromium, and there is none on the PATH",
                    suggestion: "install chromium, name it in \(variable), or leave pdf out of the formats")
            ])
        }
        return PDFPrinter(browser: browser)
    }

    /// - Throws: what went wrong, never with a path of this machine.
    public func print(_ html: String, within seconds: Double = 120) throws(Diagnostics) -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "segmentary-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let page = folder.appending(path: "report.html"), result = folder.appending(path: "report.pdf")
            try Data(Self.withoutRelativeLinks(html).utf8).write(to: page)
            let process = Process()
            process.executableURL = URL(filePath: browser)
            process.arguments = arguments(page: page, result: result, folder: folder)
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            let deadline = Date().addingTimeInterval(seconds)
            while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
            if process.isRunning {
                process.terminate()
                throw Diagnostics([Diagnostic("pdf.browser", "the browser didn't print within \(Int(seconds)) seconds")]
                )
            }
            guard process.terminationStatus == 0, let data = try? Data(contentsOf: result),
                data.starts(with: Data("%PDF".utf8))
            else {
                throw Diagnostics([
                    Diagnostic(
                        "pdf.browser", "the browser printed no PDF (exit status \(process.terminationStatus))",
                        suggestion: "try another browser with \(Self.variable)")
                ])
            }
            return Self.withoutTraces(data)
        } catch let problem as Diagnostics {
            throw problem
        } catch {
            throw Diagnostics([Diagnostic("pdf.browser", "the browser can't be run", explanation: "\(type(of: error))")]
            )
        }
    }

    private func arguments(page: URL, result: URL, folder: URL) -> [String] {
        // The sandbox can't be had as root; what is shown has no script and loads nothing.
        (geteuid() == 0 ? ["--no-sandbox"] : []) + [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
            "--disable-dev-shm-usage", "--hide-scrollbars", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            "--user-data-dir=\(folder.path)/profile", "--print-to-pdf=\(result.path)", page.absoluteString,
        ]
    }

    /// Beside a file that is printed somewhere else, they would lead into a temporary folder.
    static func withoutRelativeLinks(_ html: String) -> String {
        html.replacing(#/<a href="(?!#|https?:|mailto:)[^"]*"/#, with: "<a")
    }

    /// Blanks when and by what it was printed, so that the same page gives the same bytes. Blanks, because a PDF counts
    /// its bytes.
    static func withoutTraces(_ pdf: Data) -> Data {
        var bytes = [UInt8](pdf)
        for key in ["/CreationDate", "/ModDate", "/Creator"] {
            let pattern = Array("\(key) (".utf8)
            var start = 0
            while start + pattern.count < bytes.count {
                guard bytes[start] == pattern[0], bytes[start..<start + pattern.count].elementsEqual(pattern) else {
                    start += 1
                    continue
                }
                var end = start + pattern.count, depth = 1
                while end < bytes.count, depth > 0 {
                    switch bytes[end] {
                    case UInt8(ascii: "\\"): end += 1
                    case UInt8(ascii: "("): depth += 1
                    case UInt8(ascii: ")"): depth -= 1
                    default: break
                    }
                    end += 1
                }
                for index in start..<min(end, bytes.count) { bytes[index] = 0x20 }
                start = end
            }
        }
        renumberNodes(in: &bytes)
        return Data(bytes)
    }

    /// A browser numbers the nodes of a page's structure as it comes to them, now and then from another number on. Numbers
    /// in the same order, from 1, say the same.
    private static func renumberNodes(in bytes: inout [UInt8]) {
        let opening = Array("(node".utf8), width = 8
        let places = bytes.indices.dropLast(opening.count + width).filter { place in
            bytes[place] == opening[0] && bytes[place..<place + opening.count].elementsEqual(opening)
                && bytes[place + opening.count..<place + opening.count + width].allSatisfy {
                    (0x30...0x39).contains($0)
                }
                && bytes[place + opening.count + width] == UInt8(ascii: ")")
        }.map { $0 + opening.count }
        let numbers = places.map { String(decoding: bytes[$0..<$0 + width], as: UTF8.self) }
        let order = Dictionary(uniqueKeysWithValues: Set(numbers).sorted().enumerated().map { ($1, $0 + 1) })
        for (place, number) in zip(places, numbers) {
            let digits = String(order[number] ?? 0)
            let text = String(repeating: "0", count: max(0, width - digits.count)) + digits
            bytes.replaceSubrange(place..<place + width, with: text.utf8)
        }
    }
}
