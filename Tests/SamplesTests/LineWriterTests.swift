import Testing

@testable import Samples

@Suite struct LineWriterTests {
    @Test func everyKindOfField() {
        var writer = LineWriter(header: "a,b")
        writer.field("C", 42, width: 5)
        writer.field("say \"hm\", then go")
        writer.field("")
        writer.field(-17)
        writer.field(Int?.none)
        writer.decimal(hundredths: -5)
        writer.decimal(hundredths: 123_450)
        writer.field(CivilDay(2024, 3, 4))
        writer.field(Moment(day: CivilDay(2024, 3, 4), second: 33_005))
        writer.field(true)
        writer.endLine()
        writer.field("")
        writer.field("C", 1_234_567, width: 5)
        writer.endLine()
        let expected = """
            a,b
            C00042,"say ""hm"", then go",,-17,,-0.05,1234.50,2024-03-04,2024-03-04 09:10:05,yes
            ,C1234567

            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }
}
