extension Network: Codable {
    private enum CodingKeys: String, CodingKey {
        case layers, parameters
    }

    /// Refuses a damaged network, so that no prediction can trap.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let layers = try container.decode([Layer].self, forKey: .layers)
        let parameters = try container.decode([Double].self, forKey: .parameters)
        var end = 0, inputs = layers.first?.inputs
        for layer in layers {
            guard layer.inputs == inputs, (1...Self.maximumWidth).contains(layer.inputs),
                (1...Self.maximumWidth).contains(layer.outputs), layer.offset == end
            else { throw Self.damaged(container) }
            (end, inputs) = (layer.end, layer.outputs)
        }
        guard !layers.isEmpty, end == parameters.count else { throw Self.damaged(container) }
        self.init(layers: layers, parameters: parameters)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(layers, forKey: .layers)
        try container.encode(parameters, forKey: .parameters)
    }

    private static func damaged(_ container: KeyedDecodingContainer<CodingKeys>) -> DecodingError {
        DecodingError.dataCorruptedError(
            forKey: .layers, in: container, debugDescription: "the layers do not form a network")
    }
}
