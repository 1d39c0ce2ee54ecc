internal import Foundation

/// The files that a pattern such as `parts/*.csv` means.
public enum FilePattern {
    /// Whether the text holds `*`, `?` or `[`.
    public static func isPattern(_ text: String) -> Bool { text.utf8.contains { "*?[".utf8.contains($0) } }

    /// Paths in the order of their bytes; a file of the very name wins over what the text means as a pattern.
    public static func files(_ pattern: String) -> [String] {
        guard isPattern(pattern), !FileManager.default.fileExists(atPath: pattern) else { return [pattern] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [] }
        let paths = (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
        return paths.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
