import Basics

/// What a stage's result is made of, part by part: the same parts give the same result.
struct StageKey: Codable, Hashable, Sendable {
    struct Part: Codable, Hashable, Sendable {
        enum Kind: String, Codable, Sendable {
            /// The program that computes.
            case tool
            case seed
            /// A value of the study file.
            case study
            /// An input file.
            case file
            /// What was made of the input files, such as the features.
            case data
            /// A query of a document.
            case query
            /// The key of a stage whose result goes in.
            case stage
        }

        var kind: Kind
        var name: String
        /// The value itself if it is short and no data, else a digest of it.
        var value: String
    }

    var stage: String
    var parts: [Part]

    /// Names the result in the cache.
    var digest: String {
        Digest.sha256(
            ([stage] + parts.map { "\($0.kind.rawValue)\u{1}\($0.name)\u{1}\($0.value)" }).joined(separator: "\u{0}"))
    }
}
