import Statistics
import Testing

@Suite struct IrisComponentsTests {
    /// scikit-learn 1.9.1, each vector with its largest |entry| made positive; see reference/clustering.py.
    @Test func componentsEqualTheReference() throws {
        let model = try PCA().fit(Fisher.iris)
        let variances = [4.22824170603484, 0.2426707479286119, 0.07820950004290811, 0.02383509297344581]
        let components = [
            [0.36138659178536503, -0.08452251406457323, 0.8566706059498357, 0.3582891971515514],
            [0.6565887712868267, 0.7301614347850441, -0.17337266279585187, -0.0754810199174412],
            [-0.5820298513060406, 0.5979108301000163, 0.07623607582089935, 0.5458314320201875],
            [0.31548719290405713, -0.3197231036662191, -0.4798389869946453, 0.7536574252639666],
        ]
        #expect(zip(model.explainedVariance, variances).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(zip(model.components.values, components.joined()).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(abs(model.explainedVarianceRatio[0] - 0.9246187232017271) < 1e-12)
    }
}
