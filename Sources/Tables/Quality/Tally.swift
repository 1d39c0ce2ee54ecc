/// A number of rows, and whether enough different people stand behind them for it to be told.
public struct Tally: Sendable, Hashable {
    public private(set) var count = 0
    /// The first people seen; no more than are needed.
    private var people: Set<UInt64> = []

    public init() {}

    /// - Parameters:
    ///   - person: stands for a person; nil: each row is another one.
    ///   - enough: no more people are remembered.
    mutating func add(_ person: UInt64?, enough: Int) {
        count += 1
        if let person, people.count < enough { people.insert(person) }
    }

    mutating func merge(_ other: Tally, enough: Int) {
        count += other.count
        guard people.count < enough else { return }
        for person in other.people.sorted() where people.count < enough { people.insert(person) }
    }

    /// Whether at least so many people stand behind it.
    public func has(_ enough: Int, isByPerson: Bool) -> Bool { (isByPerson ? people.count : count) >= enough }
}
