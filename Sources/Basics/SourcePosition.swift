/// A place in a file that a person wrote. Lines and columns count from 1; a column counts Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// The path as the user gave it, never an absolute path that names a machine.
    public var file: String
    public var line: Int
    public var column: Int

    public init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    public var description: String { "\(file):\(line):\(column)" }

    public static func < (first: SourcePosition, second: SourcePosition) -> Bool {
        (first.file, first.line, first.column) < (second.file, second.line, second.column)
    }
}
