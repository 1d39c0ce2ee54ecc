import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct LatentClassesTests {
    /// Plain EM in NumPy and the package stepmix agree, best of thirty starts; see reference/latent_classes.py.
    @Test(arguments: [
        (1, -524.6860603170771, 1082.766913005414, [1.0]),
        (2, -318.2952562248538, 708.1507818166926, [0.5098217631893008, 0.4901782368106992]),
        (3, -294.09880094241566, 697.9233482475416, [0.44750708730499683, 0.369122966432392, 0.183369946262611]),
        (
            4, -289.60608960339437, 727.1034025652243,
            [0.3652032276947671, 0.3432392505246763, 0.17321174479384863, 0.11834567698670796]
        ),
    ])
    func asTheReference(classes: Int, logLikelihood: Double, bic: Double, weights: [Double]) throws {
        let model = try LatentClasses(
            classes: classes, starts: 30, maximumIterations: 5000, tolerance: 1e-13, smoothing: 0
        ).fit(answers)
        #expect(isClose(model.logLikelihood, logLikelihood))
        #expect(isClose(model.bic, bic))
        #expect(zip(model.weights.sorted(by: >), weights).allSatisfy { isClose($0, $1, 1e-4) })
        #expect(model.parameterCount == 8 * classes - 1)
        #expect(model.sizes == model.sizes.sorted(by: >))
    }

    @Test func missingAnswersLeaveTheQuestionOut() throws {
        var x = answers
        for row in stride(from: 0, to: x.rows, by: 5) { x[row, 1] = .nan }
        for row in stride(from: 3, to: x.rows, by: 7) { x[row, 4] = .nan }
        let model = try LatentClasses(
            classes: 2, starts: 20, maximumIterations: 5000, tolerance: 1e-13, smoothing: 0
        ).fit(x)
        #expect(isClose(model.logLikelihood, -305.45707871844917))
        #expect(
            zip(model.weights.sorted(by: >), [0.5112454824902497, 0.48875451750975024]).allSatisfy {
                isClose($0, $1, 1e-5)
            })
    }

    @Test func likelihoodNeverFallsFromStepToStep() throws {
        let x = MixedData.rows(150, seed: 2, missing: 0.1).selecting(columns: [1, 2, 3, 4])
        let settings = LatentClasses(classes: 3, smoothing: 0)
        let found = Answers(x, rows: Array(0..<150))
        let search = LatentClassSearch(
            settings, found.patterns(x, weights: [Double](repeating: 1, count: 150)), found)
        for start in 0..<5 {
            var solution = search.run(start: start), last = solution.logLikelihood
            for _ in 0..<20 {
                _ = search.step(&solution)
                #expect(solution.logLikelihood >= last - 1e-9)
                last = solution.logLikelihood
            }
        }
    }

    @Test func modelIsConsistentWhateverTheThreads() throws {
        let x = MixedData.rows(200, seed: 4, missing: 0.1).selecting(columns: [1, 2, 3, 4])
        let model = try LatentClasses(classes: 3).fit(x)
        #expect(model.hasConverged)
        #expect(try LatentClasses(classes: 3, threads: 2).fit(x) == model)
        #expect(model.assign(x) == model.labels)
        let probabilities = model.probabilities(x)
        for row in 0..<200 {
            #expect(isClose(probabilities.row(row).reduce(0, +), 1, 1e-14))
            #expect(probabilities[row, model.labels[row]] == model.certainty[row])
        }
        for shares in model.probabilities.joined() { #expect(isClose(shares.reduce(0, +), 1)) }
        // Smoothing leaves nothing impossible.
        #expect(model.probabilities.joined().joined().allSatisfy { $0 > 0 })
    }

    @Test func rowsInAnotherOrderGiveTheSamePartition() throws {
        let x = answers
        var generator = SeededGenerator(seed: 3)
        let order = generator.permutation(x.rows)
        let model = try LatentClasses(classes: 2, tolerance: 1e-12).fit(x)
        let again = try LatentClasses(classes: 2, tolerance: 1e-12).fit(x.selecting(rows: order))
        #expect(again.labels == order.map { model.labels[$0] })
    }

    @Test func weightsCountLikeCopies() throws {
        let weights = (0..<answers.rows).map { Double($0 % 3) }
        let copies = answers.selecting(rows: weights.indices.flatMap { [Int](repeating: $0, count: Int(weights[$0])) })
        let weighted = try LatentClasses(classes: 2, tolerance: 1e-12).fit(answers, weights: weights)
        let copied = try LatentClasses(classes: 2, tolerance: 1e-12).fit(copies)
        #expect(isClose(weighted.bic, copied.bic))
        #expect(weighted.labels.count == answers.rows)
    }

    @Test func newAnswersCountAsMissing() throws {
        let model = try LatentClasses(classes: 2).fit(answers)
        var strange = answers.selecting(rows: [0, 117])
        strange[0, 2] = 7
        var missing = strange
        missing[0, 2] = .nan
        #expect(model.probabilities(strange) == model.probabilities(missing))
        // Who answered nothing belongs to each class with its share.
        let nothing = Matrix(rows: 1, columns: 7, repeating: .nan)
        #expect(zip(model.probabilities(nothing).values, model.weights).allSatisfy { isClose($0, $1) })
    }

    @Test func constantQuestionsAndFewRowsDoNoHarm() throws {
        #expect(try LatentClasses(classes: 2).fit(Matrix(rows: 6, columns: 2, repeating: 1)).sizes == [6, 0])
        #expect(try LatentClasses(classes: 1).fit(Matrix([[1, .nan]])).labels == [0])
        #expect(
            diagnosticSummary { _ = try LatentClasses(classes: 2).fit(Matrix([[1]])) }
                == "The 'classes' parameter of LatentClasses must be an Int in 1...1; got 2")
        #expect(
            diagnosticSummary { _ = try LatentClasses(classes: 1, smoothing: -1).fit(Matrix([[1]])) }
                == "The 'smoothing' parameter of LatentClasses must be finite and not negative; got -1.0")
    }

    /// 118 rows of seven yes-or-no answers, as the script's.
    private let answers = Matrix(
        [
            ("0000000", 34), ("0000100", 2), ("0100000", 6), ("0100001", 1), ("0100100", 4), ("0100101", 5),
            ("1000000", 2), ("1010101", 1), ("1100000", 2), ("1100001", 1), ("1100100", 2), ("1100101", 7),
            ("1100111", 1), ("1101000", 1), ("1101101", 2), ("1101111", 3), ("1110101", 13), ("1110111", 5),
            ("1111101", 10), ("1111111", 16),
        ].flatMap { digits, count in
            [[Double]](repeating: digits.map { $0 == "1" ? 1 : 0 }, count: count)
        })
}
