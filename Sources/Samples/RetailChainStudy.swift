extension Sector {
    static let retailChainStudy = #"""
        # An invented chain of ten shops for house and garden; see README.md for what was planted in it.

        study: Household shops, autumn 2024
        question: What should the shops stock for whom, and who gets which flyer?
        purpose: planning stock and flyers
        lawful-basis: consent
        privacy:
          controller: Hof und Herd GmbH, an invented company
          contact: privacy@hofundherd.example
          recipients: purchasing, and who sends the flyers
          transfers: none
          erasure: one year after the report
          retention: 5 years
        synthetic: true
        currency: EUR
        seed: 1

        # Features look at the two years before this day, outcomes at the ninety days from it on.
        as-of: 2024-09-01

        sources:
          # One row per loyalty card. Empty cells are missing values.
          customers:
            csv: customers.csv
            key: customer_id
            columns:
              age: number
              gender: category
              region: category
              income_band: ordered [low, lower-middle, upper-middle, high]
              household_size: number

          # One row per line of a receipt. Returned goods have a receipt of their own that starts with R.
          purchases:
            csv: purchases.csv
            customer: customer_id
            time: bought_at
            order: receipt_no
            amount: quantity * unit_price
            category: category
            where: not starts(receipt_no, "R") and quantity > 0 and unit_price > 0

          # A shop sees no browsing and hears no likes: there are no visits and no interactions here.

          # The flyer of September, after the cut-off date.
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

          # Whether a customer comes again is what the segments should help to foresee.
          outcome:
            from: purchases
            any-within: 90 days

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
            - income_band
            - household_size
            - days_between_orders

        preparation:
          scale: z
          winsorise: 0.01
          log: [money, counts]

        segments:
          methods: [k-means, ward]            # the first makes the segments, the other is compared with it
          k: 3...8                            # two need no model, more than eight nobody can address

        # Shops ask which few figures are enough: features are eliminated one by one, inside the folds.
        selection:
          recursive: true

        models: [decision-tree, logistic-regression]

        validation:
          folds: 5
          hold-out: 0.2

        audit:
          reference: largest
          threshold: 0.8
          minimum-count: 10

        report:
          formats: [html, markdown]

        case-study:
          sector: retail chain
          baseline: rfm
          campaign: stock by shop and targeted flyers
          compare: [../ecommerce, ../banking]

        """#
}
