internal import CLinear
import Statistics

/// liblinear's L2-regularised L2-loss support vector classification on some rows of a matrix. Everything is copied out
/// of C before its model is freed.
struct LibLinear: DecisionTrainer {
    let x: Matrix
    /// Per row of `x` its class.
    let labels: [Int]
    let cost: Double
    /// Per class the factor of its cost.
    let classFactors: [Double]
    let tolerance: Double
    private let nodes: NodeRows<feature_node>

    init(x: Matrix, labels: [Int], cost: Double, classFactors: [Double], tolerance: Double) {
        self.x = x
        self.labels = labels
        self.cost = cost
        self.classFactors = classFactors
        self.tolerance = tolerance
        nodes = NodeRows(x, bias: 1)
    }

    /// liblinear reports its progress to standard output unless told otherwise.
    private static let quiet: Void = set_print_string_function { _ in }

    func machine(rows: [Int]) -> LinearMachine {
        // liblinear numbers classes as they come; lower classes first makes them ascend.
        let order = rows.groupedByClass(labels)
        let present = order.map { labels[$0] }.uniqued
        guard present.count > 1 else {
            return LinearMachine(
                classes: present, weights: Matrix(rows: present.count, columns: x.columns),
                intercepts: present.map { _ in 0 })
        }
        return trained(order, present)
    }

    private func trained(_ order: [Int], _ present: [Int]) -> LinearMachine {
        Self.quiet
        var targets = order.map { Double(labels[$0]) }
        var starts = order.map { Optional(nodes.pointer(row: $0)) }
        var weightLabels = present.map { Int32($0) }
        var weights = present.map { classFactors[$0] }
        return withExtendedLifetime(nodes) {
            targets.withUnsafeMutableBufferPointer { targets in
                starts.withUnsafeMutableBufferPointer { starts in
                    weightLabels.withUnsafeMutableBufferPointer { weightLabels in
                        weights.withUnsafeMutableBufferPointer { weights in
                            var problem = CLinear.problem(
                                l: Int32(order.count), n: Int32(x.columns + 1), y: targets.baseAddress,
                                x: starts.baseAddress, bias: 1)
                            var parameter = CLinear.parameter()
                            parameter.solver_type = Int32(L2R_L2LOSS_SVC)
                            parameter.eps = tolerance
                            parameter.C = cost
                            parameter.nr_weight = Int32(weights.count)
                            parameter.weight_label = weightLabels.baseAddress
                            parameter.weight = weights.baseAddress
                            var model = CLinear.train(&problem, &parameter)
                            defer { free_and_destroy_model(&model) }
                            return copy(model, present)
                        }
                    }
                }
            }
        }
    }

    /// liblinear keeps the weights feature by feature, and of two classes only those of the first.
    private func copy(_ model: UnsafeMutablePointer<CLinear.model>?, _ present: [Int]) -> LinearMachine {
        var weights = Matrix(rows: present.count, columns: x.columns)
        var intercepts = present.map { _ in 0.0 }
        guard let w = model?.pointee.w else {
            return LinearMachine(classes: present, weights: weights, intercepts: intercepts)
        }
        let isBinary = present.count == 2
        for place in present.indices {
            func weight(_ feature: Int) -> Double {
                isBinary ? (place == 0 ? w[feature] : -w[feature]) : w[feature * present.count + place]
            }
            for feature in 0..<x.columns { weights[place, feature] = weight(feature) }
            intercepts[place] = weight(x.columns)
        }
        return LinearMachine(classes: present, weights: weights, intercepts: intercepts)
    }
}
