import Statistics
import Testing

/// scikit-learn 1.9.1, each vector with its largest |entry| made positive; see reference/reduction.py.
@Suite struct PrincipalComponentsTests {
    private let wide = SeededData.factorCloud(8, 20, loading: 0.7, seed: 11)
    private let tall = SeededData.factorCloud(200, 6, loading: 0.5, seed: 12)

    private func isClose(_ values: some Sequence<Double>, _ expected: [Double]) -> Bool {
        zip(values, expected).allSatisfy { abs($0 - $1) <= 1e-9 * max(1e-3, abs($1)) }
    }

    @Test func wideDataEqualTheReference() throws {
        let model = try PCA().fit(wide)
        #expect(
            isClose(
                model.allVariances,
                [
                    18.447670141326217, 5.926479644147745, 3.9733008482855277, 3.0014793737286807, 1.9742144548153526,
                    1.1216567648411166, 0.7301635049787177, 0,
                ]))
        #expect(isClose(model.allVarianceRatios, [0.5244545454932319, 0.16848573095328276, 0.11295820418142256]))
        let first = [
            0.1488252880003011, -0.010745057328120073, 0.2933420865560848, 0.4082388262395039, 0.0619650219315254,
            0.17560637025293638, 0.12535820111885732, 0.2958500904905266, 0.2617232120949659, 0.0415066327295053,
            0.2374665297265337, 0.3011489321325537, 0.2180343070676195, 0.3244047467922768, 0.25228365436343875,
            0.13287350198129785, 0.0930548611258274, 0.11963477557242062, 0.11146275527991327, 0.3167483686941606,
        ]
        #expect(isClose(model.components.row(0), first))
        #expect(
            isClose(
                model.project(wide).row(0), [-1.5087553712080715, -0.3103427918512752, -2.3123281003785254]))
    }

    @Test(arguments: PCA.Method.allCases)
    func tallDataEqualTheReference(method: PCA.Method) throws {
        let model = try PCA(components: 2, method: method).fit(tall)
        #expect(
            isClose(
                model.allVariances,
                [
                    2.5077670379110812, 1.4584551249262419, 1.21795556731063, 1.0589669794606706, 0.964857445715311,
                    0.7632495195113831,
                ]))
        let components = [
            0.405948846385219, 0.33504723084457333, 0.365001813223539, 0.4843376702299116, 0.2778673610449535,
            0.5271900173823444, 0.08695191645101892, -0.49370120566567693, -0.45680638854633077, 0.6756698467123875,
            -0.27539595749054935, 0.08748561009978835,
        ]
        #expect(isClose(model.components.values, components))
        #expect(isClose(model.project(tall).row(0), [1.549677576078813, 0.7685283865969874]))
        let loadings = [
            0.6428577833142906, 0.5305784756977604, 0.5780143450190245, 0.7669937821775412, 0.4400288296600873,
            0.8348544625207147,
        ]
        #expect(isClose(model.loadings.row(0), loadings))
    }

    @Test(arguments: [(30, 4), (6, 25), (9, 9)])
    func bothMethodsAgree(rows: Int, columns: Int) throws {
        let x = SeededData.noise(rows, columns, seed: 5)
        let covariance = try PCA(method: .covariance).fit(x), singular = try PCA(method: .singularValues).fit(x)
        let rank = min(rows - 1, columns)
        #expect(zip(covariance.allVariances, singular.allVariances).allSatisfy { abs($0 - $1) < 1e-12 })
        let directions = zip(
            covariance.components.values.prefix(rank * columns), singular.components.values.prefix(rank * columns))
        #expect(directions.allSatisfy { abs($0 - $1) < 1e-9 })
    }

    @Test func directionsWithoutVarianceAreSettledToo() throws {
        // Two different rows, repeated: one direction, four more that nothing determines.
        let x = Matrix([[1, 2, 3, 4, 5, 6], [2, 2, 2, 2, 2, 2], [1, 2, 3, 4, 5, 6], [2, 2, 2, 2, 2, 2]])
        let components = try PCA().fit(x).components
        for i in 0..<components.rows {
            for j in 0...i {
                let inner = zip(components.row(i), components.row(j)).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(inner - (i == j ? 1 : 0)) < 1e-12)
            }
        }
        // The axis farthest from the one direction is the second, on which it is 0.
        #expect(Array(components.row(1)) == [0, 1, 0, 0, 0, 0])
        let constant = try PCA().fit(Matrix(rows: 2, columns: 3, repeating: 1))
        #expect(constant.components.values == [1, 0, 0, 0, 1, 0])
        #expect(constant.allVarianceRatios == [0, 0])
    }

    @Test func componentsForAShareOfTheVariance() throws {
        let model = try PCA(components: 1).fit(tall)
        let ratios = model.allVarianceRatios
        #expect(model.componentCount(forShare: 0.3) == 1)
        #expect(model.componentCount(forShare: ratios[0] + ratios[1]) == 2)
        #expect(model.componentCount(forShare: ratios[0] + ratios[1] + 0.001) == 3)
        #expect(model.componentCount(forShare: 1) == 6)
        #expect(try PCA().fit(Matrix(rows: 4, columns: 3, repeating: 2)).componentCount(forShare: 0.9) == 1)
    }

    @Test func allComponentsGiveTheDataBack() throws {
        for x in [wide, tall] {
            let model = try PCA().fit(x)
            let back = model.reconstruct(model.project(x))
            #expect(zip(back.values, x.values).allSatisfy { abs($0 - $1) < 1e-12 })
            #expect(try PCA(components: 2).fit(x) == model.keeping(2))
        }
    }
}
