import Basics
import Features
import Findings

extension Findings {
    /// What changed since an earlier run, which so becomes an input of this one.
    mutating func compare(with earlier: EarlierRun, features: FeatureTable, labels: [Int]) {
        comparison = RunComparison(earlier).facts(self, features: features, labels: labels)
        provenance.inputs.append(input(earlier))
    }

    /// Whether they are compared with this run, as it stands in the archive, or with none.
    func isCompared(with earlier: EarlierRun?) -> Bool {
        guard let earlier else { return comparison == nil }
        return comparison != nil && provenance.inputs.contains(input(earlier))
    }

    private func input(_ earlier: EarlierRun) -> InputDigest {
        InputDigest(path: "\(study.slug)/\(earlier.name)/manifest.json", sha256: earlier.manifestDigest)
    }
}
