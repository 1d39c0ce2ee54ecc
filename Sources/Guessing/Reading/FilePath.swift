/// A path in its two parts. (Foundation's `NSString` stops the program at a name of one letter.)
public enum FilePath {
    /// The folder that holds it: `a/b` is in `a`, `b` in ``, `/b` in `/`.
    public static func folder(_ path: String) -> String {
        let path = withoutSlash(path)
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// What it is called there.
    public static func name(_ path: String) -> String {
        let path = withoutSlash(path)
        return path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    private static func withoutSlash(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? withoutSlash(String(path.dropLast())) : path
    }
}
