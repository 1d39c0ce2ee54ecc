import Auditing
public import Basics
import Findings

/// Segment sizes and group counts with noise, where the study asks for them (`privacy.noise`).
///
/// Replacing one customer by another changes two counts of a table by one each, so the noise of each count is a discrete
/// Laplace of scale 2 / ε; the tables are of the same customers and share the budget in equal parts. What is drawn follows
/// from the secret key and the very counts: the same counts get the same noise, so that nobody averages it away by asking
/// again, and without the key it can't be taken off.
struct NoisyRelease {
    let noise: NoiseSettings
    let key: [UInt8]

    func callAsFunction(_ tables: [(name: String, counts: [(name: String, n: Int)])]) -> NoisyCounts {
        // In whole thousandths, rounded down: the parts add up to no more than the budget.
        let part = max(1, noise.epsilonThousandths / max(1, tables.count))
        let laplace = DiscreteLaplace(numerator: 2 * 1000, denominator: part)
        return NoisyCounts(
            epsilon: Double(noise.epsilonThousandths) / 1000,
            tables: tables.map { table in
                var random = generator(table)
                return .init(
                    name: table.name, epsilon: Double(part) / 1000, margin: laplace.margin,
                    counts: table.counts.map { count in
                        .init(name: count.name, n: max(0, count.n + laplace.draw(&random)))
                    })
            })
    }

    private func generator(_ table: (name: String, counts: [(name: String, n: Int)])) -> SeededGenerator {
        let text = ([table.name] + table.counts.map { "\($0.name)\u{1F}\($0.n)" }).joined(separator: "\u{1E}")
        let digits = Digest.hmac(key: key, "noise\u{1E}" + text).prefix(16)
        return SeededGenerator(seed: UInt64(digits, radix: 16) ?? 0, stream: "noise")
    }
}

/// `privacy.noise`.
struct NoiseSettings: Sendable, Hashable {
    /// The budget in thousandths: noise is drawn by whole numbers alone.
    var epsilonThousandths: Int
    var position: SourcePosition
}

extension Study {
    /// - Throws: where noise is asked for and there is no key to draw it by.
    public func checkNoise(hasKey: Bool) throws(Diagnostics) {
        guard let noise = audit.noise, !hasKey else { return }
        throw Diagnostics([
            Diagnostic(
                "privacy.noise-key", at: noise.position, "'privacy.noise' needs the secret key of the pseudonyms",
                explanation: "Whoever knows how the noise was drawn can take it off again.",
                suggestion:
                    "set SEGMENTARY_KEY, name a key file by '--key-file' or SEGMENTARY_KEY_FILE, or leave 'privacy.noise' out"
            )
        ])
    }
}
