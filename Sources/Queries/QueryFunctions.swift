import Auditing
import GRDB
import Statistics
import Tables

/// Functions that SQLite lacks.
enum QueryFunctions {
    /// The name of the check of disclosure. Queries can't call it: it isn't among `SQLWords.everyFunction`.
    static let check = "disclosable"

    static let all: [DatabaseFunction] = [
        DatabaseFunction(check, argumentCount: 8, pure: true, aggregate: DisclosureCheck.self),
        DatabaseFunction("median", argumentCount: 1, pure: true, aggregate: Median.self),
        DatabaseFunction("quantile", argumentCount: 2, pure: true, aggregate: Quantile.self),
        DatabaseFunction("days", argumentCount: 1, pure: true) { arguments in
            String.fromDatabaseValue(arguments[0]).flatMap(parseTime).map { CivilDate.daysSince1970(at: $0) }
        },
    ]
}

/// `disclosable(kind, share, threshold, percent, few, percentOfFew, customer, value)`: 1 where a figure of these values may be shown, by the rules
/// of the whole report.
///
/// - Enough customers have a value; for a sum, a value that isn't zero.
/// - Of yes and no, enough say either, or none does. So it is with rows that a sum or count passes over (`case … end`
///   without `else`, or with `else 0`): what is left out could be worked out from the sum of all.
/// - No sum or mean is one customer's, more or less (`DominanceRule`).
/// - A quantile has customers enough on either side.
struct DisclosureCheck: DatabaseAggregate {
    private var kind = ""
    private var share = 0.5
    private var threshold = 0
    private var dominance = DominanceRule()
    private var isYesOrNo = true
    /// By customer; a text that is no number counts as zero.
    private var sums: [Int64: (sum: Double, hasZero: Bool, hasOther: Bool)] = [:]
    private var missing: Set<Int64> = []

    mutating func step(_ values: [DatabaseValue]) {
        kind = String.fromDatabaseValue(values[0]) ?? ""
        share = Double.fromDatabaseValue(values[1]) ?? 0.5
        threshold = Int.fromDatabaseValue(values[2]) ?? 0
        dominance.percent = Double.fromDatabaseValue(values[3]) ?? dominance.percent
        if let few = Int.fromDatabaseValue(values[4]), few > 0 {
            dominance.few = .init(count: few, percent: Double.fromDatabaseValue(values[5]) ?? 100)
        }
        let customer = Int64.fromDatabaseValue(values[6]) ?? 0
        guard !values[7].isNull else {
            missing.insert(customer)
            return
        }
        let value = Double.fromDatabaseValue(values[7]) ?? 0
        if value != 0, value != 1 { isYesOrNo = false }
        var entry = sums[customer] ?? (0, false, false)
        entry.sum += value
        if value == 0 { entry.hasZero = true } else { entry.hasOther = true }
        sums[customer] = entry
    }

    func finalize() -> (any DatabaseValueConvertible)? { isDisclosable ? 1 : 0 }

    private var isDisclosable: Bool {
        guard !sums.isEmpty else { return true }
        let others = sums.count { $0.value.hasOther }, zeros = sums.count { $0.value.hasZero }
        let isMany = { (count: Int) in count == 0 || count >= threshold }
        switch kind {
        case "count": return sums.count >= threshold && isMany(missing.count)
        case "quantile":
            let side = Double(sums.count) * min(share, 1 - share)
            return sums.count >= threshold && side * 2 >= Double(threshold)
        default:
            if kind == "sum" {
                let passedOver = missing.union(sums.filter(\.value.hasZero).keys)
                guard isMany(others), isMany(passedOver.count) else { return false }
            } else if sums.count < threshold || isYesOrNo && !(isMany(others) && isMany(zeros)) {
                return false
            }
            if isYesOrNo { return true }
            // In a fixed order, though a largest and a sum hardly ask for it.
            return !dominance.isUnsafe(sums.sorted { $0.key < $1.key }.map(\.value.sum))
        }
    }
}

/// Quantile of type 7, as everywhere in the report.
private struct Quantile: DatabaseAggregate {
    private var values: [Double] = []
    private var share = 0.5

    mutating func step(_ arguments: [DatabaseValue]) {
        guard let value = Double.fromDatabaseValue(arguments[0]), value.isFinite else { return }
        values.append(value)
        share = Double.fromDatabaseValue(arguments[1]) ?? 0.5
    }

    func finalize() -> (any DatabaseValueConvertible)? {
        values.isEmpty ? nil : Summary.quantile(values, share)
    }
}

private struct Median: DatabaseAggregate {
    private var values: [Double] = []

    mutating func step(_ arguments: [DatabaseValue]) {
        guard let value = Double.fromDatabaseValue(arguments[0]), value.isFinite else { return }
        values.append(value)
    }

    func finalize() -> (any DatabaseValueConvertible)? {
        values.isEmpty ? nil : Summary.quantile(values, 0.5)
    }
}

extension DominanceRule {
    /// As `disclosable` takes it.
    var arguments: String { "\(percent), \(few?.count ?? 0), \(few?.percent ?? 100)" }
}
