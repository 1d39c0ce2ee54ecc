import Basics

/// All that one customer did. Each aspect has a stream of its own, numbered by the customer: the first N customers
/// are the same whatever the size of the sample, and a change to the visits leaves the orders as they were.
struct History {
    let profile: Profile
    let orders: [Order]
    let visits: [Visit]
    let interactions: [Interaction]
    let invitation: Invitation?

    init(_ index: Int, sector: Sector, model: SectorModel, seed: UInt64) {
        func stream(_ aspect: String) -> SeededGenerator {
            SeededGenerator(seed: seed, stream: "\(sector.rawValue) \(aspect)", index: index)
        }
        var generator = stream("profile")
        profile = Profile(index, model: model, using: &generator)
        var shopper = Shopper(profile, model: model, generator: stream("orders"))
        let before = shopper.orders()
        generator = stream("aftermath")
        let aftermath = Aftermath(&shopper, before: before, using: &generator)
        orders = aftermath.orders
        invitation = aftermath.invitation
        generator = stream("visits")
        visits = Visit.draw(profile, model: model, orders: orders, using: &generator)
        generator = stream("interactions")
        interactions = Interaction.draw(profile, model: model, using: &generator)
    }
}
