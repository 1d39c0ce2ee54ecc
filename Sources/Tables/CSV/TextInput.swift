internal import Basics

/// Text from its beginning to its end, piece by piece; used by one thread at a time.
protocol TextInput: AnyObject {
    /// Puts the next bytes into the buffer.
    ///
    /// - Returns: how many; 0 at the end only.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int
}

extension TextInput {
    /// Fills the buffer unless the text ends before.
    func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(Diagnostics) -> Int {
        var count = 0
        while count < buffer.count {
            let got = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if got == 0 { break }
            count += got
        }
        return count
    }

    /// Appends up to `count` bytes; fewer at the end only.
    ///
    /// - Returns: how many.
    func append(_ count: Int, to bytes: inout [UInt8]) throws(Diagnostics) -> Int {
        let start = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: count))
        var result = Result<Int, Diagnostics>.success(0)
        bytes.withUnsafeMutableBytes { buffer in
            do throws(Diagnostics) {
                result = .success(try fill(UnsafeMutableRawBufferPointer(rebasing: buffer[start...])))
            } catch {
                result = .failure(error)
            }
        }
        let got = try result.get()
        bytes.removeLast(count - got)
        return got
    }
}

/// Text in memory.
final class MemoryInput: TextInput {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - offset)
        bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count])) }
        offset += count
        return count
    }
}
