import Learning
import Statistics

extension PeerKernel {
    static let components = PeerKernel(
        name: "pca", what: "100,000 x 27, all components", size: .hundredThousand,
        script: Script(
            name: "peer_pca.py", arguments: [], marks: ["\"algorithm\": \"covariance_eigh\""], figure: "evr_first5"),
        aim: Aim(wall: 1)
    ) { data, _ in
        let x = data.x
        return { try PCA().fit(x).explainedVarianceRatio[0] }
    }
}
