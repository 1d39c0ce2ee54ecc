import Testing

@testable import Features

@Suite struct SeasonTests {
    @Test func months() {
        #expect(
            (1...12).map { Season(month: $0).name } == [
                "winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer", "autumn", "autumn",
                "autumn", "winter",
            ])
    }
}
