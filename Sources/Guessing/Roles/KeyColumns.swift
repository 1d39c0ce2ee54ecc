import Tables

/// Which columns say who the customer is, what names a row, and when it was.
extension SampledTable {
    /// The column whose name says that it names customers.
    var namedCustomer: SampledColumn? {
        let candidates = columns.filter { column in
            column.couldIdentify && column.words.words.contains { Concept.customer.holds($0) }
                && column.words.words.allSatisfy { Concept.customer.holds($0) || Concept.identifier.holds($0) }
        }
        // Shops that know nobody by a number know them by their address.
        return candidates.first { $0.words.mean(.identifier) } ?? candidates.first
            ?? columns.first {
                $0.words.mean(.contactData) && $0.couldIdentify && $0.personalData == "e-mail addresses"
            }
    }

    /// A column of a value per row whose name, place or make says that it names the row.
    var rowKey: SampledColumn? {
        let unique = columns.filter { $0.couldIdentify && $0.isNearlyUnique }
        return unique.first { $0.words.words == ["id"] } ?? unique.first { $0.words.mean(.identifier) }
            ?? unique.first { $0.isCode }
    }

    /// Columns that may name customers though their names don't say so: codes that come again and again.
    var repeatedCodes: [SampledColumn] {
        columns.filter { column in
            column.couldIdentify && !column.isNearlyUnique && column.distinct > 20
                && column.distinct * 200 > column.filled
                && (column.isCode || column.words.mean(.identifier))
                && ![Concept.order, .product, .session, .campaign, .price, .amount, .quantity].contains {
                    column.words.mean($0)
                }
        }
    }

    /// When the events were, the likeliest column first.
    var times: [SampledColumn] {
        let times = columns.filter(\.shape.isTime)
        func rank(_ column: SampledColumn) -> Int {
            column.words.mean(.later) ? 2 : column.words.mean(.since) && !column.words.mean(.order) ? 1 : 0
        }
        return (0...2).flatMap { wanted in times.filter { rank($0) == wanted } }
    }
}
