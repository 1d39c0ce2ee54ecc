import Basics
import Testing

@Suite struct OrderedPipelineTests {
    private struct Failure: Error, Equatable {
        var place: String
        var number: Int
    }

    /// The numbers 0..<count through a pipeline that fails where told to.
    private func run(
        _ count: Int, threads: Int, next: Set<Int> = [], map: Set<Int> = [], body: Set<Int> = []
    ) -> (handed: [Int], failure: Failure?) {
        var number = 0
        var handed: [Int] = []
        do {
            try orderedPipeline(threads: threads) { () -> Int? in
                guard number < count else { return nil }
                defer { number += 1 }
                if next.contains(number) { throw Failure(place: "next", number: number) }
                return number
            } map: { number -> Int in
                if map.contains(number) { throw Failure(place: "map", number: number) }
                // Uneven work, so that threads overtake each other.
                return (0..<(number % 7) * 1000).reduce(number) { $1 < 0 ? 0 : $0 }
            } body: { result in
                if body.contains(result) { throw Failure(place: "body", number: result) }
                handed.append(result)
            }
        } catch {
            return (handed, error as? Failure)
        }
        return (handed, nil)
    }

    @Test(arguments: [1, 2, 5], [0, 1, 3, 200])
    func resultsComeInOrder(threads: Int, count: Int) {
        #expect(run(count, threads: threads).handed == Array(0..<count))
    }

    @Test(arguments: [1, 2, 5])
    func theFirstFailureInOrderIsThrown(threads: Int) {
        for place in ["next", "map", "body"] {
            let outcome = run(
                100, threads: threads, next: place == "next" ? [40] : [], map: place == "map" ? [40, 41] : [60],
                body: place == "body" ? [40] : [70])
            #expect(outcome.failure == Failure(place: place, number: 40))
            #expect(outcome.handed == Array(0..<40))
        }
    }
}
