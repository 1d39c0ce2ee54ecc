/// How a column's cells write numbers and times.
public struct CellFormat: Sendable, Hashable {
    public var number: DecimalFormat
    public var time: TimeFormat

    public init(number: DecimalFormat = .standard, time: TimeFormat = .standard) {
        self.number = number
        self.time = time
    }

    /// A decimal point, no separators of thousands; dates as `YYYY-MM-DD`, offsets brought to UTC.
    public static let standard = CellFormat()

    /// Which marks stand in a number.
    public struct DecimalFormat: Sendable, Hashable {
        /// A point or a comma.
        public var decimal: UInt8
        /// Between groups of three digits; nil: nothing may stand there.
        public var grouping: UInt8?

        /// - Precondition: `decimal` is a point or a comma, and no separator of thousands.
        public init(decimal: UInt8 = UInt8(ascii: "."), grouping: UInt8? = nil) {
            precondition(decimal == UInt8(ascii: ".") || decimal == UInt8(ascii: ","), "no decimal mark: \(decimal)")
            precondition(decimal != grouping, "one mark for two things")
            self.decimal = decimal
            self.grouping = grouping
        }

        public static let standard = DecimalFormat()
        public static let decimalComma = DecimalFormat(decimal: UInt8(ascii: ","))
    }
}
