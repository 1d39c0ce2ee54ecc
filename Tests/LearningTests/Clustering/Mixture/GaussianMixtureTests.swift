import Basics
import Foundation
import Statistics
import Testing

@testable import Learning

@Suite struct GaussianMixtureTests {
    struct Reference: Sendable, CustomTestStringConvertible {
        var data: String
        var covariance: GaussianMixture.Covariance
        var steps: Int
        /// Lower bound, first weight, second mean's second entry, last covariance, BIC, AIC, ICL.
        var figures: [Double]

        init(_ data: String, _ covariance: GaussianMixture.Covariance, _ steps: Int, _ figures: [Double]) {
            (self.data, self.covariance, self.steps, self.figures) = (data, covariance, steps, figures)
        }

        var testDescription: String { "\(data), \(covariance), \(steps)" }
    }

    /// scikit-learn from the same parameters, one step and to convergence; see reference/mixture.py.
    static let references: [Reference] = [
        .init(
            "iris", .full, 1,
            [
                -4.837202460925044, 0.36946228267851, 2.8193618570138077, 0.077179861987725, 715.3903250556272,
                582.9223721153919, 742.6606630089661,
            ]),
        .init(
            "iris", .full, 1000,
            [
                -1.201236517296399, 0.3333333333333333, 2.777843686132085, 0.08579777653375785, 580.8389081206294,
                448.3709551803941, 584.0457608596156,
            ]),
        .init(
            "iris", .tied, 1,
            [
                -4.724624224810211, 0.35502054033565045, 2.8163425315978445, 0.0917197324587163, 709.3561643310144,
                637.1009172727042, 748.2644747461383,
            ]),
        .init(
            "iris", .tied, 1000,
            [
                -1.7090269548561792, 0.33333333333392645, 2.760759396003462, 0.03971482358129972, 632.9633335104867,
                560.7080864521765, 637.7946977974091,
            ]),
        .init(
            "iris", .diagonal, 1,
            [
                -4.837202460925053, 0.36946228267851006, 2.8193618570138064, 0.07717986198772828, 924.9350290290448,
                846.6585113825422, 938.2057882716183,
            ]),
        .init(
            "iris", .diagonal, 1000,
            [
                -2.0478504782781344, 0.3333333333086433, 2.7503957107502712, 0.0601982314217063, 744.6316611195942,
                666.3551434730916, 751.4765791385689,
            ]),
        .init(
            "iris", .spherical, 1,
            [
                -4.837202460925047, 0.3694622826785101, 2.819361857013808, 0.20646384297962914, 973.6849665099558,
                922.5041665103195, 987.335520645161,
            ]),
        .init(
            "iris", .spherical, 1000,
            [
                -2.562093967230361, 0.3333333338837645, 2.7488684855627854, 0.16292808771540632, 853.8089901578915,
                802.6281901582552, 860.9007647140189,
            ]),
        .init(
            "blobs", .full, 1,
            [
                -6.090673650891925, 0.4419468861660734, 1.9332880817797753, 0.29824157539751867, 1419.0420839486842,
                1254.5800711245436, 1445.1764946741362,
            ]),
        .init(
            "blobs", .full, 1000,
            [
                -4.519682411788502, 0.29596584840928664, 1.822426312328867, 0.28413216344613074, 1367.1857916465813,
                1202.7237788224406, 1369.795997299891,
            ]),
        .init(
            "blobs", .tied, 1,
            [
                -5.823477929542269, 0.33031171859124225, 1.9421635316460277, 0.4025071562410706, 1288.2540295762828,
                1207.4167690356035, 1304.506199762609,
            ]),
        .init(
            "blobs", .tied, 1000,
            [
                -4.66545301440557, 0.23551464008801506, 1.8239663305920322, 0.32172591958632285, 1258.5459839909063,
                1177.708723450227, 1268.119168895954,
            ]),
        .init(
            "blobs", .diagonal, 1,
            [
                -6.090673650891925, 0.44194688616607347, 1.9332880817797757, 0.298241575397521, 1331.4448706804087,
                1233.8826596830372, 1356.4885369942158,
            ]),
        .init(
            "blobs", .diagonal, 1000,
            [
                -4.617487302339412, 0.24495672493585535, 1.820151356772784, 0.30285460711149775, 1275.759163556138,
                1178.1969525587665, 1282.5431082231187,
            ]),
        .init(
            "blobs", .spherical, 1,
            [
                -6.090673650891925, 0.4419468861660734, 1.9332880817797757, 0.296512670571472, 1295.0317864062565,
                1230.9194763222695, 1320.4577456438624,
            ]),
        .init(
            "blobs", .spherical, 1000,
            [
                -4.71357402893937, 0.2419930413356513, 1.8155204753720242, 0.3154486375533691, 1241.3700770273174,
                1177.2577669433304, 1249.3448895721426,
            ]),
    ]

    @Test(arguments: references)
    func asScikitLearnFromTheSameStart(reference: Reference) throws {
        let isIris = reference.data == "iris"
        let x = isIris ? Fisher.iris : SeededData.blobs(120, 4, centres: 4, distance: 2, seed: 1)
        let rows = isIris ? [0, 50, 100] : [0, 1, 2, 3]
        let settings = GaussianMixture(
            components: rows.count, covariance: reference.covariance, maximumIterations: reference.steps,
            tolerance: reference.steps > 1 ? 1e-10 : 1e-3)
        let ones = [Double](repeating: 1, count: x.rows)
        let search = MixtureSearch(settings, x, weights: ones)
        let start = MixtureParameters(
            covariance: reference.covariance, weights: isIris ? [0.3, 0.3, 0.4] : [0.25, 0.25, 0.25, 0.25],
            means: x.selecting(rows: rows), covariances: Self.start(reference.covariance, rows.count, x.columns))
        let solution = try search.run(from: start)
        let model = try GaussianMixtureModel(parameters: solution.parameters, solution: solution, x: x, weights: ones)
        let figures = [
            model.lowerBound, model.weights[0], model.means[1, 1], solution.parameters.covariances.values.last ?? .nan,
            model.bic, model.aic, model.icl,
        ]
        for (figure, expected) in zip(figures, reference.figures) { #expect(isClose(figure, expected)) }
    }

    /// Covariances whose inverses the script gives scikit-learn.
    private static func start(_ covariance: GaussianMixture.Covariance, _ k: Int, _ p: Int) -> Matrix {
        func diagonal(_ value: Double) -> [[Double]] { (0..<p).map { row in (0..<p).map { $0 == row ? value : 0 } } }
        return switch covariance {
        case .full: Matrix((0..<k).flatMap { diagonal(1 / Double(1 + $0)) })
        case .tied: Matrix(diagonal(1 / 1.5))
        case .diagonal: Matrix((0..<k).map { [Double](repeating: 1 / Double(1 + $0), count: p) })
        case .spherical: Matrix((0..<k).map { [1 / Double(1 + $0)] })
        }
    }

    @Test(arguments: GaussianMixture.Covariance.allCases)
    func likelihoodNeverFallsFromStepToStep(covariance: GaussianMixture.Covariance) throws {
        for trial in 0..<5 {
            let x = SeededData.blobs(70, 3, centres: 3, distance: 0.8, seed: UInt64(trial))
            var last = -Double.infinity
            for steps in 1...25 {
                let model = try GaussianMixture(
                    components: 3, covariance: covariance, starts: 1, maximumIterations: steps, tolerance: 0,
                    regularisation: .absolute(0)
                ).fit(x)
                #expect(model.lowerBound >= last - 1e-10, "trial \(trial), step \(steps)")
                last = model.lowerBound
            }
        }
    }

    @Test(arguments: GaussianMixture.Covariance.allCases)
    func modelIsConsistentAndCanonical(covariance: GaussianMixture.Covariance) throws {
        let x = SeededData.blobs(200, 3, centres: 3, distance: 2, seed: 6)
        let model = try GaussianMixture(components: 3, covariance: covariance).fit(x)
        #expect(model.hasConverged)
        #expect(model.assign(x) == model.labels)
        #expect(model.sizes == model.sizes.sorted(by: >))
        #expect(isClose(model.weights.reduce(0, +), 1))
        let probabilities = model.probabilities(x)
        for row in 0..<200 {
            #expect(isClose(probabilities.row(row).reduce(0, +), 1, 1e-14))
            #expect(probabilities[row, model.labels[row]] == model.certainty[row])
        }
        #expect(isClose(model.logDensities(x).reduce(0, +), model.logLikelihood))
        // Three blobs of their own are found again.
        #expect(AdjustedRandIndex.score(model.labels, (0..<200).map { $0 % 3 }) > 0.85)
    }

    @Test func rowsInAnotherOrderGiveTheSamePartition() throws {
        let x = SeededData.blobs(90, 2, centres: 2, distance: 3, seed: 4)
        var generator = SeededGenerator(seed: 3)
        let order = generator.permutation(90)
        let model = try GaussianMixture(components: 2, tolerance: 1e-9).fit(x)
        let again = try GaussianMixture(components: 2, tolerance: 1e-9).fit(x.selecting(rows: order))
        #expect(again.labels == order.map { model.labels[$0] })
        #expect(isClose(again.bic, model.bic))
    }

    @Test func weightsCountLikeCopies() throws {
        let x = SeededData.blobs(60, 2, centres: 2, distance: 2, seed: 9)
        let weights = (0..<60).map { Double($0 % 3) }
        let copies = x.selecting(rows: (0..<60).flatMap { row in [Int](repeating: row, count: row % 3) })
        let weighted = try GaussianMixture(components: 2, maximumIterations: 2000, tolerance: 1e-12)
            .fit(x, weights: weights)
        let copied = try GaussianMixture(components: 2, maximumIterations: 2000, tolerance: 1e-12).fit(copies)
        #expect(isClose(weighted.bic, copied.bic))
        #expect(zip(weighted.means.values, copied.means.values).allSatisfy { isClose($0, $1, 1e-5) })
    }

    @Test func threadsChangeNothing() throws {
        let x = SeededData.noise(5000, 3, seed: 2)
        let model = try GaussianMixture(components: 3, starts: 1, maximumIterations: 5).fit(x)
        #expect(try GaussianMixture(components: 3, starts: 1, maximumIterations: 5, threads: 2).fit(x) == model)
    }

    @Test func selectionFindsTheNumberAndTheShape() throws {
        // Two long parallel clouds: only a matrix per component, or a shared one, describes them.
        var x = SeededData.noise(300, 2, seed: 5)
        for row in 0..<300 {
            x[row, 1] = 0.2 * x[row, 1] + x[row, 0] + (row.isMultiple(of: 2) ? 4 : 0)
        }
        let selection = try GaussianMixtureSelection(components: [1, 2, 3, 4]).fit(x)
        #expect(selection.candidates.count == 16)
        #expect(selection.best.weights.count == 2 && selection.best.covariance == .tied)
        #expect(selection.candidates.allSatisfy { $0.bic >= selection.best.bic })
    }

    @Test func relativeRegularisationFollowsTheScale() throws {
        let x = SeededData.blobs(80, 2, centres: 2, distance: 2, seed: 3)
        let stretched = Matrix((0..<80).map { [1000 * x[$0, 0], x[$0, 1]] })
        let settings = GaussianMixture(components: 1, covariance: .diagonal, regularisation: .relative(0.1))
        let plain = try settings.fit(x).covariance(of: 0), wide = try settings.fit(stretched).covariance(of: 0)
        #expect(isClose(wide[0, 0], 1e6 * plain[0, 0]) && isClose(wide[1, 1], plain[1, 1]))
        let variance = Summary.standardDeviation(x.column(0), ddof: 0)
        #expect(isClose(plain[0, 0], 1.1 * variance * variance))
    }

    @Test func constantAndWideDataAreHeldUpByTheRegularisation() throws {
        let wide = SeededData.noise(6, 12, seed: 1)
        #expect(try GaussianMixture(components: 2).fit(wide).labels.count == 6)
        let single = try GaussianMixture(components: 1).fit(Matrix([[1, 2]]))
        #expect(single.labels == [0] && single.means.values == [1, 2])
        let constant = Matrix(rows: 5, columns: 2, repeating: 3)
        #expect(try GaussianMixture(components: 2).fit(constant).sizes == [5, 0])
        #expect(
            diagnosticSummary { _ = try GaussianMixture(components: 1, regularisation: .absolute(0)).fit(constant) }
                == "GaussianMixture met a component without extent in some direction")
    }

    @Test func messagesNameTheParameter() {
        let x = Matrix([[1], [2]])
        #expect(
            diagnosticSummary { _ = try GaussianMixture(components: 3).fit(x) }
                == "The 'components' parameter of GaussianMixture must be an Int in 1...2; got 3")
        #expect(
            diagnosticSummary { _ = try GaussianMixture(components: 1, tolerance: -1).fit(x) }
                == "The 'tolerance' parameter of GaussianMixture must be finite and not negative; got -1.0")
        #expect(
            diagnosticSummary { _ = try GaussianMixture(components: 1, regularisation: .relative(.nan)).fit(x) }
                == "The 'regularisation' parameter of GaussianMixture must be finite and not negative; got nan")
    }

    @Test func functionsOfLanesAreExactToTheLastPlaces() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let x = -700 * generator.uniform() * generator.uniform(), y = 1 + 30 * generator.uniform()
            let e = LaneFunctions.exponential(SIMD8(repeating: x))[3]
            let l = LaneFunctions.logarithm(SIMD8(repeating: y))[5]
            #expect(abs(e - exp(x)) <= 2 * exp(x).ulp)
            #expect(abs(l - log(y)) <= 2 * max(log(y).ulp, 0x1p-53))
        }
        #expect(LaneFunctions.exponential(SIMD8(repeating: 0)) == SIMD8(repeating: 1))
        #expect(LaneFunctions.exponential(SIMD8(repeating: -1e300)) == SIMD8(repeating: 0))
        #expect(LaneFunctions.logarithm(SIMD8(repeating: 1)) == SIMD8(repeating: 0))
    }
}
