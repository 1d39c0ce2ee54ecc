import Basics
import Features
import Foundation
import Tables

/// 2011-11-01T00:00:00.
let asOf = seconds(2011, 11, 1)

/// Seconds since 1970 of a moment, by Foundation's calendar and not by the code under test.
func seconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Int64 {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
    return Int64(calendar.date(from: parts)?.timeIntervalSince1970 ?? 0)
}

/// Dictionary-encoded texts, levels in order of first appearance.
func categories(_ texts: [String?]) -> Categories {
    var levels: [String] = []
    let codes = texts.map { text -> Int32 in
        guard let text else { return -1 }
        if let index = levels.firstIndex(of: text) { return Int32(index) }
        levels.append(text)
        return Int32(levels.count - 1)
    }
    return Categories(codes: codes, levels: levels)
}

func number(
    _ name: String, _ values: [Double], _ family: ScaleFamily = .other, block: FeatureBlock = .purchase
) -> Feature {
    let definition = FeatureDefinition(
        name: name, title: name, block: block, kind: .number, meaning: "For a test.", scaleFamily: family)
    return Feature(definition, .number(values))
}

func flag(_ name: String, _ values: [Int8], block: FeatureBlock = .purchase) -> Feature {
    Feature(
        FeatureDefinition(name: name, title: name, block: block, kind: .flag, meaning: "For a test."), .flag(values))
}

func category(_ name: String, _ texts: [String?], block: FeatureBlock = .purchase) -> Feature {
    let definition = FeatureDefinition(
        name: name, title: name, block: block, kind: .category, meaning: "For a test.")
    return Feature(definition, .category(categories(texts)))
}

func table(_ features: Feature...) throws -> FeatureTable {
    let count = features.first?.values.count ?? 0
    return try FeatureTable(customers: (0..<count).map { "c\($0)" }, features: features)
}

extension Cohort {
    init(_ customers: Int, signUp: [Int64]? = nil, dayCount: DayCount = .calendar) {
        let ids = (0..<customers).map { "c\($0)" }
        self.init(customers: ids, asOf: seconds(2011, 11, 1), signUp: signUp, dayCount: dayCount)
    }
}

extension [Feature] {
    var names: [String] { map(\.name) }

    func numbers(_ name: String) -> [Double]? {
        guard case .number(let values)? = first(where: { $0.name == name })?.values else { return nil }
        return values
    }

    func flags(_ name: String) -> [Int8]? {
        guard case .flag(let values)? = first(where: { $0.name == name })?.values else { return nil }
        return values
    }
}

func isClose(_ first: Double, _ second: Double, within tolerance: Double = 1e-9) -> Bool {
    first == second || abs(first - second) <= tolerance * max(1, abs(second)) || (first.isNaN && second.isNaN)
}

func isClose(_ first: [Double]?, _ second: [Double], within tolerance: Double = 1e-9) -> Bool {
    guard let first, first.count == second.count else { return false }
    return zip(first, second).allSatisfy { isClose($0, $1, within: tolerance) }
}

/// Customers with the skew, gaps and ties of real data.
func randomTable(customers: Int, seed: UInt64) throws -> FeatureTable {
    var generator = SeededGenerator(seed: seed, stream: "features under test")
    func draw(_ make: (inout SeededGenerator) -> Double) -> [Double] { (0..<customers).map { _ in make(&generator) } }
    let spend = draw { exp(3 + 4 * $0.uniform()) }
    let orders = draw { Double(1 + $0.below(5) * $0.below(5)) }
    let rate = draw { $0.below(6) == 0 ? .nan : $0.uniform() }
    let visited = rate.map { $0.isNaN ? Int8(0) : 1 }
    let age = draw { $0.below(20) == 0 ? .nan : Double(18 + $0.below(60)) }
    let regions = ["north", "south", "west", "Åland"]
    let region = draw { Double($0.below(40)) }.map { $0 == 39 ? nil : regions[$0 < 38 ? Int($0) % 3 : 3] }
    return try table(
        number("monetary", spend, .money), number("frequency", orders, .counts),
        number("bounce_rate", rate, block: .engagement), flag("has_visits", visited, block: .engagement),
        number("age", age, block: .profile), category("region", region, block: .profile))
}
