/// Adaptive moments (Kingma & Ba 2015, algorithm 1), with the correction of the moments' bias towards 0.
struct Adam: Sendable {
    var learningRate: Double
    var beta1 = 0.9
    var beta2 = 0.999
    var epsilon = 1e-8
    private var power1 = 1.0
    private var power2 = 1.0
    private var means: [Double]
    private var squares: [Double]

    init(learningRate: Double, parameters: Int) {
        self.learningRate = learningRate
        means = [Double](repeating: 0, count: parameters)
        squares = [Double](repeating: 0, count: parameters)
    }

    /// One step against the gradient.
    mutating func step(_ parameters: inout [Double], _ gradient: [Double]) {
        power1 *= beta1
        power2 *= beta2
        let (beta1, beta2, epsilon, rate) = (beta1, beta2, epsilon, learningRate)
        let (correction1, correction2) = (1 - power1, 1 - power2)
        parameters.withUnsafeMutableBufferPointer { parameters in
            means.withUnsafeMutableBufferPointer { means in
                squares.withUnsafeMutableBufferPointer { squares in
                    gradient.withUnsafeBufferPointer { gradient in
                        for i in parameters.indices {
                            means[i] = beta1 * means[i] + (1 - beta1) * gradient[i]
                            squares[i] = beta2 * squares[i] + (1 - beta2) * gradient[i] * gradient[i]
                            let mean = means[i] / correction1, square = squares[i] / correction2
                            parameters[i] -= rate * mean / (square.squareRoot() + epsilon)
                        }
                    }
                }
            }
        }
    }
}
