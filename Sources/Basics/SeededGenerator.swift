/// xoshiro256** (Blackman & Vigna 2018), seeded by SplitMix64. The same seed and stream give the same numbers on
/// every machine, which the standard library's generators don't promise.
///
/// One stream per task: derive it from the seed and the task's index, never share a generator between threads.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    @usableFromInline var state: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameters:
    ///   - seed: the study's seed.
    ///   - stream: a name for the use, e.g. "k-means"; different names give unrelated streams.
    ///   - index: the task's number within the use.
    public init(seed: UInt64, stream: String = "", index: Int = 0) {
        var mixer = SplitMix64(state: seed)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a of the stream's name
        for byte in stream.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        mixer.state ^= SplitMix64.mix(hash)
        mixer.state &+= SplitMix64.mix(UInt64(bitPattern: Int64(index)) &+ 0x632b_e59b_d9b4_e019)
        state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
    }

    /// For comparing with the published sequences.
    init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

    @inlinable
    public mutating func next() -> UInt64 {
        let product = state.1 &* 5
        let result = ((product << 7) | (product >> 57)) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = (state.3 << 45) | (state.3 >> 19)
        return result
    }

    /// Uniform on [0, 1), 53 bits.
    @inlinable
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Uniform on 0..<bound without bias (Lemire 2019). `bound` must be positive.
    @inlinable
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "below(_:) needs a positive bound; got \(bound)")
        let range = UInt64(bound)
        var (high, low) = next().multipliedFullWidth(by: range)
        if low < range {
            let threshold = (0 &- range) % range
            while low < threshold { (high, low) = next().multipliedFullWidth(by: range) }
        }
        return Int(high)
    }

    /// Fisher-Yates, from the end; unlike `Array.shuffle` its result doesn't depend on the standard library's version.
    @inlinable
    public mutating func shuffle<Element>(_ values: inout [Element]) {
        guard values.count > 1 else { return }
        for index in stride(from: values.count - 1, to: 0, by: -1) { values.swapAt(index, below(index + 1)) }
    }

    /// 0..<count in random order.
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        shuffle(&order)
        return order
    }

    /// `size` distinct indices of 0..<count, ascending (selection sampling, Knuth's algorithm S).
    public mutating func sample(_ size: Int, of count: Int) -> [Int] {
        precondition(size >= 0 && size <= count, "a sample of \(size) from \(count)")
        var chosen: [Int] = []
        chosen.reserveCapacity(size)
        for index in 0..<count where below(count - index) < size - chosen.count { chosen.append(index) }
        return chosen
    }
}

/// Steele, Lea & Flood 2014, with the constants of Vigna's splitmix64.c.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mix(state)
    }

    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
