/// Words and functions of the SQL that a query may use. What isn't here is refused: SQLite's other functions tell the
/// time, roll dice, read files or reveal the machine.
enum SQLWords {
    /// Words of an expression that are no names.
    static let ofExpressions: Set = [
        "and", "or", "not", "is", "null", "in", "like", "glob", "escape", "between", "case", "when", "then", "else",
        "end", "distinct", "as", "cast", "collate", "nocase", "binary", "rtrim", "true", "false", "asc", "desc",
        "nulls", "first", "last", "isnull", "notnull", "from", "integer", "int", "real", "text", "numeric",
    ]

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
