// Made by reference/bank.py; don't edit.

struct BankRow {
    var attribute: String, subject: String, group: String, total: Int, rate: Double, low: Double, high: Double
    var difference: (value: Double, low: Double, high: Double)?, ratio: (value: Double, low: Double, high: Double)?
    var verdict: String?
}

enum BankReference {
    static let rows: [BankRow] = [
        BankRow(
            attribute: "age band", subject: "cellular", group: "25-44", total: 28738, rate: 0.6669566427726356,
            low: 0.6614856192015781, high: 0.6723830375352728, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "age band", subject: "cellular", group: "45-64", total: 14854, rate: 0.6126969166554463,
            low: 0.6048348975662168, high: 0.6205006607165366,
            difference: (-0.05425972611718921, -0.06381258455220161, -0.04472922139361511),
            ratio: (0.9186457969867072, 0.9048122094119551, 0.9326908849625345), verdict: "pass"),
        BankRow(
            attribute: "age band", subject: "cellular", group: "65 and over", total: 810, rate: 0.6259259259259259,
            low: 0.5920818255525245, high: 0.6585812462152966,
            difference: (-0.04103071684670967, -0.07530707736244767, -0.00792026468857008),
            ratio: (0.9384806834277277, 0.8892699883630216, 0.9904146150127727), verdict: "pass"),
        BankRow(
            attribute: "age band", subject: "cellular", group: "under 25", total: 809, rate: 0.630407911001236,
            low: 0.5966027568158083, high: 0.6629804592102639,
            difference: (-0.0365487317713995, -0.07078663780580119, -0.0035199110878735493),
            ratio: (0.9452007380577827, 0.8960589088136417, 0.9970376126362284), verdict: "pass"),
        BankRow(
            attribute: "age band", subject: "yes", group: "25-44", total: 28738, rate: 0.1105504906395713,
            low: 0.10697696998454868, high: 0.11422811417576044, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "age band", subject: "yes", group: "45-64", total: 14854, rate: 0.10529150397199408,
            low: 0.10045726672951431, high: 0.11032984306034051,
            difference: (-0.005258986667577223, -0.011333092740943958, 0.0009179794680781129),
            ratio: (0.9524290969931274, 0.8994695588002193, 1.00850682040772), verdict: "pass"),
        BankRow(
            attribute: "age band", subject: "yes", group: "65 and over", total: 810, rate: 0.42098765432098767,
            low: 0.38743848172255413, high: 0.4552827281486169,
            difference: (0.3104371636814164, 0.2766870244681714, 0.34491791394463445),
            ratio: (3.808102993351131, 3.490215427057762, 4.154943644895488), verdict: "concern"),
        BankRow(
            attribute: "age band", subject: "yes", group: "under 25", total: 809, rate: 0.2558714462299135,
            low: 0.22700585470841936, high: 0.287044522873104,
            difference: (0.1453209555903422, 0.11622203312301214, 0.17669818869452306),
            ratio: (2.314521127401717, 2.0486875220770844, 2.614848770962227), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "admin.", total: 5171, rate: 0.648617288725585,
            low: 0.6354992911596239, high: 0.6615146390700898,
            difference: (0.11881868617729074, 0.1023827246977375, 0.13509341768507044),
            ratio: (1.2242714223967017, 1.1911380511654168, 1.258326450263904), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "cellular", group: "blue-collar", total: 9732, rate: 0.5297986025482943,
            low: 0.5198726144492978, high: 0.5397010754524125, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "job", subject: "cellular", group: "entrepreneur", total: 1487, rate: 0.6415601882985877,
            low: 0.6168505327240661, high: 0.6655403261490331,
            difference: (0.11176158575029349, 0.08514155479185384, 0.13771485627768143),
            ratio: (1.2109510769049372, 1.160736364231844, 1.2633381324515216), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "cellular", group: "housemaid", total: 1240, rate: 0.603225806451613,
            low: 0.5757171377973881, high: 0.6300968734534652,
            difference: (0.0734272039033187, 0.044190483486269014, 0.1020729624298345),
            ratio: (1.1385945594234093, 1.0842921489192112, 1.1956164877157842), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "cellular", group: "management", total: 9458, rate: 0.742334531613449,
            low: 0.7334233176348139, high: 0.7510489724527165,
            difference: (0.21253592906515473, 0.19921419103328303, 0.22574451410983357),
            ratio: (1.401163627164873, 1.3704480830389183, 1.4325675918611727), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "retired", total: 2264, rate: 0.6051236749116607,
            low: 0.5848263766860101, high: 0.6250648386582608,
            difference: (0.0753250723633665, 0.05274102301702922, 0.0976000639752647),
            ratio: (1.1421768045462146, 1.0993928360268537, 1.1866257538643235), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "cellular", group: "self-employed", total: 1579, rate: 0.6865104496516783,
            low: 0.6631991986578445, high: 0.7089164018766765,
            difference: (0.15671184710338404, 0.1313845220864322, 0.18121800826441292),
            ratio: (1.2957951311113525, 1.2471963028384805, 1.3462876838156719), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "services", total: 4154, rate: 0.6013480982185845,
            low: 0.5863717315824213, high: 0.616137192420376,
            difference: (0.07154949567029023, 0.05359537282238761, 0.08936079958243781),
            ratio: (1.1350503669246053, 1.1003614932428183, 1.1708328066432814), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "cellular", group: "student", total: 938, rate: 0.7430703624733476,
            low: 0.7141564026432707, high: 0.7700015155810664,
            difference: (0.21327175992505332, 0.18270910227438272, 0.24197388959260266),
            ratio: (1.4025525150486073, 1.3448273132151403, 1.462755506330556), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "technician", total: 7597, rate: 0.7083059102277215,
            low: 0.6979814878895392, high: 0.7184197773055205,
            difference: (0.17850730767942724, 0.1642016211795086, 0.1926782479096592),
            ratio: (1.3369342743088026, 1.3057077868622893, 1.3689075548188623), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "unemployed", total: 1303, rate: 0.6838066001534919,
            low: 0.6580501148847648, high: 0.7084824868833595,
            difference: (0.15400799760519768, 0.1264135144062872, 0.18060545285277113),
            ratio: (1.2906915889631079, 1.2383539510357946, 1.3452412183339977), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "cellular", group: "unknown", total: 288, rate: 0.4548611111111111,
            low: 0.3983217350797479, high: 0.512588797971095,
            difference: (-0.07493749143718315, -0.13233749153851315, -0.016362658360632436),
            ratio: (0.8585547582104991, 0.755543953104685, 0.9756100486502826), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "yes", group: "admin.", total: 5171, rate: 0.12202668729452718,
            low: 0.11338485335556031, high: 0.13122968583250003,
            difference: (0.049276995555932845, 0.039123424875668875, 0.059747341337932816),
            ratio: (1.6773498880654498, 1.514904050263849, 1.857215080059462), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "blue-collar", total: 9732, rate: 0.07274969173859433,
            low: 0.0677564003686947, high: 0.07808014235091938, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "job", subject: "yes", group: "entrepreneur", total: 1487, rate: 0.08271687962340282,
            low: 0.06976843418560658, high: 0.09781575616708671,
            difference: (0.009967187884808493, -0.004035524102018307, 0.025870301780713333),
            ratio: (1.1370065995691472, 0.9463719755302501, 1.3660421492716446), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "yes", group: "housemaid", total: 1240, rate: 0.08790322580645162,
            low: 0.07338876769678084, high: 0.10496310926270365,
            difference: (0.015153534067857286, -0.00030878134568361124, 0.03292915170116657),
            ratio: (1.2082968835429195, 0.9964078873269, 1.4652446827737156), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "yes", group: "management", total: 9458, rate: 0.13755550856417847,
            low: 0.13076101371285448, high: 0.14464430460300337,
            difference: (0.06480581682558414, 0.0561699113134155, 0.07347668690792154),
            ratio: (1.8908053804330296, 1.7331723235543124, 2.0627752578824627), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "retired", total: 2264, rate: 0.22791519434628976,
            low: 0.21110515018031412, high: 0.24564699834039627,
            difference: (0.15516550260769543, 0.13753055751017704, 0.1735869529194957),
            ratio: (3.1328681799125593, 2.8239228431772343, 3.4756130311498867), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "self-employed", total: 1579, rate: 0.11842938568714376,
            low: 0.1034105501230893, high: 0.1353003180533149,
            difference: (0.04567969394854943, 0.029742971404985354, 0.06327404865705283),
            ratio: (1.627902233767349, 1.398179825146579, 1.8953682745543146), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "services", total: 4154, rate: 0.08883004333172845,
            low: 0.0805540226035098, high: 0.09786582966067578,
            difference: (0.016080351593134118, 0.006236255757337859, 0.02640403278189163),
            ratio: (1.2210366973225724, 1.0824367268319157, 1.3773836190611184), verdict: "pass"),
        BankRow(
            attribute: "job", subject: "yes", group: "student", total: 938, rate: 0.2867803837953092,
            low: 0.2587537304389503, high: 0.3165463412940874,
            difference: (0.21403069205671485, 0.18550163665545874, 0.24421256052975315),
            ratio: (3.9420151060677244, 3.484546972304398, 4.459541862966931), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "technician", total: 7597, rate: 0.11056996182703699,
            low: 0.1037139902523339, high: 0.11781956862312644,
            difference: (0.03782027008844266, 0.029135913464974614, 0.04662309675961031),
            ratio: (1.5198684583343558, 1.3815932164121743, 1.6719828262029504), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "unemployed", total: 1303, rate: 0.15502686108979277,
            low: 0.1363918985361034, high: 0.17568991985733357,
            difference: (0.08227716935119844, 0.06289481827843532, 0.10353499041394047),
            ratio: (2.1309624465054564, 1.8428536399827717, 2.4641137255256864), verdict: "concern"),
        BankRow(
            attribute: "job", subject: "yes", group: "unknown", total: 288, rate: 0.11805555555555555,
            low: 0.08572303861617434, high: 0.1604430102755739,
            difference: (0.04530586381696122, 0.01253689441959064, 0.087986412973999),
            ratio: (1.6227636534839924, 1.1742067242035517, 2.2426731347965054), verdict: "concern"),
        BankRow(
            attribute: "marital", subject: "cellular", group: "divorced", total: 5207, rate: 0.6387555214134818,
            low: 0.6256102912267925, high: 0.651696169048249,
            difference: (0.007903753940857405, -0.006429905733816937, 0.02206498976430605),
            ratio: (1.0125287022219533, 0.9901429118721802, 1.0354206049758807), verdict: "pass"),
        BankRow(
            attribute: "marital", subject: "cellular", group: "married", total: 27214, rate: 0.6308517674726244,
            low: 0.6251002251716308, high: 0.6365663735840145, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "marital", subject: "cellular", group: "single", total: 12790, rate: 0.6873338545738858,
            low: 0.6792445174737661, high: 0.6953106945338176,
            difference: (0.05648208710126146, 0.04657784065199991, 0.06631622227353168),
            ratio: (1.0895330567552266, 1.0735199197844822, 1.105785053341818), verdict: "pass"),
        BankRow(
            attribute: "marital", subject: "yes", group: "divorced", total: 5207, rate: 0.11945458037257538,
            low: 0.1109247994592005, high: 0.12854544132281376,
            difference: (0.0182199217409887, 0.008945846021372128, 0.027971241653169058),
            ratio: (1.1799771144316757, 1.0872959935977538, 1.2805583748868332), verdict: "pass"),
        BankRow(
            attribute: "marital", subject: "yes", group: "married", total: 27214, rate: 0.10123465863158668,
            low: 0.09770698415494969, high: 0.10487489461610847, difference: nil, ratio: nil, verdict: nil),
        BankRow(
            attribute: "marital", subject: "yes", group: "single", total: 12790, rate: 0.1494917904612979,
            low: 0.14341745964423144, high: 0.1557766073716291,
            difference: (0.048257131829711225, 0.04117554917481193, 0.05546430955816368),
            ratio: (1.4766858749959206, 1.3984663761649987, 1.5592803735419867), verdict: "concern"),
    ]

    static let tests:
        [(
            attribute: String, subject: String, reference: String, statistic: Double, degreesOfFreedom: Int, p: Double,
            cramersV: Double
        )] = [
            (
                attribute: "age band", subject: "contact", reference: "25-44", statistic: 1931.4842354089692,
                degreesOfFreedom: 6, p: 0.0, cramersV: 0.14592930719932065
            ),
            (
                attribute: "age band", subject: "y", reference: "25-44", statistic: 906.9210976300727,
                degreesOfFreedom: 3, p: 2.791186013109248e-196, cramersV: 0.14139953854397602
            ),
            (
                attribute: "job", subject: "contact", reference: "blue-collar", statistic: 2047.1331769223125,
                degreesOfFreedom: 22, p: 0.0, cramersV: 0.1496577784263875
            ),
            (
                attribute: "job", subject: "y", reference: "blue-collar", statistic: 836.1054877471965,
                degreesOfFreedom: 11, p: 3.337121944935502e-172, cramersV: 0.13509442287956416
            ),
            (
                attribute: "marital", subject: "contact", reference: "married", statistic: 183.84307431109195,
                degreesOfFreedom: 4, p: 1.114551217950752e-38, cramersV: 0.04459840264805587
            ),
            (
                attribute: "marital", subject: "y", reference: "married", statistic: 196.49594565603957,
                degreesOfFreedom: 2, p: 2.1450999986791792e-43, cramersV: 0.0655900517501773
            ),
        ]
}
