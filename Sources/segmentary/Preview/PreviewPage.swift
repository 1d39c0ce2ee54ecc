import Basics
import CommonMark
import Foundation
import Templates

/// The pages of the preview. The script stands in its answers alone, never in a file.
enum PreviewPage {
    static let scriptPath = "/.preview/reload.js"
    static let changesPath = "/.preview/changes"

    /// Before there is a report.
    static let waiting = page("Computing …", "<p>The report is being computed for the first time.</p>")

    /// Instead of a report that can't be shown.
    static func mistakes(_ problems: Diagnostics, in what: String) -> String {
        let items = problems.items.map { item -> String in
            let place = item.position.map { "<b>\(escapedForHTML($0.description))</b><br>" } ?? ""
            let rest = [item.suggestion, item.explanation].compactMap { $0 }.map {
                "<br><span class=\"sub\">\(escapedForHTML($0))</span>"
            }
            let style = item.severity == .error ? "broken" : "callout"
            return "<p class=\"\(style)\">\(place)\(escapedForHTML(item.summary))\(rest.joined())</p>"
        }
        return page("The \(what) has mistakes", items.joined(separator: "\n"))
    }

    private static func page(_ title: String, _ body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(escapedForHTML(title))</title>
        <style>
        \(Templates.style)</style>
        </head>
        <body>
        <header class="top"><p class="kicker">Preview</p><h1>\(escapedForHTML(title))</h1></header>
        <main id="main">
        \(body)
        </main>
        </body>
        </html>

        """
    }

    /// The page as it is sent: with the script that reloads it.
    static func withScript(_ content: PreviewState.Content) -> String {
        let script =
            "<script src=\"\(scriptPath)\" data-page=\"\(content.number)\" data-revision=\"\(content.revision)\" "
            + "data-notice=\"\(escapedForHTML(content.notice ?? ""))\"></script>\n"
        guard let end = content.page.range(of: "</body>", options: .backwards) else { return content.page + script }
        return content.page.replacingCharacters(in: end, with: script + "</body>")
    }

    /// Waits for the next change and shows it: another page by loading it, a notice in a bar. Texts never become markup.
    static let script = """
        (() => {
          const own = document.currentScript.dataset;
          const bar = document.createElement("div");
          bar.setAttribute("role", "status");
          bar.style.cssText = "position:fixed;inset:auto 0 0 0;padding:.5rem 1rem;background:var(--soft);color:var(--ink);"
            + "border-top:1px solid var(--mut);font-size:.84rem;white-space:pre-wrap;max-height:40vh;overflow:auto";
          document.body.append(bar);
          const tell = text => { bar.textContent = text; bar.hidden = !text; };
          tell(own.notice);
          const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
          const follow = async revision => {
            for (;;) {
              try {
                const answer = await fetch("\(changesPath)?after=" + revision, { cache: "no-store" });
                if (!answer.ok) throw new Error(answer.statusText);
                const now = await answer.json();
                if (String(now.page) !== own.page) return location.reload();
                tell(now.notice);
                revision = now.revision;
              } catch {
                tell("The preview has ended.");
                await pause(1000);
              }
            }
          };
          follow(Number(own.revision));
        })();

        """
}
