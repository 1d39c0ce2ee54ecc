/// Just enough CSV to check what the generator wrote; tests must not lean on the writer that they test.
struct CSVText {
    var header: [String]
    var rows: [[String]]

    init(_ bytes: [UInt8]) {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var previous: UInt8 = 0
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""):
                isQuoted.toggle()
                if isQuoted, previous == byte { cell.append(byte) }  // a doubled quote
            case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
                record.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == UInt8(ascii: "\n") {
                    records.append(record)
                    record = []
                }
            default: cell.append(byte)
            }
            previous = byte
        }
        header = records.first ?? []
        rows = Array(records.dropFirst())
    }

    /// The cells of a column, or none if there is no such column.
    func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { return [] }
        return rows.map { $0[index] }
    }
}
