/// The default report and the look of its pages, compiled into the binary so that they are at hand wherever a study lies.
public enum Templates {
    /// The outer page of a report, for Mustache.
    public static let page = text(PackageResources.page_mustache)
    /// The page of an index of runs.
    public static let index = text(PackageResources.index_mustache)
    public static let style = text(PackageResources.style_css)

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
