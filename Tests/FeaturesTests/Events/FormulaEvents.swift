import Basics
import Features
import Tables

/// The events of `reference/formulas.py`: thirteen customers, the last without events.
struct FormulaEvents {
    var customer: [Int32] = []
    var time: [Int64] = []
    var order: [Int32] = []
    var amount: [Double] = []
    var category: [String] = []

    let cohort = Cohort(13)

    init() {
        var state: UInt64 = 1
        func draw(_ bound: UInt64) -> UInt64 {
            state = (1_103_515_245 * state + 12_345) % (1 << 31)
            return (state >> 8) % bound
        }
        let start = seconds(2011, 1, 1)
        for _ in 0..<400 {
            customer.append(Int32(draw(12)))
            time.append(start + Int64(draw(300)) * 86_400)
            time[time.count - 1] += Int64(draw(24)) * 3600
            order.append(Int32(draw(150)))
            amount.append(Double(draw(5000)) / 100 - 5)
            category.append(["a", "b", "c", "d", "e"][Int(draw(5))])
        }
    }

    /// Rows as a chunk, whose categories have the levels of these rows alone.
    func chunk(_ rows: Range<Int>) -> EventChunk {
        let table = Table(
            rowCount: rows.count,
            columns: [
                ("amount", .number(Array(amount[rows]))),
                ("category", .category(categories(category[rows].map { $0 }))),
            ])
        return EventChunk(
            table: table, customer: Array(customer[rows]), time: Array(time[rows]), order: Array(order[rows]))
    }

    var whole: EventChunk { chunk(0..<customer.count) }

    func figures(_ formula: String, _ chunks: [EventChunk]? = nil) throws -> [Double] {
        let expression = try FeatureExpression(parsing: formula, at: SourcePosition(file: "study.yaml"))
        return expression.values(
            customers: cohort.customers.count, aggregates: figures(expression.aggregates, chunks)
        ) { _ in [] }
    }

    func figures(_ aggregates: [EventAggregate], _ chunks: [EventChunk]? = nil) -> [[Double]] {
        var figures = EventFigures(aggregates, in: cohort)
        for chunk in chunks ?? [whole] { figures.add(chunk) }
        return figures.values()
    }
}
