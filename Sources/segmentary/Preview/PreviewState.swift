import Foundation
import Synchronization

/// What the preview shows now. Each change has a number, so that the page can ask for the next one.
final class PreviewState: Sendable {
    struct Content: Sendable {
        /// HTML without the script.
        var page: String
        /// Counts the pages.
        var number = 0
        /// Below the page: what is being done, or what is wrong. Nil: nothing.
        var notice: String?
        /// Counts pages and notices.
        var revision = 0
    }

    private let content = Mutex(Content(page: PreviewPage.waiting))

    var now: Content { content.withLock { $0 } }

    func show(page: String) {
        content.withLock {
            guard $0.page != page else { return }
            $0.page = page
            $0.number += 1
            $0.revision += 1
        }
    }

    func show(notice: String?) {
        content.withLock {
            guard $0.notice != notice else { return }
            $0.notice = notice
            $0.revision += 1
        }
    }
}
