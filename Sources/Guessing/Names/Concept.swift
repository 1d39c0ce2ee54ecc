import Tables

/// What a column's name can mean, by English and German words. `kunden-` is any word that begins so, `-datum` any that
/// ends so: German writes compounds in one word.
enum Concept: String, Sendable, CaseIterable {
    // Who and what a row is of
    case customer, identifier, order, product, session, campaign
    // When
    case time, since
    // How much
    case amount, price, quantity, discount, share, returned
    // What kind
    case category, brand, channel, kind, topic, text, direction, target
    // How a visit went
    case money, duration, pages, clicks, impressions, bounced, converted
    // How a campaign went
    case responded, group, control, offer
    // Who the customer is
    case age, birthYear, gender, marital, origin, religion, disability, income, education, occupation, place, consent
    case contactData
    // The rest
    case outcome, code, contact, afterwards, calendar, interaction, profile, later

    /// Whether a word, in lower case, means this.
    func holds(_ word: String) -> Bool { Self.lexicon[self]?.contains(word) ?? false }

    private static let lexicon: [Concept: WordList] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, WordList($0.words)) })

    private var words: String {
        switch self {
        case .customer:
            """
            customer client user member household person respondent subscriber visitor buyer shopper cust account \
            patient guest donor passenger consumer card kunde kunden- mitglied mitglieds- haushalt haushalts- person \
            kaeufer besteller konto konto- gast nutzer nutzer- benutzer benutzer- teilnehmer teilnehmer- customerid \
            customerno customernumber custid clientid userid memberid visitorid personid
            """
        case .identifier:
            """
            id no nr num number nummer key uuid guid ref kennung schluessel -nummer -nr -kennung kundenid customerid \
            customerno customernumber custid clientid userid memberid visitorid personid nutzerid orderid productid
            """
        case .order:
            """
            order invoice receipt basket transaction contract booking ticket purchase sale bill checkout bestellung \
            bestell- rechnung rechnungs- bon bon- beleg beleg- auftrag auftrags- vertrag vertrags- buchung buchungs- \
            warenkorb transaktion transaktions- kauf
            """
        case .product:
            "product article item sku stock upc ean gtin isbn produkt produkt- artikel artikel- ware"
        case .session: "session visit sitzung sitzungs- besuch besuchs- page pageview web"
        case .campaign: "campaign mailing newsletter flyer kampagne kampagnen- aktion aktions- cmp"
        case .time:
            """
            date time datetime timestamp day at on when dt ts created started ordered datum zeit zeitpunkt tag am \
            uhrzeit -datum -zeit -zeitpunkt
            """
        case .since:
            """
            since joined signup signed registered registration enrolled enrolment enrollment member joining seit \
            registriert anmeldung eintritt beitritt kunde kundeseit customer
            """
        case .amount:
            """
            amount total value sales revenue spend spent turnover paid payment net gross cost income gmv betrag summe \
            gesamt wert umsatz erloes zahlung netto brutto kosten preis -betrag -summe -wert -umsatz
            """
        case .money:
            """
            amount sales revenue spend spent price cost income salary balance turnover gmv mnt value umsatz betrag \
            kosten preis einkommen gehalt saldo erloes -betrag -umsatz -preis
            """
        case .price: "price unitprice preis -preis"
        case .quantity: "quantity qty units pieces menge anzahl stueck stueckzahl -menge"
        case .discount: "discount disc rabatt nachlass -rabatt"
        case .share: "percent pct percentage rate share ratio prozent satz quote anteil"
        case .returned:
            """
            return returned refund refunded cancelled canceled cancellation storno storniert retoure retourniert \
            rueckgabe rueckerstattung erstattet gutschrift chargeback
            """
        case .category:
            """
            category department group family class sector section type genre line kategorie abteilung sparte \
            -kategorie -gruppe warengruppe produktgruppe product
            """
        case .brand: "brand manufacturer vendor marke hersteller"
        case .channel: "channel source medium device referrer referer kanal quelle geraet traffic vertriebsweg"
        case .kind: "kind type action event activity typ art ereignis aktivitaet reaction"
        case .topic: "topic subject theme thema betreff stichwort tag"
        case .text:
            "text message comment review body content feedback note nachricht kommentar bewertung inhalt freitext"
        case .direction: "direction inbound outbound incoming richtung"
        case .target: "target recipient receiver addressee to friend mentioned mention empfaenger adressat ziel an"
        case .duration: "duration seconds secs dwell length dauer sekunden verweildauer -dauer"
        case .pages: "pages page pageviews hits seiten seitenaufrufe"
        case .clicks: "clicks click klicks"
        case .impressions: "impressions impression views einblendungen"
        case .bounced: "bounced bounce abgesprungen absprung"
        case .converted: "converted conversion purchased bought konvertiert gekauft"
        case .responded:
            """
            responded response accepted redeemed clicked converted opened success reagiert antwort eingeloest \
            angenommen reaktion
            """
        case .group: "group arm variant treatment cohort gruppe variante -gruppe"
        case .control: "control holdout kontrolle kontrollgruppe"
        case .offer: "offer incentive coupon angebot gutschein praemie"
        case .age: PersonalTopic.age.words
        case .birthYear: PersonalTopic.birth.words
        case .gender: PersonalTopic.gender.words
        case .marital: PersonalTopic.marital.words
        case .origin: PersonalTopic.origin.words
        case .religion: PersonalTopic.religion.words
        case .disability: PersonalTopic.disability.words
        case .income: PersonalTopic.income.words
        case .education: "education degree schooling bildung abschluss schulabschluss ausbildung bildungs-"
        case .occupation: "job occupation profession employment beruf taetigkeit"
        case .place:
            "region postcode postal zip zipcode city town state district plz ort stadt bundesland postleitzahl province"
        case .consent:
            "consent optin opt permission gdpr dsgvo einwilligung zustimmung einverstaendnis werbeeinwilligung"
        case .contactData: PersonalTopic.contactData.words
        case .outcome:
            """
            y target label outcome response responded converted conversion revenue churn churned exited attrition \
            purchased bought subscribed deposit clicked success ziel zielvariable gekauft abgeschlossen gekuendigt \
            kuendigung abgewandert reagiert antwort buyer
            """
        case .code:
            """
            channel region type category code class group segment store browser system systems operating traffic \
            device status cluster kanal art typ filiale status kategorie gruppe weekday wochentag month monat
            """
        case .contact: "contact campaign call pdays poutcome previous kontakt anruf kampagne duration day month"
        case .afterwards: "duration dauer gespraechsdauer"
        case .interaction: "interaction comment like share message social support post review feedback reaktion"
        case .profile:
            "customer demographic demographics profile kunde kunden- stammdaten member user client people crm"
        case .later: "end ended ende updated update modified delivered due shipped returned closed birth geburts- valid"
        case .calendar: "day month weekday hour tag monat wochentag stunde week woche year jahr"
        }
    }
}
