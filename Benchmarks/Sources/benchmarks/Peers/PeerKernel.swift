/// A piece of work that a Python peer does too, on the same matrix.
struct PeerKernel: Sendable {
    enum Size: String, Sendable {
        case million = "1m"
        case hundredThousand = "100k"
        case tenThousand = "10k"
    }

    /// What the peer is, and how it is called.
    struct Script: Sendable {
        var name: String
        var arguments: [String]
        /// The words that the line meant must hold, of the several that a script may print.
        var marks: [String] = []
        /// The figure to compare, in that line.
        var figure: String
    }

    /// What the work should reach: peer / ours.
    struct Aim: Sendable {
        var wall: Double?
        var memory: Double?
    }

    let name: String
    let what: String
    let size: Size
    /// How often either side works within a process.
    var repeats = 3
    let script: Script
    var aim = Aim()
    /// Whatever isn't counted; then the work, which returns the figure to compare.
    let prepare: @Sendable (PeerData, _ threads: Int) throws -> () throws -> Double
}

extension PeerKernel {
    static let all = [
        kMeans, kMeansStarts, miniBatch, silhouette, stability, ward, tree, permutation, supportVectors, linearVectors,
        components,
    ]
}
