import Foundation
import Testing

@testable import Features

@Suite struct CivilDateTests {
    @Test func monthsAgreeWithFoundation() {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = .gmt
        for day in stride(from: Int64(-100_000), through: 100_000, by: 17) {
            let date = Date(timeIntervalSince1970: Double(day * 86_400))
            #expect(CivilDate.month(of: day) == calendar.component(.month, from: date), "day \(day)")
        }
    }

    @Test func leapDayAndItsNeighbours() {
        #expect(
            [(2, 28), (2, 29), (3, 1)].map { CivilDate.month(of: CivilDate.day(of: seconds(2012, $0.0, $0.1))) } == [
                2, 2, 3,
            ])
    }

    @Test func dayOfAMoment() {
        #expect([0, 86_399, 86_400, -1, -86_400, -86_401].map(CivilDate.day(of:)) == [0, 0, 1, -1, -1, -2])
    }

    @Test func seasons() {
        #expect(
            (1...12).map { Season(month: $0).name } == [
                "winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
                "autumn", "winter",
            ])
    }
}
