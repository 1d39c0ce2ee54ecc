import Basics
import Testing

@testable import Learning

@Suite struct DensityRegionsTests {
    private func cloud(_ count: Int, at centre: SIMD2<Double> = .zero, seed: UInt64) -> (x: [Double], y: [Double]) {
        var generator = SeededGenerator(seed: seed)
        let x = (0..<count).map { _ in centre.x + generator.standardNormal() }
        return (x, (0..<count).map { _ in centre.y + generator.standardNormal() })
    }

    @Test func ringsEncloseTheShareTheySay() throws {
        for seed in 1...3 as ClosedRange<UInt64> {
            let points = cloud(400, seed: seed)
            for region in try DensityRegions().fit(x: points.x, y: points.y) {
                let inside = zip(points.x, points.y).count { x, y in
                    region.rings.count { Ring.holds($0, x: x, y: y) } % 2 == 1
                }
                #expect(abs(Double(inside) / 400 - region.level) < 0.06, "level \(region.level), seed \(seed)")
                #expect(region.rings.allSatisfy { (3...60).contains($0.count) })
            }
        }
    }

    @Test func twoCloudsGiveTwoRings() throws {
        let one = cloud(150, seed: 1), other = cloud(150, at: SIMD2(12, 12), seed: 2)
        let regions = try DensityRegions().fit(x: one.x + other.x, y: one.y + other.y)
        #expect(regions.map(\.level) == [0.5, 0.8])
        #expect(regions[1].rings.count == 2)
        #expect(regions[1].rings.allSatisfy { Ring.area($0) > 0 })
    }

    @Test func noRingAroundAFewPeople() throws {
        let crowd = cloud(200, seed: 1), few = cloud(4, at: SIMD2(30, 0), seed: 2)
        let regions = try DensityRegions(levels: [0.99]).fit(x: crowd.x + few.x, y: crowd.y + few.y)
        #expect(regions[0].rings.allSatisfy { ring in ring.allSatisfy { $0.x < 15 } })
        #expect(try DensityRegions().fit(x: few.x, y: few.y).allSatisfy { $0.rings.isEmpty })
        #expect(
            try DensityRegions().fit(x: [Double](repeating: 1, count: 20), y: crowd.y.prefix(20).map { $0 })
                .allSatisfy { $0.rings.isEmpty })
        #expect(throws: Diagnostic.self) { try DensityRegions().fit(x: [.nan] + crowd.x, y: [0] + crowd.y) }
    }

    @Test func coordinatesAreRounded() throws {
        let points = cloud(300, seed: 5)
        // (scale of x, the unit its coordinates are whole multiples of)
        for (scale, inverse) in [(1e-4, 1e7), (1, 1e3), (1e6, 1e-2)] {
            let regions = try DensityRegions().fit(x: points.x.map { $0 * scale }, y: points.y)
            let corners = Array(regions.flatMap(\.rings).joined())
            #expect(corners.count > 20)
            for corner in corners {
                #expect(abs((corner.x * inverse).rounded() - corner.x * inverse) < 1e-6)
                #expect((corner.y * 1000).rounded() / 1000 == corner.y)
            }
        }
    }

    @Test func contoursOfKnownGrids() {
        // A bump in the middle of 5 x 5 nodes.
        var values = [Double](repeating: 0, count: 25)
        values[12] = 1
        let bump = ContourTracer.rings(of: values, side: 5, above: 0.5)
        #expect(bump.count == 1 && Ring.area(bump[0]) == 0.5)
        // A plateau with a pit: the hole runs clockwise.
        for index in [6, 7, 8, 11, 13, 16, 17, 18] { values[index] = 1 }
        values[12] = 0
        let plateau = ContourTracer.rings(of: values, side: 5, above: 0.5)
        #expect(plateau.map { Ring.area($0) }.sorted() == [-0.5, 8.5])
        // Two corners that touch at a saddle stay apart below the mean.
        values = [Double](repeating: 0, count: 16)
        values[5] = 1
        values[10] = 1
        #expect(ContourTracer.rings(of: values, side: 4, above: 0.6).count == 2)
        #expect(ContourTracer.rings(of: values, side: 4, above: 0.4).count == 1)
    }

    @Test func thinningKeepsTheOutline() {
        let circle = (0..<600).map { index in
            let turn = Double(index) / 600
            // A square with many corners is as good as a circle.
            let side = Int(turn * 4), along = turn * 4 - Double(side)
            return [SIMD2(along, 0), SIMD2(1, along), SIMD2(1 - along, 1), SIMD2(0, 1 - along)][side]
        }
        let thinned = Ring.thinned(circle, to: 20)
        #expect(thinned.count == 20)
        #expect(abs(Ring.area(thinned) - 1) < 1e-12)
    }
}
