import Basics
import Tables
import Testing

@testable import Workflow

@Suite struct StatementsTests {
    private struct Word {
        var isYes: Bool
        var time: Int64?
    }

    private func verdict(_ words: [Word], isDated: Bool = true, isAskedFor: Bool) -> (isAllowed: Bool, later: Bool) {
        var statements = Statements(count: 1, until: 100, isDated: isDated, isAskedFor: isAskedFor)
        for word in words { statements.add(0, isFavourable: word.isYes, at: word.time) }
        return (statements.isAllowed(0), statements.saidNoLater(0))
    }

    @Test func theLastWordByTheCutOffDecides() {
        let yes = Word(isYes: true, time: 10), no = Word(isYes: false, time: 20), again = Word(isYes: true, time: 30)
        #expect(verdict([yes], isAskedFor: true).isAllowed)
        #expect(!verdict([yes, no], isAskedFor: true).isAllowed)
        #expect(verdict([yes, no, again], isAskedFor: true).isAllowed)
        // What is said after the cut-off changes no figure, but who says no is known.
        #expect(!verdict([Word(isYes: true, time: 100)], isAskedFor: true).isAllowed)
        let late = verdict([yes, Word(isYes: false, time: 100)], isAskedFor: true)
        #expect(late.isAllowed && late.later)
        #expect(!verdict([yes, Word(isYes: false, time: 100), Word(isYes: true, time: 101)], isAskedFor: true).later)
    }

    @Test func inDoubtForThePerson() {
        #expect(!verdict([], isAskedFor: true).isAllowed)
        #expect(verdict([], isAskedFor: false).isAllowed)
        // A yes that nobody knows the day of, where days are kept; a no of any day; both of one moment.
        #expect(!verdict([Word(isYes: true)], isAskedFor: true).isAllowed)
        #expect(verdict([Word(isYes: true)], isDated: false, isAskedFor: true).isAllowed)
        #expect(!verdict([Word(isYes: true, time: 10), Word(isYes: false)], isAskedFor: true).isAllowed)
        let both = [Word(isYes: true, time: 10), Word(isYes: false, time: 10)]
        #expect(!verdict(both, isAskedFor: true).isAllowed && !verdict(both.reversed(), isAskedFor: true).isAllowed)
    }

    /// The order of the lines says nothing.
    @Test func anyOrderGivesTheSame() {
        var random = SeededGenerator(seed: 5, stream: "statements")
        for _ in 0..<300 {
            let words = (0..<5).map { _ in
                Word(
                    isYes: random.uniform() < 0.5,
                    time: random.uniform() < 0.2 ? nil : Int64(random.uniform() * 8) * 20)
            }
            for isAskedFor in [true, false] {
                let first = verdict(words, isAskedFor: isAskedFor),
                    second = verdict(words.reversed(), isAskedFor: isAskedFor)
                #expect(first == second)
                // By definition: the latest day by the cut-off, a no winning within it.
                let decided = words.filter { ($0.time ?? 100) < 100 }
                let last = decided.compactMap(\.time).max()
                let expected =
                    words.contains { !$0.isYes && $0.time == nil }
                    ? false : last.map { day in decided.allSatisfy { $0.time != day || $0.isYes } } ?? !isAskedFor
                #expect(first.isAllowed == expected)
            }
        }
    }

    @Test func retentionFollowsTheCalendar() throws {
        for (text, asOf, start) in [
            ("24 months", "2024-10-01", "2022-10-01"), ("1 month", "2024-03-31", "2024-02-29"),
            ("12 months", "2024-02-29", "2023-02-28"), ("2 years", "2024-02-29", "2022-02-28"),
            ("90 days", "2024-03-01", "2023-12-02"), ("3 months", "2024-01-15", "2023-10-15"),
        ] {
            let period = try #require(RetentionPeriod(text))
            #expect(isoDate(period.start(before: try #require(parseTime(asOf)))) == start, "\(text) before \(asOf)")
        }
        for text in ["", "24", "months", "0 days", "-1 months", "101 years", "9999999999999999999 days", "2 weeks"] {
            #expect(RetentionPeriod(text) == nil, "\(text)")
        }
    }
}
