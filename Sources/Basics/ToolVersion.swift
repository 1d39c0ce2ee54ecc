/// The tool's own version: part of every run's digest.
public enum ToolVersion {
    public static let text = "0.1.0"
}
