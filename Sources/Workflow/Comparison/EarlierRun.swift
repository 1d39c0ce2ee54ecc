import Basics
import Features
public import Findings
public import Foundation
import Learning
import Statistics

/// An archived run of the same study, which a new one is compared with.
public struct EarlierRun: Sendable {
    /// Its folder's name.
    public let name: String
    /// SHA-256 of its manifest: an input of the run that is compared with it.
    public let manifestDigest: String
    let findings: Findings
    let model: Model

    /// What `model.json` says of putting a customer into a segment.
    struct Model: Decodable, Sendable {
        struct Segment: Decodable, Sendable {
            var centroid: [Double]?
        }

        struct Space: Decodable, Sendable {
            var name: String
            var means: [Double]?
            var components: [[Double]]?
        }

        var method: String
        var preparation: PreparationModel
        var segments: [Segment]
        var space: Space?
    }

    /// The run with the latest cut-off before that of `study`; of several the last by name. One that can't be read, as
    /// it comes from another version or was tampered with, is passed over.
    ///
    /// - Parameter folder: the archive.
    public static func newest(before study: StudyFacts, in folder: URL) -> EarlierRun? {
        guard let asOf = study.asOf else { return nil }
        let runs = folder.appending(path: study.slug)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: runs.path)) ?? []
        let candidates = names.filter {
            !$0.hasPrefix(".") && $0.prefix(10) < asOf.prefix(10) && !$0.hasPrefix("undated")
        }
        return candidates.sorted(by: >).lazy.compactMap { EarlierRun(runs.appending(path: $0), asOf: asOf) }.first
    }

    private init?(_ run: URL, asOf: String) {
        guard let manifest = try? Data(contentsOf: run.appending(path: "manifest.json")),
            let findings = (try? Data(contentsOf: run.appending(path: "findings.json")))
                .flatMap({ try? JSON.decode(Findings.self, from: $0) }),
            let model = (try? Data(contentsOf: run.appending(path: "model.json")))
                .flatMap({ try? JSON.decode(Model.self, from: $0) }),
            findings.schema == Findings.schemaVersion, let before = findings.study.asOf, before < asOf,
            model.segments.count == findings.segments.count
        else { return nil }
        name = run.lastPathComponent
        manifestDigest = Digest.sha256(manifest)
        self.findings = findings
        self.model = model
    }

    /// The earlier run's segments of these customers, from 0; nil where its rules can't be applied to them.
    func segments(of table: FeatureTable) -> [Int]? {
        let centroids = model.segments.compactMap(\.centroid)
        let isByCentroid = !["mixture", "medoids", "latent-classes"].contains(model.method)
        guard isByCentroid, centroids.count == model.segments.count, !centroids.isEmpty,
            (try? model.preparation.check(table)) != nil
        else { return nil }
        var x = model.preparation.transform(table, rows: Array(table.customers.indices))
        if let space = model.space {
            guard let means = space.means, let components = space.components, means.count == x.columns,
                components.allSatisfy({ $0.count == x.columns }), !components.isEmpty
            else { return nil }
            x = Self.projected(x, means: means, components: components)
        }
        guard centroids.allSatisfy({ $0.count == x.columns }) else { return nil }
        return Partition(centroids: Matrix(centroids), labels: [], cost: 0).assign(x)
    }

    private static func projected(_ x: Matrix, means: [Double], components: [[Double]]) -> Matrix {
        Matrix(
            (0..<x.rows).map { row in
                components.map { component in
                    zip(zip(x.row(row), means), component).reduce(0) { $0 + ($1.0.0 - $1.0.1) * $1.1 }
                }
            })
    }
}
