internal import Statistics

/// What a network is trained to make small: a weighted mean over rows of each row's loss.
protocol TrainingObjective: Sendable {
    /// - Parameters:
    ///   - outputs: the network's for `rows`; becomes the derivatives of the sum.
    ///   - rows: whose outputs they are.
    /// - Returns: the weighted sum of the losses.
    func sum(_ outputs: inout Matrix, rows: ArraySlice<Int>) -> Double

    func weight(of row: Int) -> Double
}

/// −ln of the probability that a softmax over the outputs gives to the row's class.
struct CrossEntropy: TrainingObjective {
    let labels: [Int]
    let weights: [Double]

    func weight(of row: Int) -> Double { weights[row] }

    func sum(_ outputs: inout Matrix, rows: ArraySlice<Int>) -> Double {
        var sum = 0.0
        let classes = outputs.columns
        outputs.withUnsafeMutableValues { outputs in
            for (place, row) in rows.enumerated() {
                let own = place * classes + labels[row], weight = weights[row]
                let output = outputs[own]
                let logSum = Softmax.apply(&outputs, at: place * classes, classes)
                sum += weight * (logSum - output)
                outputs[own] -= 1
                for k in place * classes..<(place + 1) * classes { outputs[k] *= weight }
            }
        }
        return sum
    }
}

/// Half the squared distance to the target, per target column; every row weighs 1.
struct SquaredError: TrainingObjective {
    let targets: Matrix

    func weight(of row: Int) -> Double { 1 }

    func sum(_ outputs: inout Matrix, rows: ArraySlice<Int>) -> Double {
        var sum = 0.0
        let columns = targets.columns
        outputs.withUnsafeMutableValues { outputs in
            targets.withUnsafeValues { targets in
                for (place, row) in rows.enumerated() {
                    for column in 0..<columns {
                        let difference = outputs[place * columns + column] - targets[row * columns + column]
                        sum += difference * difference / 2 / Double(columns)
                        outputs[place * columns + column] = difference / Double(columns)
                    }
                }
            }
        }
        return sum
    }
}
