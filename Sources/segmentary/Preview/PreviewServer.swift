import Basics
import FlyingFox
import FlyingSocks
import Foundation

/// Serves the page on the loopback interface. It answers three paths from memory and opens no file.
struct PreviewServer {
    let address: String
    private let server: HTTPServer
    private let task: Task<Void, Never>

    /// How long a question for the next change waits for one.
    private static let patience = Duration.seconds(10)

    static func started(port: UInt16, state: PreviewState) async throws -> PreviewServer {
        let server = HTTPServer(
            address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), timeout: 30, logger: .disabled,
            handler: ClosureHTTPHandler { await answer($0, state) })
        let task = Task { _ = try? await server.run() }
        do {
            try await server.waitUntilListening()
        } catch {
            task.cancel()
        }
        guard case .ip4(_, let taken)? = await server.listeningAddress else {
            throw Diagnostic(
                "preview.port", "port \(port) can't be listened on", suggestion: "choose another, or 0 for a free one")
        }
        return PreviewServer(address: "http://127.0.0.1:\(taken)/", server: server, task: task)
    }

    func stop() async {
        await server.stop(timeout: 0.2)
        task.cancel()
    }

    // MARK: Answers

    static func answer(_ request: HTTPRequest, _ state: PreviewState) async -> HTTPResponse {
        // A page elsewhere whose name was made to lead here (DNS rebinding) says that name in its requests.
        guard isLocal(request.headers[.host]) else { return text(.forbidden, "This is for this machine alone.") }
        guard [.GET, .HEAD].contains(request.method) else { return text(.methodNotAllowed, "GET only.") }
        switch request.path {
        case "/": return response(.ok, "text/html; charset=utf-8", PreviewPage.withScript(state.now))
        case PreviewPage.scriptPath: return response(.ok, "text/javascript; charset=utf-8", PreviewPage.script)
        case PreviewPage.changesPath: return await changes(request, state)
        default: return text(.notFound, "There is only one page here: /")
        }
    }

    /// Whether a request's host is this machine by its number or its own name.
    static func isLocal(_ host: String?) -> Bool {
        guard let host else { return false }
        let name = host.split(separator: ":", omittingEmptySubsequences: false)
        guard name.count <= 2, name.dropFirst().allSatisfy({ UInt16($0) != nil }) else { return false }
        return name[0] == "127.0.0.1" || name[0].lowercased() == "localhost"
    }

    private struct Change: Encodable {
        var page: Int
        var revision: Int
        var notice: String
    }

    /// Waits until something changed after the revision that the page knows.
    private static func changes(_ request: HTTPRequest, _ state: PreviewState) async -> HTTPResponse {
        let known = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? -1
        let end = ContinuousClock.now + patience
        while state.now.revision == known, ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(10))
        }
        let now = state.now
        let change = Change(page: now.number, revision: now.revision, notice: now.notice ?? "")
        guard let body = try? JSONEncoder().encode(change) else { return text(.internalServerError, "no answer") }
        return response(.ok, "application/json", String(decoding: body, as: UTF8.self))
    }

    private static func text(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        response(status, "text/plain; charset=utf-8", text + "\n")
    }

    private static func response(_ status: HTTPStatusCode, _ type: String, _ body: String) -> HTTPResponse {
        HTTPResponse(
            statusCode: status,
            headers: HTTPHeaders([
                .contentType: type, .cacheControl: "no-store", HTTPHeader("X-Content-Type-Options"): "nosniff",
                HTTPHeader("Referrer-Policy"): "no-referrer", HTTPHeader("X-Frame-Options"): "DENY",
                HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
                HTTPHeader("Content-Security-Policy"):
                    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; "
                    + "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            ]), body: Data(body.utf8))
    }
}
