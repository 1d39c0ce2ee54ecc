import Foundation

/// log(1 + x) and its inverse, accurate near 0.
enum Log {
    static func onePlus(_ value: Double) -> Double { log1p(value) }
    static func inverse(_ value: Double) -> Double { expm1(value) }
}
