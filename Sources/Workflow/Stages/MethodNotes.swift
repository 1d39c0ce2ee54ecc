import Basics
import Features
import Learning

/// What a reader has to know of a method beside its name, in one sentence without a full stop; nil where nothing.
enum MethodNotes {
    static func note(_ method: ClusteringMethod, space: SegmentSpaceModel, choice: ChooseKModel) -> String? {
        switch choice.model.membership {
        case .nearestMedoid(let model):
            return say("Gower’s dissimilarity of \(kinds(space)), missing values left out")
                + (model.sample.map {
                    say(
                        "; medoids sought in several random samples of \(integer($0)) customers, those that fit all ",
                        "customers best were kept")
                } ?? "") + say("; stability from at most 1,000 customers")
        case .mixture(let model):
            return say(
                "normal distributions with \(words(model.covariance)), the shape with the least BIC",
                "; stability from at most 2,000 customers")
                + (choice.models.allSatisfy(isConverged) ? "" : say("; some fits met their limit of iterations"))
        case .latentClasses:
            let cut = cutCount(space)
            return say("answers to \(kinds(space)), independent within a class")
                + (cut > 0
                    ? say(
                        plural: cut, one: "; a number was cut into quarters",
                        other: "; \(integer(cut)) numbers were cut into quarters") : "")
        default:
            return method.linkage.map { tree($0, customers: choice.model.labels.count) }
        }
    }

    private static func tree(_ linkage: Linkage, customers: Int) -> String {
        let settings = HierarchicalClustering(linkage)
        return say(
            "a customer who wasn’t in the tree goes to the segment with the nearest mean, as in folds and bootstrap ",
            "samples")
            + (customers > settings.limit
                ? say(
                    "; above \(integer(settings.limit)) customers the tree joins at most \(integer(settings.microClusters)) ",
                    "micro-clusters of near customers instead of the customers themselves") : "")
    }

    private static func kinds(_ space: SegmentSpaceModel) -> String {
        guard case .mixed(let mixed) = space else { return say("the features") }
        func count(_ kind: FeatureKind) -> Int { mixed.columns.columns.count { $0.kind == kind } }
        let (numbers, flags, categories) = (count(.number), count(.flag), count(.category))
        return [
            numbers == 0 ? nil : say(numbers, "number"), flags == 0 ? nil : say(flags, "flag"),
            categories == 0
                ? nil
                : say(
                    plural: categories, one: "\(integer(categories)) category",
                    other: "\(integer(categories)) categories"),
        ].compactMap(\.self).joined(separator: ", ")
    }

    private static func cutCount(_ space: SegmentSpaceModel) -> Int {
        guard case .mixed(let mixed) = space else { return 0 }
        return mixed.cutCount
    }

    private static func words(_ covariance: GaussianMixture.Covariance) -> String {
        switch covariance {
        case .spherical: say("one variance each")
        case .diagonal: say("a variance per column, without correlation")
        case .tied: say("one covariance that all segments share")
        case .full: say("a covariance of each segment’s own")
        }
    }

    private static func isConverged(_ partition: Partition) -> Bool {
        guard case .mixture(let model) = partition.membership else { return true }
        return model.hasConverged
    }

    private static func integer(_ count: Int) -> String { NumberFormat.integer(Double(count)) }
}
