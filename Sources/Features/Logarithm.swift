import Foundation

/// log(1 + x) and its inverse, accurate near 0.
enum Log {
    static func onePlus(_ value: Double) -> Double { log1p(value) }
    static func inverse(_ value: Double) -> Double { expm1(value) }
}

extension Double {
    var logarithm: Double { log(self) }
}

func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }

func cosineAndSine(_ angle: Double) -> (Double, Double) { (cos(angle), sin(angle)) }

func exponential(_ value: Double) -> Double { exp(value) }
