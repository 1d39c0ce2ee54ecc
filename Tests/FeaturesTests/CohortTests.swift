import Tables
import Testing

@testable import Features

@Suite struct CohortTests {
    @Test func keysBecomeIndices() {
        let cohort = Cohort(customers: ["b", "a"], asOf: asOf)
        #expect(cohort.indices(of: categories(["a", "x", nil, "b", "a"])) == [1, -1, -1, 0, 1])
    }

    @Test func calendarDaysCountMidnights() {
        let cohort = Cohort(1)
        #expect(cohort.days(from: seconds(2011, 10, 30, 23, 59), to: seconds(2011, 10, 31, 0, 1)) == 1)
        #expect(cohort.days(from: seconds(2011, 10, 31, 0, 1), to: seconds(2011, 10, 31, 23, 59)) == 0)
    }

    @Test func exactDaysCountSeconds() {
        let cohort = Cohort(1, dayCount: .exact)
        #expect(cohort.days(from: seconds(2011, 10, 30, 18), to: asOf) == 1.25)
    }

    @Test func observedDaysStartWithTheSourceOrTheSignUp() throws {
        let source = seconds(2011, 8, 1)  // 92 days before
        let signUp = [Column.missingTime, seconds(2011, 9, 1), seconds(2011, 10, 31), seconds(2000, 1, 1)]
        let cohort = Cohort(4, signUp: signUp)
        let observed = try #require(
            ObservedDays(first: [source, Column.missingTime, asOf - 1, Column.missingTime], in: cohort))
        #expect(observed.window == 92)
        #expect(observed.perCustomer == [92, 61, 30, 92])
    }

    @Test func aWindowShorterThanThirtyDaysIsTakenAsItIs() throws {
        let cohort = Cohort(1)
        let observed = try #require(ObservedDays(first: [seconds(2011, 10, 25)], in: cohort))
        #expect(observed.perCustomer == [7])
        #expect(ObservedDays(first: [Column.missingTime], in: cohort) == nil)
    }
}
