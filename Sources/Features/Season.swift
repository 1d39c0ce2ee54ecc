/// Meteorological seasons of the northern hemisphere.
enum Season: Int, CaseIterable {
    case winter, spring, summer, autumn

    /// Winter is December to February, spring March to May, summer June to August, autumn September to November.
    init(month: Int) { self = Self.allCases[month % 12 / 3] }

    var name: String { String(describing: self) }
}
