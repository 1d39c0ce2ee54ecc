/// Probabilities from outputs: e^output over the sum of these.
enum Softmax {
    /// Replaces the `count` outputs from `start` on.
    /// - Returns: ln Σ e^output.
    @discardableResult
    static func apply(_ outputs: inout UnsafeMutableBufferPointer<Double>, at start: Int, _ count: Int) -> Double {
        let places = start..<start + count
        var largest = outputs[start], sum = 0.0
        for place in places where outputs[place] > largest { largest = outputs[place] }
        for place in places {
            // No power exceeds 1, so nothing overflows.
            outputs[place] = exponential(outputs[place] - largest)
            sum += outputs[place]
        }
        for place in places { outputs[place] /= sum }
        return largest + naturalLogarithm(sum)
    }
}
