/// A number of rows, and whether enough different people stand behind them for it to be told.
///
/// People are put into 256 boxes by their numbers; so many boxes as have somebody are the least number of people. What is
/// unsure is not told.
public struct Tally: Sendable, Hashable {
    public private(set) var count = 0
    private var boxes = SIMD4<UInt64>()

    public init() {}

    /// - Parameter person: stands for a person, 0 for nobody known; nil: each row is another one's.
    @inline(__always)
    public mutating func add(_ person: UInt64?) {
        count &+= 1
        if let person, person > 0 { boxes[Int(person >> 6 & 3)] |= 1 << (person & 63) }
    }

    public mutating func merge(_ other: Tally) {
        count += other.count
        boxes |= other.boxes
    }

    /// Whether at least so many people stand behind it.
    ///
    /// - Parameter isByPerson: whether rows were added with who stands behind them.
    public func has(_ enough: Int, isByPerson: Bool) -> Bool {
        guard isByPerson else { return count >= enough }
        return (0..<4).reduce(0) { $0 + boxes[$1].nonzeroBitCount } >= enough
    }
}
