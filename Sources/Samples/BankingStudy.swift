extension Sector {
    static let bankingStudy = #"""
        # An invented retail bank; see README.md for what was planted in it.

        study: Retail bank, summer 2024
        question: Which product should we recommend next, and to whom?
        purpose: recommending our own products to our own customers
        lawful-basis: consent
        privacy:
          controller: Rheinufer Bank AG, an invented company
          contact: privacy@rheinufer.example
          recipients: the advisers of the branches
          transfers: none
          erasure: one year after the report
          retention: 5 years
        synthetic: true
        currency: EUR
        seed: 1

        # Features look at the two years before this day, outcomes at the ninety days from it on.
        as-of: 2024-07-01

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
              tenure_years: number

          # One row per contract: what was taken up, and the income in euros that the bank expects of it in a year.
          # Whoever withdraws within fourteen days leaves a second row with a negative income.
          purchases:
            csv: purchases.csv
            customer: customer_id
            time: signed_at
            order: contract_no
            amount: income
            category: product
            where: not starts(contract_no, "W") and income > 0

          # Browsing: one row per session in the app or the browser.
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

          # Social interactions; only comments and messages have a text.
          interactions:
            csv: interactions.csv
            customer: customer_id
            time: timestamp
            kind: kind
            topic: topic
            text: text

          # The cross-selling campaign of July, after the cut-off date.
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

          # A further contract is what the segments should help to foresee.
          outcome:
            from: purchases
            any-within: 90 days

        consent:
          column: consent
          keep: ["yes"]

        # For the bias audit only; never features. A bank has to be able to show this.
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
            - tenure_years
            - days_between_orders

        # Contracts are few; what customers read and ask about says more about the next one.
        preparation:
          scale: z
          winsorise: 0.01
          log: [money, counts]
          weights: {purchase: 1, engagement: 1, social: 0.75}

        segments:
          methods: [k-means, medoids]         # the first makes the segments, the other is compared with it
          compare: [components]               # and so are segments made in principal components
          k: 3...8                            # two need no model, more than eight nobody can address

        # The tree gives the rules; the others show what a neural network, and a linear model, would add.
        models: [decision-tree, neural-network, logistic-regression]

        validation:
          folds: 5
          hold-out: 0.2

        # Advisers have time for one customer in four. Whom the bank reaches is compared with the adults of its region (invented
        # shares, too), and two ways of narrowing the widest gap are tried, to know their price.
        audit:
          reference: largest
          threshold: 0.8
          minimum-count: 10
          chosen: 0.25
          population:
            gender: {female: 0.507, male: 0.493}
            age: {under 25: 0.11, 25-44: 0.31, 45-64: 0.33, 65 and over: 0.25}
          mitigate: [drop-proxies, bounded-assignment]

        report:
          formats: [html, markdown]

        case-study:
          sector: financial services
          baseline: rfm
          campaign: product recommendations and cross-selling
          compare: [../ecommerce, ../retail-chain]

        """#
}
