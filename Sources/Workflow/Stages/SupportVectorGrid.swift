import Learning

/// The settings among which each fold chooses, by the customers it learns from alone: simpler ones first.
struct SupportVectorGrid {
    let measure: ScoreMeasure
    let seed: UInt64

    static let folds = 3
    /// The choice is made on so many customers; the chosen machine learns from all.
    static let sampleLimit = 2_000

    /// Above it the linear machine is used: one with a kernel takes too long.
    var rowLimit: Int { SupportVectorMachine().rowLimit }

    var radial: GridSearch<SupportVectorMachine> {
        var candidates: [GridSearch<SupportVectorMachine>.Candidate] = []
        for cost in [1.0, 10, 100] {
            for gamma in [0.01, 0.1, 1] {
                candidates.append(
                    candidate("cost \(plain(cost)), gamma \(plain(gamma)) / features") { calibrationFolds in
                        SupportVectorMachine(
                            kernel: .rbf(gamma: .scaled(gamma)), cost: cost, calibrationFolds: calibrationFolds,
                            seed: seed)
                    })
            }
        }
        return search(candidates)
    }

    var linear: GridSearch<LinearSupportVectorMachine> {
        search(
            [0.01, 0.1, 1].map { cost in
                candidate("linear, cost \(plain(cost))") { calibrationFolds in
                    LinearSupportVectorMachine(cost: cost, calibrationFolds: calibrationFolds, seed: seed)
                }
            })
    }

    /// The choice needs the order of the decision values alone; calibrated is what is chosen.
    private func candidate<C>(_ name: String, _ machine: (Int) -> C) -> GridSearch<C>.Candidate {
        .init(name, machine(0), refitted: machine(3))
    }

    private func search<C>(_ candidates: [GridSearch<C>.Candidate]) -> GridSearch<C> {
        GridSearch(
            candidates: candidates, folds: Self.folds, measure: measure, sampleLimit: Self.sampleLimit, seed: seed)
    }

    private func plain(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }
}
