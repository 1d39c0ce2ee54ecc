/// A characteristic that customers must not be treated unfairly for, as a group per customer.
///
/// Customers who don't state it are a group of their own: leaving them out would hide how they are treated.
public struct ProtectedAttribute: Sendable, Hashable {
    public static let notStated = "not stated"
    /// Groups that are too small to be named.
    public static let few = "groups of few"

    public let name: String
    /// One per customer, indices into `groups`.
    public let codes: [Int]
    /// In the order declared; "not stated" last, present only where somebody didn't state it.
    public let groups: [String]
    /// Of an intersection of several attributes.
    public let axes: GroupAxes?
    /// The names of the attributes that it is the intersection of; its own otherwise.
    public let parts: [String]
    /// Groups of customers who don't state it, or not all of what an intersection asks.
    let unstated: Set<Int>

    /// - Parameters:
    ///   - codes: indices into `levels`, one per customer; negative where missing.
    ///   - levels: distinct names.
    public init(name: String, codes: some Sequence<Int32>, levels: [String]) {
        var groups = levels
        var missing = levels.firstIndex(of: Self.notStated)
        var result: [Int] = []
        for code in codes {
            if code >= 0 {
                precondition(Int(code) < levels.count, "code \(code) of \(levels.count) levels")
                result.append(Int(code))
            } else {
                if missing == nil {
                    missing = groups.count
                    groups.append(Self.notStated)
                }
                result.append(missing ?? 0)
            }
        }
        self.name = name
        self.codes = result
        self.groups = groups
        axes = nil
        parts = [name]
        unstated = Set(groups.indices.filter { groups[$0] == Self.notStated })
    }

    init(name: String, parts: [String], codes: [Int], groups: [String], axes: GroupAxes, unstated: Set<Int>) {
        self.parts = parts
        self.name = name
        self.codes = codes
        self.groups = groups
        self.axes = axes
        self.unstated = unstated
    }

    /// Each group with how many are in it.
    public var sizes: [(group: String, count: Int)] {
        var counts = [Int](repeating: 0, count: groups.count)
        for code in codes { counts[code] += 1 }
        return zip(groups, counts).map { ($0, $1) }
    }

    /// The same with groups of fewer than so many people put together: that somebody belongs to a group of few is what
    /// must not be read.
    ///
    /// - Parameter named: groups whose names are known from elsewhere, such as the study.
    public func joiningFew(under threshold: Int, except named: Set<String>) -> ProtectedAttribute {
        let few = Set(
            sizes.filter { $0.count < threshold && $0.group != Self.notStated && !named.contains($0.group) }.map(
                \.group))
        guard !few.isEmpty, axes == nil else { return self }
        let kept = groups.filter { !few.contains($0) && $0 != Self.notStated && $0 != Self.few } + [Self.few]
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, Int32($0)) })
        return ProtectedAttribute(
            name: name,
            codes: codes.map { code in
                groups[code] == Self.notStated ? -1 : places[groups[code]] ?? Int32(kept.count - 1)
            }, levels: kept)
    }

    /// Groups of customers who state it.
    public var stated: [Int] { groups.indices.filter { !unstated.contains($0) } }

    /// The group with most of some customers, one that is stated wherever there is one; the earlier among equals.
    func largestStatedGroup(_ sizes: [Int]) -> Int? {
        func rank(_ group: Int) -> (Int, Int, Int) {
            (!unstated.contains(group) && sizes[group] > 0 ? 1 : 0, sizes[group], -group)
        }
        return sizes.indices.max { rank($0) < rank($1) }
    }

    /// A numeric characteristic in declared bands; NaN is missing. Values in none of the bands (below the first or
    /// above the last) are a group "outside the bands".
    public init(name: String, values: [Double], bands: AgeBands) {
        let outside = Int32(bands.names.count)
        let codes = values.map { $0.isNaN ? -1 : bands.band(of: $0).map(Int32.init) ?? outside }
        let levels = codes.contains(outside) ? bands.names + [AgeBands.outside] : bands.names
        self.init(name: name, codes: codes, levels: levels)
    }
}
