internal import CSVM
import Statistics

/// libsvm's C-SVC on some rows of a matrix. Everything is copied out of C before its model is freed.
struct LibSVM: DecisionTrainer {
    let x: Matrix
    /// Per row of `x` its class.
    let labels: [Int]
    let kernel: KernelMachine.Kernel
    let cost: Double
    /// Per class the factor of its cost.
    let classFactors: [Double]
    let tolerance: Double
    private let nodes: NodeRows<svm_node>

    init(
        x: Matrix, labels: [Int], kernel: KernelMachine.Kernel, cost: Double, classFactors: [Double], tolerance: Double
    ) {
        self.x = x
        self.labels = labels
        self.kernel = kernel
        self.cost = cost
        self.classFactors = classFactors
        self.tolerance = tolerance
        nodes = NodeRows(x)
    }

    /// libsvm reports its progress to standard output unless told otherwise.
    private static let quiet: Void = svm_set_print_string_function { _ in }

    func machine(rows: [Int]) -> KernelMachine {
        // libsvm numbers classes as they come; lower classes first makes them ascend.
        let order = rows.groupedByClass(labels)
        let present = order.map { labels[$0] }.uniqued
        guard present.count > 1 else { return KernelMachine(kernel: kernel, oneOf: present, features: x.columns) }
        return train(order, present)
    }

    private func train(_ order: [Int], _ present: [Int]) -> KernelMachine {
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
                            var problem = svm_problem(
                                l: Int32(order.count), y: targets.baseAddress, x: starts.baseAddress)
                            var parameter = parameters
                            parameter.nr_weight = Int32(weights.count)
                            parameter.weight_label = weightLabels.baseAddress
                            parameter.weight = weights.baseAddress
                            var model = svm_train(&problem, &parameter)
                            defer { svm_free_and_destroy_model(&model) }
                            return copy(model, order, present)
                        }
                    }
                }
            }
        }
    }

    private var parameters: svm_parameter {
        var parameter = svm_parameter()
        parameter.svm_type = Int32(C_SVC)
        switch kernel {
        case .linear: parameter.kernel_type = Int32(LINEAR)
        case .rbf(let gamma):
            parameter.kernel_type = Int32(RBF)
            parameter.gamma = gamma
        }
        parameter.C = cost
        parameter.eps = tolerance
        // Megabytes of kernel values kept; it doesn't change the result.
        parameter.cache_size = 200
        parameter.shrinking = 1
        // libsvm's own probabilities come from folds drawn with the process's rand().
        parameter.probability = 0
        return parameter
    }

    private func copy(_ model: UnsafeMutablePointer<svm_model>?, _ order: [Int], _ present: [Int]) -> KernelMachine {
        guard let model = model?.pointee, let indices = model.sv_indices, let counts = model.nSV,
            let coefficients = model.sv_coef, let offsets = model.rho
        else { return KernelMachine(kernel: kernel, oneOf: present, features: x.columns) }
        let vectors = (0..<Int(model.l)).map { order[Int(indices[$0]) - 1] }
        let values = (0..<present.count - 1).flatMap { row in
            vectors.indices.map { coefficients[row]?[$0] ?? 0 }
        }
        return KernelMachine(
            kernel: kernel, classes: present, counts: present.indices.map { Int(counts[$0]) },
            supportVectors: x.selecting(rows: vectors),
            coefficients: Matrix(rows: present.count - 1, columns: vectors.count, values: values),
            offsets: (0..<present.count * (present.count - 1) / 2).map { offsets[$0] })
    }
}

extension [Int] {
    /// These rows, those of lower classes first, otherwise in their order.
    func groupedByClass(_ labels: [Int]) -> [Int] {
        enumerated().sorted { (labels[$0.element], $0.offset) < (labels[$1.element], $1.offset) }.map(\.element)
    }

    /// Without repeats of the element before.
    var uniqued: [Int] { indices.filter { $0 == 0 || self[$0] != self[$0 - 1] }.map { self[$0] } }
}
