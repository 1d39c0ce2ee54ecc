/// The people whose rows each condition of a funnel removes, as far as they are few.
struct FewPeople {
    private let enough: Int
    private var people: [Set<Int>]
    private var strangers = 0

    /// - Parameter conditions: how many; 0 where nothing need be known of anybody.
    init(conditions: Int, enough: Int) {
        self.enough = enough
        people = [Set<Int>](repeating: [], count: enough > 1 ? conditions : 0)
    }

    /// - Parameters:
    ///   - customers: of each row, negative where not known; nil where each row is somebody else.
    ///   - orders: of each row, negative where not known. The rows of an order are one person's, if it is not known whose;
    ///     of rows without either each is somebody else's.
    mutating func add(_ sieve: Sieve, _ customers: [Int32]?, orders: [Int32]? = nil) {
        for (row, passed) in sieve.passed.enumerated() where Int(passed) < people.count {
            guard people[Int(passed)].count < enough else { continue }
            if let customer = customers?[row], customer >= 0 {
                people[Int(passed)].insert(Int(customer))
            } else if let order = orders?[row], order >= 0 {
                people[Int(passed)].insert(-1 - Int(order))
            } else {
                strangers += 1
                people[Int(passed)].insert(Int(Int32.min) - 1 - strangers)
            }
        }
    }

    func isFew(_ count: Int) -> Bool { count > 0 && count < enough }

    func areFew(_ group: [Int]) -> Bool {
        guard !people.isEmpty else { return false }
        return isFew(group.reduce(into: Set<Int>()) { $0.formUnion(people[$1]) }.count)
    }

    /// Conditions one by one, but for those that remove the rows of few people and mustn't be told then: each joins the one
    /// before it, or else the one behind, until they are enough.
    func merge(_ conditions: [Int], isMerged: (Int) -> Bool) -> [[Int]] {
        var groups = conditions.map { [$0] }
        while groups.count > 1,
            let few = groups.firstIndex(where: { $0.contains(where: isMerged) && areFew($0) })
        {
            let first = max(0, few - 1)
            groups[first] += groups.remove(at: first + 1)
        }
        return groups
    }
}
