extension Sector {
    static let ecommerceStudy = #"""
        # An invented online retailer of things for the home; see README.md for what was planted in it.

        study: Online retailer, autumn 2024
        question: Whom should the autumn campaign address, and with which offer?
        purpose: direct marketing to our own customers
        lawful-basis: consent
        privacy:
          controller: Fernhill Home Ltd, an invented company
          contact: privacy@fernhill.example
          recipients: the campaign team
          transfers: none
          erasure: two years after the campaign
          retention: 5 years
        synthetic: true
        currency: GBP
        seed: 1

        # Features look at the two years before this day, outcomes at the ninety days from it on.
        as-of: 2024-10-01

        sources:
          # One row per customer. Empty cells are missing values.
          customers:
            csv: customers.csv
            key: customer_id
            columns:
              age: number
              gender: category
              region: category
              income_band: ordered [low, lower-middle, upper-middle, high]

          # One row per line of an order. Cancelled orders have a number of their own that starts with C;
          # free samples have price 0; orders made without logging in have no customer and drop out by themselves.
          purchases:
            csv: purchases.csv
            customer: customer_id
            time: ordered_at
            order: order_no
            amount: quantity * unit_price
            category: category
            where: not starts(order_no, "C") and quantity > 0 and unit_price > 0

          # One row per visit to the site.
          visits:
            csv: visits.csv
            customer: customer_id
            time: started_at
            channel: channel
            duration: duration_s
            pages: pages
            impressions: impressions
            clicks: clicks
            bounced: bounced
            converted: converted

          # Likes, shares, comments and messages; only the last two have a text.
          interactions:
            csv: interactions.csv
            customer: customer_id
            time: timestamp
            kind: kind
            topic: topic
            text: text

          # The mailing of October, after the cut-off date: it judges the segments and doesn't make them.
          campaigns:
            csv: campaigns.csv
            customer: customer_id
            time: sent_at
            campaign: campaign
            group: group
            control: control
            offer: offer
            channel: channel
            responded: responded

          # What the segments should help to foresee.
          outcome:
            from: purchases
            any-within: 90 days

        # Who gave no consent is left out before anything is counted.
        consent:
          column: consent
          keep: ["yes"]

        # For the bias audit only; never features.
        protected:
          gender: as-is
          age: [under 25, 25-44, 45-64, 65 and over]
          region: as-is

        # Segments are to describe what customers do. Who they are (income, household) stays a matter of the profile, seasons
        # of customers with one order are 0 or 1, and a gap between orders exists for those with two or more only.
        features:
          include: [recency, frequency, monetary]
          exclude:
            - "season.*"
            - "interactions_per_30_days.*"
            - income_band
            - days_between_orders
            - days_since_visit
            - click_through_rate

        # Ten columns of clicks must not outvote three of purchases: each block has its weight.
        preparation:
          scale: z
          winsorise: 0.01
          log: [money, counts]
          weights: {purchase: 1, engagement: 1, social: 0.5}

        segments:
          methods: [k-means, ward]            # the first makes the segments, the other is compared with it
          k: 3...8                            # two need no model, more than eight nobody can address

        # The tree gives the rules; the others show what a more flexible model, and a linear one, would add.
        models: [decision-tree, support-vector-machine, logistic-regression]

        validation:
          folds: 5
          hold-out: 0.2

        # The four-fifths rule, against the largest group, and only where a group has enough of either outcome. Pairs of
        # attributes are always looked at; here all three together as well.
        audit:
          reference: largest
          threshold: 0.8
          minimum-count: 10
          intersections: [[gender, age, region]]

        report:
          formats: [html, markdown]

        case-study:
          sector: e-commerce
          baseline: rfm
          campaign: targeted e-mail campaigns before the gift season
          compare: [../banking, ../retail-chain]

        """#
}
