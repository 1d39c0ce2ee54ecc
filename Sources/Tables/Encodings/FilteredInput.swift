internal import Basics

/// Turns pieces of a text into pieces of another.
protocol TextFilter {
    /// Appends what becomes of the piece; what it can't know yet it keeps for the next call.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) throws(Diagnostics)
    /// At the end of the text.
    mutating func finish(_ output: inout [UInt8]) throws(Diagnostics)
}

/// A text that goes through a filter.
final class FilteredInput<Filter: TextFilter>: TextInput {
    private let source: any TextInput
    private var filter: Filter
    private var piece: [UInt8] = []
    private var output: [UInt8] = []
    private var place = 0
    private var isFinished = false

    init(_ source: any TextInput, _ filter: Filter) {
        self.source = source
        self.filter = filter
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        while place == output.count {
            guard !isFinished else { return 0 }
            try refill()
        }
        let count = min(buffer.count, output.count - place)
        output.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place..<place + count])) }
        place += count
        return count
    }

    private func refill() throws(Diagnostics) {
        output.removeAll(keepingCapacity: true)
        place = 0
        piece.removeAll(keepingCapacity: true)
        if try source.append(1 << 18, to: &piece) == 0 {
            isFinished = true
            return try filter.finish(&output)
        }
        var problem: Diagnostics?
        piece.withUnsafeBufferPointer { piece in
            do throws(Diagnostics) { try filter.add(piece, to: &output) } catch { problem = error }
        }
        if let problem { throw problem }
    }
}

/// One tab for each run of blanks inside a line, none at its ends; lines stay where they are.
struct BlankJoiner: TextFilter {
    private var isPending = false
    private var isAtStart = true

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        for byte in piece {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): isPending = true
            case newline, carriageReturn:
                output.append(byte)
                isPending = false
                isAtStart = true
            default:
                if isPending, !isAtStart { output.append(UInt8(ascii: "\t")) }
                output.append(byte)
                isPending = false
                isAtStart = false
            }
        }
    }

    mutating func finish(_ output: inout [UInt8]) {}
}
