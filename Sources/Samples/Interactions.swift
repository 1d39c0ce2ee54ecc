import Basics

struct Interaction {
    var moment: Moment
    var kind: Int
    var topic: Int
    /// Likes and shares have none.
    var text: String?
    var fault: Fault?
}

extension Interaction {
    /// What a customer liked, shared, wrote publicly and wrote to the company, in time order.
    static func draw(
        _ profile: Profile, model: SectorModel, using generator: inout SeededGenerator
    ) -> [Interaction] {
        guard !model.kinds.isEmpty, let curve = model.curves.first else { return [] }
        let from = max(profile.joined, model.start)
        let to = min(profile.lapses, model.end)
        let kinds = profile.blend.means(\.kinds)
        let topics = generator.dirichlet(profile.blend.means(\.topics).map { 6 * $0 })
        let mood = profile.blend.means(\.mood)
        let mean = profile.blend.level(\.interactions) * profile.sociability * curve.mass(from: from, to: to)
        return (0..<generator.poisson(mean)).map { _ in
            let day = curve.day(from: from, to: to, using: &generator)
            let kind = generator.category(kinds)
            let topic = generator.category(topics)
            let isWritten = model.kinds[kind] == "comment" || model.kinds[kind] == "message"
            let remarks = Remarks.byMood[generator.category(mood)]
            let remark = remarks[generator.below(remarks.count)]
            return Interaction(
                moment: Moment(day: day, hours: model.hours, using: &generator), kind: kind, topic: topic,
                text: isWritten ? Remarks.fill(remark, topic: model.topics[topic]) : nil,
                fault: generator.chance(SectorModel.faultShare) ? .time : nil)
        }
        .sorted { $0.moment < $1.moment }
    }
}

/// Short things that customers write; `_` stands for the topic.
enum Remarks {
    static let byMood = [glad, neutral, cross]

    // Worded so that singular and plural topics fit.
    static let glad = [
        "love the _", "excellent _ as always", "so happy with the _!", "great _, thank you", "best _ I know",
        "really helpful answer about the _", "wonderful _, would recommend", "perfect _, easy and fast",
        "good _, fair and friendly", "not bad at all, your _",
    ]
    static let neutral = [
        "any news about the _?", "where can I read more about the _?", "a question about the _",
        "no change in the _ since last year?", "please send me the terms for the _", "_: okay, nothing special",
        "asking about the _ for a friend",
    ]
    static let cross = [
        "disappointed by the _", "terrible _", "problem with the _ again", "slow and bad, your _",
        "worst _ so far, I want my money back", "not happy with the _", "the \"new\" _: useless",
        "nobody answers about the _, very annoying", "poor _, never again",
    ]

    static func fill(_ remark: String, topic: String) -> String {
        remark.split(separator: "_", omittingEmptySubsequences: false).joined(separator: topic)
    }
}
