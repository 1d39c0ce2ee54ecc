/// Words and functions of the SQL that a query may use. What isn't here is refused: SQLite's other functions tell the
/// time, roll dice, read files or reveal the machine.
enum SQLWords {
    /// Words that can be no column's name unless quoted. SQLite takes most of its other words (`end`, `first`, `like`) for
    /// names where they can't be anything else.
    static let keywords: Set = [
        "and", "as", "between", "case", "collate", "distinct", "else", "escape", "from", "in", "is", "isnull", "not",
        "notnull", "null", "or", "then", "when",
    ]

    /// Words before brackets that call nothing.
    static let notCalled = keywords.union(["by", "cast", "end", "filter", "order", "over", "partition"])

    static let collations: Set = ["binary", "nocase", "rtrim"]

    /// Functions of one row's values, and the same for the same values.
    static let ofValues: Set = [
        "abs", "ceil", "ceiling", "coalesce", "days", "exp", "floor", "format", "glob", "ifnull", "iif", "instr",
        "length", "like", "ln", "log", "log10", "log2", "lower", "ltrim", "max", "min", "mod", "nullif", "pow", "power",
        "printf", "replace", "round", "rtrim", "sign", "sqrt", "substr", "substring", "trim", "upper",
    ]

    /// What a row of the result may say of many rows: of each it is checked how many customers stand behind it.
    static let ofGroups: Set = ["avg", "count", "median", "quantile", "sum", "total"]

    /// Further ones for the rows of a single customer, within a `with` or `from`.
    static let ofCustomers: Set = ["group_concat", "max", "min"]

    /// Places among others: of another customer they say no more than that.
    static let ofRanks: Set = ["cume_dist", "dense_rank", "ntile", "percent_rank", "rank", "row_number"]
    static let ofWindows: Set = ["first_value", "lag", "last_value", "lead", "nth_value"]

    static let everyFunction = ofValues.union(ofGroups).union(ofCustomers).union(ofRanks).union(ofWindows)

    /// The clauses of a select, in their order.
    static let clauses = ["select", "from", "where", "group", "having", "window", "order", "limit", "offset"]
    static let joins: Set = ["join", "inner", "cross", "left", "right", "full", "outer", "natural"]
}
