import Testing

@testable import Basics

@Suite struct SeededGeneratorTests {
    /// The published SplitMix64 sequence of seed 1234567 (rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64).
    @Test func splitMixIsThePublishedOne() {
        var mixer = SplitMix64(state: 1_234_567)
        #expect(
            (0..<5).map { _ in mixer.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    /// The sequence of Blackman and Vigna's C code from state 1, 2, 3, 4, as in the tests of Rust's rand_xoshiro.
    @Test func xoshiroIsThePublishedOne() {
        var generator = SeededGenerator(state: (1, 2, 3, 4))
        #expect(
            (0..<10).map { _ in generator.next() } == [
                11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
                16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
                2_904_607_092_377_533_576,
            ])
    }

    @Test func streamsDiffer() {
        var firsts: Set<UInt64> = []
        for seed in [UInt64(0), 1, 2, .max] {
            for stream in ["", "a", "b", "ab"] {
                for index in [0, 1, 2, -1] {
                    var generator = SeededGenerator(seed: seed, stream: stream, index: index)
                    firsts.insert(generator.next())
                    var again = SeededGenerator(seed: seed, stream: stream, index: index)
                    #expect(firsts.contains(again.next()))
                }
            }
        }
        #expect(firsts.count == 64)
    }

    /// Pearson's statistic of 10,000 draws with 5 and 9 degrees of freedom; 0.1 % points 20.5 and 27.9.
    @Test func belowIsUniform() {
        for (bound, limit) in [(6, 20.5), (10, 27.9)] {
            var generator = SeededGenerator(seed: 7, stream: "below", index: bound)
            var counts = [Double](repeating: 0, count: bound)
            for _ in 0..<10_000 { counts[generator.below(bound)] += 1 }
            let expected = 10_000 / Double(bound)
            #expect(counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected } < limit)
        }
    }

    @Test func belowReachesItsEnds() {
        var generator = SeededGenerator(seed: 1)
        #expect(generator.below(1) == 0)
        for _ in 0..<100 {
            let value = generator.below(.max)
            #expect(value >= 0 && value < .max)
        }
        // A bound of 3 · 2^61 rejects a quarter of the raw numbers; without the rejection the lower two thirds of the
        // range would be drawn too often.
        let bound = 3 << 61
        #expect(bound > 0)
        let low = (0..<10_000).count { _ in generator.below(bound) < bound / 3 }
        #expect((3_100...3_570).contains(low))
    }

    @Test func uniformStaysInItsRangeAndFillsIt() {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<10_000).map { _ in generator.uniform() }
        #expect(values.allSatisfy { (0..<1).contains($0) })
        let mean = values.reduce(0, +) / 10_000
        #expect(abs(mean - 0.5) < 0.012)  // four standard errors
    }

    @Test func permutationsAreAllEquallyLikely() {
        var generator = SeededGenerator(seed: 5)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<6_000 { counts[generator.permutation(3), default: 0] += 1 }
        #expect(counts.count == 6)
        #expect(counts.values.allSatisfy { (880...1_120).contains($0) })
        #expect(generator.permutation(0) == [])
    }

    @Test func samplesAreSortedDistinctAndUniform() {
        var generator = SeededGenerator(seed: 11)
        var counts = [Int](repeating: 0, count: 8)
        for _ in 0..<4_000 {
            let sample = generator.sample(3, of: 8)
            #expect(sample.count == 3 && Set(sample).count == 3 && sample == sample.sorted())
            for index in sample { counts[index] += 1 }
        }
        #expect(counts.allSatisfy { (1_380...1_620).contains($0) })  // 1,500 expected, sd 31
        #expect(generator.sample(0, of: 5) == [])
        #expect(generator.sample(5, of: 5) == [0, 1, 2, 3, 4])
    }
}
