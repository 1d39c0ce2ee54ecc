import Basics
import Statistics

extension PreparationFit {
    mutating func addNumber(_ feature: FeatureDefinition, _ values: [Double], hasMissing: Bool) {
        let present = FeatureValues.number(values).numbers(at: rows) ?? []
        guard let smallest = present.min(), let largest = present.max() else { return }
        guard max(abs(smallest), abs(largest)) <= Self.largestNumber else {
            drop(feature.name, say("holds numbers too large to compute with"))
            return
        }
        let fill = preparation.fill(present)
        if hasMissing, let fill { note(feature.name, "impute", preparation.imputationWords(fill)) }

        let wantsLog = preparation.logFamilies.contains(feature.scaleFamily)
        let logged = wantsLog && smallest >= 0
        if logged { note(feature.name, "log", "log(1 + x)") }
        if wantsLog && !logged { note(feature.name, "log", say("left as it is: some values are below 0")) }

        let unbounded = PreparedColumn.Reading.number(fill: fill, logged: logged, low: nil, high: nil)
        var reading = unbounded, shaped = unbounded.values(.number(values), rows: rows)
        guard !isConstant(shaped) else {
            drop(feature.name, say("constant: every customer has the same value"), figure: largest)
            return
        }
        if preparation.winsorise > 0 {
            let bounds = Summary.quantiles(shaped, [preparation.winsorise, 1 - preparation.winsorise])
            let low = bounds[0], high = bounds[1]
            reading = .number(fill: fill, logged: logged, low: low, high: high)
            for index in shaped.indices { shaped[index] = min(max(shaped[index], low), high) }
            note(feature.name, "winsorise", preparation.winsoriseWords(low, high, logged: logged, rows: rows.count))
            guard !isConstant(shaped) else {
                let all = unbounded.values(.number(values), rows: rows)
                let share = Double(all.count { $0 >= low && $0 <= high }) / Double(all.count { !$0.isNaN })
                drop(
                    feature.name, say("constant once winsorised: nearly all customers have the same value"),
                    figure: share)
                return
            }
        }
        // Imputed values all sit on the median: counted in, they would shrink the quartiles of a feature that many
        // customers lack until it outweighed all others.
        let isOfKnown = hasMissing && (preparation.scale == .robust || fill == nil)
        let (center, scale, words) = preparation.scaling(
            of: isOfKnown ? rows.indices.filter { values[rows[$0]].isFinite }.map { shaped[$0] } : shaped)
        guard center.isFinite, scale.isFinite, scale > 0 else {
            drop(feature.name, say("values too far apart to be scaled"))
            return
        }
        if let words { note(feature.name, "scale", words + (logged ? say(", of log(1 + x)") : "")) }
        columns.append(
            PreparedColumn(
                name: feature.name, feature: feature.name, block: feature.block, reading: reading, center: center,
                scale: scale, weight: 1))
    }

    /// Squares of larger numbers, summed, could leave the range of a double.
    private static let largestNumber = 1e100

    /// No spread beyond rounding, or one so small that its square vanishes.
    private func isConstant(_ values: [Double]) -> Bool {
        var low = Double.infinity, high = -Double.infinity
        // NaN is neither less nor greater.
        for value in values {
            if value < low { low = value }
            if value > high { high = value }
        }
        return !(high - low > max(1e-12 * max(abs(low), abs(high)), 1e-150))
    }
}

extension Preparation {
    func fill(_ values: [Double]) -> Double? {
        switch imputation {
        case .median: Summary.median(values)
        case .mostFrequent: mostFrequent(sorted: values.ascending())?.value ?? 0
        case .constant(let value): value
        case .none: nil
        }
    }

    func imputationWords(_ fill: Double) -> String {
        let figure = plainFigure(fill)
        return switch imputation {
        case .median: say("median \(figure)")
        case .mostFrequent: say("most frequent value \(figure)")
        case .constant, .none: say("constant \(figure)")
        }
    }

    /// The bounds in raw units, unless they are the values of a few.
    func winsoriseWords(_ low: Double, _ high: Double, logged: Bool, rows: Int) -> String {
        let tails = [winsorise, 1 - winsorise].map { plainFigure($0 * 100) + "\u{a0}%" }
        guard winsorise * Double(rows) >= Double(rareCount - 1) else {
            return say("held within the \(tails[0]) and \(tails[1]) quantiles")
        }
        let bounds = [low, high].map { plainFigure(logged ? Log.inverse($0) : $0) }
        return say("held within \(bounds[0]) and \(bounds[1]) (\(tails[0]) and \(tails[1]) quantiles)")
    }

    /// Center and scale of a number's values, and what they are in words.
    func scaling(of values: [Double]) -> (center: Double, scale: Double, words: String?) {
        func words(_ first: String, _ center: Double, _ second: String, _ scale: Double) -> String {
            "\(first) \(plainFigure(center)), \(second) \(plainFigure(scale))"
        }
        guard scale != .none else { return (0, 1, nil) }
        let mean = Summary.mean(values), deviation = Summary.standardDeviation(values, about: mean, ddof: 0)
        switch scale {
        case .none:
            return (0, 1, nil)
        case .z:
            return (mean, deviation, say("z: ") + words(say("mean"), mean, say("standard deviation"), deviation))
        case .robust:
            let quartiles = Summary.quantiles(values, [0.25, 0.5, 0.75])
            let median = quartiles[1], range = quartiles[2] - quartiles[0]
            // A normal distribution's range is 1.35 standard deviations. Far less means a spike with long tails, such
            // as a share that is mostly 0: its range says nothing about its spread.
            guard range > deviation / 2 else {
                return (
                    median, deviation,
                    say("robust: ") + words(say("median"), median, say("standard deviation"), deviation)
                )
            }
            return (median, range, say("robust: ") + words(say("median"), median, say("interquartile range"), range))
        case .minMax:
            let low = values.min() ?? 0, high = values.max() ?? 1
            let isShown = [low, high].allSatisfy { bound in values.count { $0 == bound } >= rareCount }
            return (
                low, high - low, "min-max" + (isShown ? ": " + words(say("from"), low, say("range"), high - low) : "")
            )
        }
    }
}

/// The value that occurs most often and how often; ties go to the smallest. Nil where there is none.
func mostFrequent(sorted values: [Double]) -> (value: Double, count: Int)? {
    var best: (value: Double, count: Int)?
    var start = 0
    for index in values.indices where index + 1 == values.count || values[index + 1] != values[index] {
        let count = index + 1 - start
        if count > best?.count ?? 0 { best = (values[index], count) }
        start = index + 1
    }
    return best
}
