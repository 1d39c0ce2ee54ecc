import Basics
import Statistics
import Testing

@testable import Learning

/// What holds for every classifier.
@Suite struct EveryClassifierTests {
    typealias Case = ClassifierCase

    /// The label follows the sum of the first two columns; the third is noise.
    static func sample(_ rows: Int, columns: Int = 3, classes: Int, seed: UInt64) -> (x: Matrix, labels: [Int]) {
        let x = SeededData.noise(rows, columns, seed: seed)
        let sums = (0..<rows).map { x[$0, 0] + x[$0, columns > 1 ? 1 : 0] }
        let cuts = (1..<classes).map { Summary.quantile(sums, Double($0) / Double(classes)) }
        return (x, sums.map { sum in cuts.count { sum > $0 } })
    }

    /// Rows sum to 1, every entry lies in 0...1.
    func expectProbabilities(_ matrix: Matrix, rows: Int, classes: Int, _ location: SourceLocation = #_sourceLocation) {
        #expect(matrix.rows == rows && matrix.columns == classes, sourceLocation: location)
        #expect(matrix.values.allSatisfy { (0...1).contains($0) }, sourceLocation: location)
        #expect(
            (0..<rows).allSatisfy { abs(matrix.row($0).reduce(0, +) - 1) < 1e-12 }, sourceLocation: location)
    }

    func expectClose(
        _ first: Matrix, _ second: Matrix, within tolerance: Double, _ location: SourceLocation = #_sourceLocation
    ) {
        let difference = zip(first.values, second.values).map { abs($0 - $1) }.max() ?? 0
        #expect(difference <= tolerance, sourceLocation: location)
    }

    @Test(arguments: Case.allCases)
    func sameSeedSameModelWhateverTheThreads(classifier: Case) throws {
        let (x, labels) = Self.sample(80, classes: classifier.classes, seed: 2)
        let model = try classifier.fit(x, labels, classes: classifier.classes, seed: 7)
        #expect(try classifier.fit(x, labels, classes: classifier.classes, seed: 7).value == model.value)
        #expect(try classifier.fit(x, labels, classes: classifier.classes, seed: 7, threads: 2).value == model.value)
        if classifier.isRandom {
            #expect(try classifier.fit(x, labels, classes: classifier.classes, seed: 8).value != model.value)
        }
    }

    @Test(arguments: Case.allCases)
    func learnsWhatIsThereToLearn(classifier: Case) throws {
        let classes = classifier.classes
        let (x, labels) = Self.sample(400, classes: classes, seed: 3)
        let model = try classifier.fit(x, labels, classes: classes)
        // New rows of the same kind; the cuts are those of their own quantiles.
        let (new, truth) = Self.sample(400, classes: classes, seed: 4)
        let probabilities = try model.probabilities(new)
        expectProbabilities(probabilities, rows: 400, classes: classes)
        let hits = zip(probabilities.mostProbableClasses, truth).count { $0 == $1 }
        #expect(Double(hits) / 400 > 0.75)
        #expect(try model.model.predict(new) == probabilities.mostProbableClasses)
    }

    @Test(arguments: Case.allCases)
    func theOrderOfRowsDoesNotMatter(classifier: Case) throws {
        guard let tolerance = classifier.tolerance else { return }
        let (x, labels) = Self.sample(90, classes: classifier.classes, seed: 5)
        var generator = SeededGenerator(seed: 5)
        let order = generator.permutation(90)
        let first = try classifier.fit(x, labels, classes: classifier.classes)
        let second = try classifier.fit(
            x.selecting(rows: order), order.map { labels[$0] }, classes: classifier.classes)
        expectClose(try first.probabilities(x), try second.probabilities(x), within: tolerance)
    }

    @Test(arguments: Case.allCases)
    func aConstantColumnDoesNoHarm(classifier: Case) throws {
        let (x, labels) = Self.sample(60, classes: classifier.classes, seed: 6)
        let padded = Matrix((0..<60).map { Array(x.row($0)) + [5] })
        let model = try classifier.fit(padded, labels, classes: classifier.classes)
        expectProbabilities(try model.probabilities(padded), rows: 60, classes: classifier.classes)
        // Nothing but constants: every row gets the same answer.
        let constant = Matrix(rows: 60, columns: 2, repeating: 3)
        let flat = try classifier.fit(constant, labels, classes: classifier.classes).probabilities(constant)
        expectProbabilities(flat, rows: 60, classes: classifier.classes)
        #expect((1..<60).allSatisfy { flat.row($0).elementsEqual(flat.row(0)) })
    }

    @Test(arguments: Case.allCases)
    func oneRowOrOneClassIsFittedOrRefused(classifier: Case) throws {
        for x in [Matrix([[1, 2]]), SeededData.noise(12, 2, seed: 1)] {
            let labels = [Int](repeating: 1, count: x.rows)
            guard classifier.fitsOneClass else {
                let error = #expect(throws: Diagnostic.self) { try classifier.fit(x, labels, classes: 2) }
                #expect(error?.identifier == "learning.one-class")
                continue
            }
            let model = try classifier.fit(x, labels, classes: 2)
            let probabilities = try model.probabilities(x)
            expectProbabilities(probabilities, rows: x.rows, classes: 2)
            #expect(probabilities.mostProbableClasses == labels)
        }
    }

    /// A class that no training row is of keeps its column.
    @Test(arguments: Case.allCases.filter { $0.classes > 2 })
    func moreClassesThanRows(classifier: Case) throws {
        let x = Matrix([[0, 1], [1, 0], [4, 4]])
        let model = try classifier.fit(x, [0, 0, 3], classes: 6)
        #expect(model.model.classes == 6)
        expectProbabilities(try model.probabilities(x), rows: 3, classes: 6)
    }

    @Test(arguments: Case.allCases)
    func wideAndTall(classifier: Case) throws {
        for (rows, columns) in [(20, 60), (1_500, 1)] {
            let (x, labels) = Self.sample(rows, columns: columns, classes: classifier.classes, seed: 8)
            let model = try classifier.fit(x, labels, classes: classifier.classes)
            expectProbabilities(try model.probabilities(x), rows: rows, classes: classifier.classes)
            // Of twenty rows among sixty columns nothing need be learnt: probabilities calibrated by folds say so.
            guard rows > columns else { continue }
            let hits = zip(try model.model.predict(x), labels).count { $0 == $1 }
            #expect(Double(hits) / Double(rows) > 0.8)
        }
    }

    @Test(arguments: Case.allCases)
    func noRowsToPredictGiveNoAnswers(classifier: Case) throws {
        let (x, labels) = Self.sample(40, classes: classifier.classes, seed: 9)
        let model = try classifier.fit(x, labels, classes: classifier.classes)
        let none = try model.probabilities(Matrix(rows: 0, columns: 3))
        #expect(none.rows == 0 && none.columns == classifier.classes)
    }

    @Test(arguments: Case.allCases)
    func weightsCountRows(classifier: Case) throws {
        guard let tolerance = classifier.tolerance else { return }
        let classes = classifier.classes
        let (x, labels) = Self.sample(90, classes: classes, seed: 10)
        var generator = SeededGenerator(seed: 10)
        let times = labels.map { _ in generator.below(3) }
        let repeated = times.indices.flatMap { [Int](repeating: $0, count: times[$0]) }
        let weighted = try classifier.fit(x, labels, classes: classes, weights: times.map(Double.init))
        let copied = try classifier.fit(
            x.selecting(rows: repeated), repeated.map { labels[$0] }, classes: classes)
        expectClose(try weighted.probabilities(x), try copied.probabilities(x), within: tolerance)
    }

    @Test(arguments: Case.allCases, [Double.nan, .infinity, -.infinity])
    func valuesThatAreNotFiniteAreRefused(classifier: Case, value: Double) throws {
        if value.isNaN, classifier.acceptsMissing { return }
        let (x, labels) = Self.sample(12, classes: classifier.classes, seed: 1)
        let spoilt = x.replacing(row: 4, column: 1, with: value)
        let what = value.isNaN ? "missing (NaN)" : "infinite"
        let message = "\(classifier.name) needs finite values; column 2 of row 5 is \(what)"
        #expect(
            diagnosticSummary { _ = try classifier.fit(spoilt, labels, classes: classifier.classes) } == message)
        let model = try classifier.fit(x, labels, classes: classifier.classes)
        #expect(diagnosticSummary { _ = try model.probabilities(spoilt) } == message)
    }

    @Test(arguments: Case.allCases)
    func wrongShapesAreRefused(classifier: Case) throws {
        let classes = classifier.classes
        let (x, labels) = Self.sample(12, classes: classes, seed: 1)
        func identifier(_ x: Matrix, _ labels: [Int], weights: [Double]? = nil) -> String? {
            #expect(throws: Diagnostic.self) {
                try classifier.fit(x, labels, classes: classes, weights: weights)
            }?.identifier
        }
        #expect(identifier(Matrix(rows: 0, columns: 2), []) == "learning.no-rows")
        #expect(identifier(x, Array(labels.dropLast())) == "learning.labels")
        #expect(identifier(x, labels.dropLast() + [classes]) == "learning.labels")
        #expect(identifier(x, labels.dropLast() + [-1]) == "learning.labels")
        let ones = [Double](repeating: 1, count: 12)
        #expect(identifier(x, labels, weights: Array(ones.dropLast())) == "learning.weights")
        #expect(identifier(x, labels, weights: ones.dropLast() + [-1]) == "learning.weights")
        #expect(identifier(x, labels, weights: ones.dropLast() + [.nan]) == "learning.weights")
        #expect(identifier(x, labels, weights: ones.map { _ in 0 }) == "learning.weights")
        let model = try classifier.fit(x, labels, classes: classes)
        let error = #expect(throws: Diagnostic.self) { try model.probabilities(Matrix([[1, 2]])) }
        #expect(error?.identifier == "learning.columns")
    }
}
