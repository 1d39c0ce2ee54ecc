// Stub: the Charts room's files replace this one.
public struct DataTable: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        public var title: String
        public var isNumeric: Bool
        public init(_ title: String, isNumeric: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
        }
    }
    public var columns: [Column]
    public var rows: [[String]]
    public var caption: String?
    public init(_ columns: [Column], rows: [[String]], caption: String? = nil) {
        self.columns = columns
        self.rows = rows
        self.caption = caption
    }
}
public struct Chart: Sendable, Hashable {
    public var title, description, caption: String
    public var width, height: Double
    public var data: DataTable
    public func svg(id: String) -> String {
        "<svg viewBox=\"0 0 640 200\" role=\"img\" aria-labelledby=\"\(id)-t\"><title id=\"\(id)-t\">stub</title></svg>"
    }
    public func standaloneSVG(id: String) -> String { svg(id: id) }
    public init(title: String, description: String, caption: String, data: DataTable) {
        self.title = title
        self.description = description
        self.caption = caption
        self.data = data
        self.width = 640
        self.height = 200
    }
}
