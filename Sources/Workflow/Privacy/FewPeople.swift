/// The people whose rows each condition of a funnel removes, as far as they are few.
struct FewPeople {
    private let enough: Int
    private var people: [Set<Int32>]

    /// - Parameter conditions: how many; 0 where nothing need be known of anybody.
    init(conditions: Int, enough: Int) {
        self.enough = enough
        people = [Set<Int32>](repeating: [], count: conditions)
    }

    /// - Parameter customers: of each row; nil where each row is somebody else. Rows of nobody known are one person's.
    mutating func add(_ sieve: Sieve, _ customers: [Int32]?) {
        guard !people.isEmpty else { return }
        for (row, passed) in sieve.passed.enumerated() where Int(passed) < people.count {
            guard people[Int(passed)].count < enough else { continue }
            people[Int(passed)].insert(customers?[row] ?? Int32(truncatingIfNeeded: row))
        }
    }

    func isFew(_ count: Int) -> Bool { count > 0 && count < enough }

    func areFew(_ group: [Int]) -> Bool {
        guard !people.isEmpty else { return false }
        return isFew(group.reduce(into: Set<Int32>()) { $0.formUnion(people[$1]) }.count)
    }

    /// Conditions one by one, but for personal ones that remove the rows of few people: each joins the one before it, or
    /// else the one behind, until they are enough.
    func merge(_ conditions: [Int], isPersonal: (Int) -> Bool) -> [[Int]] {
        var groups = conditions.map { [$0] }
        while groups.count > 1,
            let few = groups.firstIndex(where: { $0.contains(where: isPersonal) && areFew($0) })
        {
            let first = max(0, few - 1)
            groups[first] += groups.remove(at: first + 1)
        }
        return groups
    }
}
