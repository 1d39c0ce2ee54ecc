import Basics
import Statistics
import Testing

@testable import Learning

@Suite struct GowerTests {
    /// The package gower and the definition of R's `cluster::daisy`; see reference/medoids.py.
    @Test(arguments: [
        (
            11, 0.0, [0, 2, 3], [1.0, 1, 1], 1752.7258083131417,
            [0.7595919731170682, 0.8248183166679676, 0.10508562786079216, 0.37962862021168764]
        ),
        (
            11, 0, [0, 1, 2, 3, 4], [1, 1, 1, 1, 1], 1757.4374987783024,
            [0.6321939798378011, 0.7448909900007805, 0.07881422089559412, 0.40972146515876573]
        ),
        (
            12, 0.15, [0, 1, 2, 3, 4], [2, 1, 0.5, 1, 3], 1666.3380482531884,
            [0.7643803357800151, 0.9444444444444444, 0.08093491860449557, 0.44826945957441555]
        ),
    ])
    func asTheReference(
        seed: UInt64, missing: Double, columns: [Int], weights: [Double], sum: Double, first: [Double]
    ) throws {
        let x = MixedData.rows(60, seed: seed, missing: missing).selecting(columns: columns)
        let kinds = zip(columns, weights).map { Gower.Column(MixedData.kinds[$0], weight: $1) }
        let space = try Gower(kinds).fit(x)
        let all = space.distances(x, to: x)
        #expect(isClose((0..<60).reduce(0) { $0 + all.row($1).reduce(0, +) - all[$1, $1] }, sum))
        #expect(zip(all.row(0).dropFirst(), first).allSatisfy { isClose($0, $1) })
    }

    @Test func symmetricFromZeroToOneAndTheSameInBothForms() throws {
        for seed in 1...5 {
            let x = MixedData.rows(37, seed: UInt64(seed), missing: seed.isMultiple(of: 2) ? 0.2 : 0)
            let space = try Gower(MixedData.kinds).fit(x)
            let all = space.distances(x, to: x), square = space.dissimilarity(x, threads: 2)
            for row in 0..<37 {
                #expect(square[row, row] == 0)
                for column in 0..<37 where column != row {
                    #expect((0...1).contains(all[row, column]))
                    #expect(all[row, column] == all[column, row] && all[row, column] == square[row, column])
                }
            }
        }
    }

    @Test func eachKindCountsAsDefined() throws {
        func distance(_ kind: Gower.Kind, _ fitted: [Double], _ a: Double, _ b: Double) throws -> Double {
            try Gower([kind]).fit(Matrix(fitted.map { [$0] })).distances(Matrix([[a]]), to: Matrix([[b]]))[0, 0]
        }
        #expect(isClose(try distance(.number, [0, 2, 10], 2, 7), 0.5))
        // Ranks 0, 1, 2 of the values met; 3 lies between the second and the third.
        #expect(try distance(.ordered, [0, 2, 10], 0, 2) == 0.5)
        #expect(try distance(.ordered, [0, 2, 10], 0, 3) == 0.75)
        #expect(try distance(.category, [1, 2, 9], 2, 9) == 1)
        #expect(try distance(.flag, [0, 1], 0, 0) == 0)
        #expect(try distance(.presence, [0, 1], 1, 0) == 1)
        // New values beyond the range count as its end.
        #expect(try distance(.number, [0, 10], -5, 25) == 1)
        #expect(try distance(.ordered, [1, 2, 3], 0, 9) == 1)
        // A column of one value tells nothing apart, a range near the limits doesn't overflow.
        #expect(try distance(.number, [4, 4], 4, 9) == 0)
        #expect(try distance(.number, [-1.7e308, 1.7e308], -1.7e308, 0) == 0.5)
    }

    @Test func pairsWithoutASharedColumn() throws {
        let rows = Matrix([[1, 0, 3], [.nan, 0, .nan], [.nan, 1, .nan], [.nan, .nan, .nan], [2, .nan, 4]])
        let space = try Gower([.number, .presence, .category]).fit(rows)
        let all = space.distances(rows, to: rows)
        // Only absence is shared; nothing is shared; one presence against one absence.
        #expect(all[0, 1] == 0 && all[1, 4] == 1 && all[1, 2] == 1)
        #expect(all.row(3).allSatisfy { $0 == 1 })
        #expect(space.dissimilarity(rows)[3, 3] == 0)
    }

    @Test func messagesSayWhatIsWrong() {
        let x = Matrix([[1, 0], [2, .infinity], [3, 2]])
        #expect(
            diagnosticSummary { _ = try Gower([.number, .number]).fit(x, names: ["a", "b"]) }
                == "Gower got a value that is not finite in row 2, column 'b'")
        #expect(
            diagnosticSummary { _ = try Gower([.number, .flag]).fit(x.selecting(rows: [0, 2])) }
                == "Gower got a flag that is neither 0 nor 1 in column 2")
        #expect(
            diagnosticSummary { _ = try Gower([.init(.number, weight: 0)]).fit(Matrix([[1]])) }
                == "Gower needs column weights that are finite, not negative and not all 0")
        #expect(
            diagnosticSummary { _ = try Dissimilarity(Matrix([[0, 1], [2, 0]])) }
                == "Dissimilarity needs a symmetric matrix, not negative, with zeros on the diagonal")
        #expect(
            diagnosticSummary { _ = try Dissimilarity(Matrix([[0, 1]])) }
                == "Dissimilarity needs a square matrix; got 1 x 2")
        #expect(throws: Diagnostic.self) { try Gower([.number]).fit(Matrix(rows: 0, columns: 1)) }
    }
}
