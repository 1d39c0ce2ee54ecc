/// Why a cell couldn't be read as the kind asked for.
enum CellProblem: Error {
    case notNumber, decimalComma, decimalPoint, notFinite, writtenMissing, tooLarge
    case notTime, noSuchDay, timeZone
    case notFlag
    case notUTF8, nulByte
    case tooLong, textAfterQuote

    /// For the user; never the cell's value.
    var reason: String {
        switch self {
        case .notNumber: "not a number"
        case .decimalComma: "not a number: it holds a comma; write a decimal point and no thousands separators"
        case .decimalPoint: "not a number: it holds a point where the decimal mark is a comma"
        case .notFinite: "NaN or infinity; leave missing cells empty"
        case .writtenMissing: "a word for 'missing' where a number belongs; leave missing cells empty"
        case .tooLarge: "too large for a number"
        case .notTime: "not a date or time; write YYYY-MM-DD or YYYY-MM-DD HH:MM:SS"
        case .noSuchDay: "no such day or time in the calendar"
        case .timeZone: "a time-zone offset; write local times without one"
        case .notFlag: "not yes or no"
        case .notUTF8: "not UTF-8; the file may be in Windows-1252"
        case .nulByte: "holds a NUL byte"
        case .tooLong: "a cell of more than 8 MB; is a quote unbalanced?"
        case .textAfterQuote: "text after a closing quote"
        }
    }
}
