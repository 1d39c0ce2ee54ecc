private import CKernels

/// Where delimiters, newlines and quotes stand, ascending.
func marks(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8) -> [UInt32] {
    // Grown when it gets full, which a text that is mostly delimiters makes it.
    var capacity = bytes.count / 6 + 128
    var marks: [UInt32] = []
    var offset = 0
    while offset < bytes.count {
        let more = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, found in
            found = kernel_marks(
                bytes.baseAddress, bytes.count, delimiter, newline, quote, &offset, buffer.baseAddress, buffer.count)
        }
        if marks.isEmpty { marks = more } else { marks += more }
        capacity = bytes.count - offset + 128
    }
    return marks
}
