public import Basics
public import Statistics

/// From raw features to the matrix that is clustered: impute, log, winsorise, scale, weigh; in this order.
///
/// Every statistic is learnt from the rows given to `fit`, so that held-out customers can't leak into it.
///
/// **Numbers** are filled where missing, `log(1 + x)` where their family is to be logged and none is negative,
/// winsorised at the `winsorise` and `1 − winsorise` quantiles (type 7), and scaled.
///
/// **Flags and categories** can't be compared to numbers as they are: z-scored dummy columns would let a category with
/// many or rare levels outvote everything. Their 0/1 columns are centred and scaled together so that a flag, or a
/// category with all its levels, has a total variance of ½, half that of a z-scored number, because values that are
/// either equal or far apart attract clusters more than a continuum does (Hennig & Liao 2013, J. R. Stat. Soc. C
/// 62:309-369; R package fpc, `distancefactor`). With `.minMax` two customers who differ in a flag or a category are
/// 1 apart, as the extremes of a number are; with `.none` the columns stay 0 and 1.
///
/// **Blocks** are balanced by dividing each column by the square root of the number of features in its block, so that
/// ten clickstream features don't outvote three purchase features. A common factor keeps the total variance.
///
/// `scale: .none, winsorise: 0, logFamilies: []` passes numbers through untouched.
public struct Preparation: Sendable, Hashable, Codable {
    /// What stands for a missing number. Flags and categories take their most frequent value.
    public enum Imputation: Sendable, Hashable, Codable {
        case median
        /// Ties go to the smallest.
        case mostFrequent
        case constant(value: Double)
        /// It stays missing (NaN), for models that learn from that.
        case none
    }

    public enum Scale: String, Sendable, Hashable, Codable {
        case none
        /// (x − mean) / standard deviation (ddof 0).
        case z
        /// (x − median) / interquartile range, of the values that are present; divided by the standard deviation where
        /// the range is less than half of it.
        case robust
        /// (x − minimum) / (maximum − minimum).
        case minMax = "min-max"
    }

    public var imputation: Imputation
    /// Families to be logged.
    public var logFamilies: [ScaleFamily]
    /// The share of each tail that is pulled in, 0 ..< 0.5; 0 for none.
    public var winsorise: Double
    public var scale: Scale
    /// Levels with a smaller share of the rows are grouped as "other".
    public var rareShare: Double
    /// Levels with fewer rows are grouped as "other" whatever their share, and no step states a figure that hangs on
    /// fewer: it could be a single customer's.
    public var rareCount: Int
    /// A feature gets a column of its own for missingness from this share of missing rows on. Columns that would say
    /// the same as another, or as a flag such as `has_visits`, are left out.
    public var missingFlagShare: Double
    /// Factors on the columns of a block; 1 where not stated.
    public var weights: [FeatureBlock: Double]
    /// Nil balances unless `scale` is `.none`, as columns without a common scale have no common weight either.
    public var balanceBlocks: Bool?

    public init(
        imputation: Imputation = .median, logFamilies: [ScaleFamily] = [.money, .counts], winsorise: Double = 0.01,
        scale: Scale = .z, rareShare: Double = 0.01, rareCount: Int = 1, missingFlagShare: Double = 0.01,
        weights: [FeatureBlock: Double] = [:], balanceBlocks: Bool? = nil
    ) {
        self.imputation = imputation
        self.logFamilies = logFamilies
        self.winsorise = winsorise
        self.scale = scale
        self.rareShare = rareShare
        self.rareCount = rareCount
        self.missingFlagShare = missingFlagShare
        self.weights = weights
        self.balanceBlocks = balanceBlocks
    }

    /// Learns every statistic from the customers at `rows` (repeats allowed, as in a bootstrap sample).
    ///
    /// - Throws: `preparation.no-rows`, `preparation.winsorise`, `preparation.constant`, `preparation.weight` for
    ///   settings without a meaning, `preparation.nothing-left` where every column is constant.
    public func fit(_ table: FeatureTable, rows: [Int]) throws(Diagnostics) -> PreparationModel {
        try checkSettings(rowCount: rows.count)
        var fit = PreparationFit(preparation: self, rows: rows)
        fit.noteFlags(of: table)
        for feature in table.features { fit.add(feature) }
        applyBlockWeights(to: &fit)
        guard !fit.columns.isEmpty else {
            throw Diagnostics([
                Diagnostic(
                    .error, "preparation.nothing-left", "no feature has two different values to cluster by",
                    suggestion: "give more features, or exclude fewer")
            ])
        }
        return PreparationModel(columns: fit.columns, steps: fit.steps, dropped: fit.dropped)
    }

    /// Fits on `rows` and transforms the same rows.
    public func fitTransform(
        _ table: FeatureTable, rows: [Int]
    ) throws(Diagnostics) -> (model: PreparationModel, matrix: Matrix) {
        let model = try fit(table, rows: rows)
        return (model, model.transform(table, rows: rows))
    }

    private func checkSettings(rowCount: Int) throws(Diagnostics) {
        var problems = Diagnostics()
        if rowCount == 0 {
            problems.append(Diagnostic(.error, "preparation.no-rows", "there are no customers to learn from"))
        }
        if !(0..<0.5).contains(winsorise) {
            problems.append(
                Diagnostic(
                    .error, "preparation.winsorise",
                    "'winsorise' must be at least 0 and less than 0.5; got \(winsorise)"))
        }
        if case .constant(let value) = imputation, !value.isFinite {
            problems.append(Diagnostic(.error, "preparation.constant", "the constant to impute must be finite"))
        }
        for block in FeatureBlock.allCases {
            guard let weight = weights[block], !(weight.isFinite && weight >= 0) else { continue }
            problems.append(
                Diagnostic(
                    .error, "preparation.weight",
                    "the weight of block '\(block.rawValue)' must be 0 or more; got \(weight)"))
        }
        try problems.throwIfErrors()
    }
}
