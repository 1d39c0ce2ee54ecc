import Basics
import Features
import Findings
import Learning
import Statistics

/// The same customers divided by the study's other methods and in its other spaces, measured like the main division.
struct CompareAlternatives {
    let study: Study
    let main: SegmentPipeline
    let result: SegmentCustomers.Result
    let input: SegmentInput
    let worth: AlternativeWorth
    let threads: Int

    /// The main division first, then the others; nil where the study asks for no other.
    func facts(_ others: [Alternative]) -> [Alternative]? {
        guard !others.isEmpty else { return nil }
        var own = alternative(main.settings, input.space, result.choice, isMain: true)
        own.heldOut = worth.main.heldOut
        own.recoverability = worth.main.recoverability
        own.outcome = worth.main.outcome
        return [own]
            + others.map { other in
                var other = other
                other.reading = AlternativeReading(main: own, other: other).text
                return other
            }
    }

    /// The other divisions, measured but not yet compared with the main one.
    func others() throws -> [Alternative] {
        let settings = main.settings
        var others: [SegmentSettings] = []
        for method in settings.methods.dropFirst() {
            var other = settings
            other.methods = [method]
            others.append(other)
        }
        for space in settings.compare where space != settings.space {
            var other = settings
            other.space = space
            others.append(other)
        }
        return try others.map(compare)
    }

    private func compare(_ settings: SegmentSettings) throws -> Alternative {
        let pipeline = SegmentPipeline(
            table: main.table, features: main.features, settings: settings, seed: main.seed)
        let everybody = Array(result.model.labels.indices)
        let input = try pipeline.prepare(everybody)
        let x = input.matrix(everybody)
        let choice = try settings.chooser(
            x, context: input.context, starts: settings.starts, pairs: settings.pairs, seed: main.seed, threads: threads
        ).fit(x)
        var other = alternative(settings, input.space, choice, isMain: false)
        let labels = choice.model.labels
        other.heldOut = try worth.heldOut(pipeline, labels: labels, k: choice.clusters)
        other.recoverability = try worth.recoverability(labels: labels, k: choice.clusters)
        other.outcome = try worth.outcome(pipeline)
        return other
    }

    private func alternative(
        _ settings: SegmentSettings, _ space: SegmentSpaceModel, _ choice: ChooseKModel, isMain: Bool
    ) -> Alternative {
        let labels = choice.model.labels
        return Alternative(
            method: settings.method.rawValue, space: space.facts.name, dimensions: space.facts.dimensions,
            k: choice.clusters, isMain: isMain, silhouette: choice.silhouette.mean,
            stability: choice.solution.mean,
            agreement: isMain ? nil : AdjustedRandIndex.score(result.model.labels, labels),
            information: isMain ? nil : NormalisedMutualInformation.score(result.model.labels, labels),
            note: MethodNotes.note(settings.method, space: space, choice: choice))
    }
}
