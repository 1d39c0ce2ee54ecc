import Tables
import Testing

@Suite struct CivilDateTests {
    @Test func epoch() { #expect(isoDate(0) == "1970-01-01") }
}
