import Basics
import Testing

@Suite struct ParallelMapTests {
    private struct Failure: Error, Equatable { var index: Int }

    @Test(arguments: [1, 2, 3, 16]) func keepsTheOrder(threads: Int) throws {
        for count in [0, 1, 2, 100] {
            #expect(try parallelMap(count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
        }
    }

    @Test(arguments: [1, 2, 8]) func throwsTheLowestError(threads: Int) {
        #expect(throws: Failure(index: 17)) {
            try parallelMap(100, threads: threads) { index in
                if index >= 17, index % 2 == 1 { throw Failure(index: index) }
                return index
            }
        }
    }

    @Test func randomResultsDoNotDependOnThreads() throws {
        func draws(threads: Int) throws -> [Double] {
            try parallelMap(50, threads: threads) { index in
                var generator = SeededGenerator(seed: 9, stream: "test", index: index)
                return (0..<100).reduce(0.0) { sum, _ in sum + generator.uniform() }
            }
        }
        let alone = try draws(threads: 1)
        #expect(try draws(threads: 4) == alone)
        #expect(Set(alone).count == 50)
    }

    @Test func rowBlocksCoverEveryRowOnce() {
        #expect(rowBlocks(0).isEmpty)
        #expect(rowBlocks(4096) == [0..<4096])
        #expect(rowBlocks(4097) == [0..<4096, 4096..<4097])
        #expect(rowBlocks(10, size: 4).flatMap { Array($0) } == Array(0..<10))
    }
}
