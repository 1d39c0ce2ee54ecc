/// Made by reference/neural_network.py with scikit-learn 1.9.1, numpy 2.4.6.
enum NeuralNetworkReference {
    static let x = numbers(
        """
        2.0409191213851825 -2.5556650313141818 0.41809884672577885 -0.5677696061279298 -0.45264929211044586 -0.2155971630897659
        -2.019986129147251 -0.23193237764418947 -0.8652130762749417 3.3229995166448827 0.22578661322792176 -0.3526307943415954
        -0.2812874181513504 -0.6680463461089501 -1.0551505512051214 -0.39080097723465473 0.48194538850678587 -0.2385536065733667
        0.9577587029597641 -0.19980212906658 0.024259565076664623 1.545820851212812 0.5451055226876446 -0.505228735614018
        -0.1828389745977349 0.5405251317548021 1.9350880340988528 -0.2696203273419135 -0.24355867907910456 1.0023136012756912
        -0.8864599431605871 -0.291720232439864 0.8825389674564839 0.5803500161908991 0.09151670328235219
        """)
    static let classifierStart = numbers(
        """
        0.6701043548284794 -2.8281623068437627 1.02130681750008 -0.9596447598081417 -1.6686198426559695 0.27644575952099965
        0.7005448853493901 -0.4447674556827841 -1.0764058401008076 0.026124833534033623 -0.05274730824287927 1.4055981660180925
        0.7474079874793504 0.19381564626462 1.1116332052239921 -0.20552304990579248 -0.9258995736483681 0.584058311025248
        0.5825384186556901 -0.2148289111268558 -0.7828085779639662 0.22915390521326254 -2.4938942784579905 0.690124770162812
        0.4913682607449912 -1.6388571438904884 0.06135350983817159 -0.9640996635412404 0.7572210447581504 -2.034167273443428
        -0.9144945379945887 0.7095799877420675 1.156401048432157 -2.158005380126208 -0.49803984475130336 0.32802009254257697
        -0.6092161379498706 1.5906402313231438 -1.1912266816177808 0.354531946286926 -1.0484055185445111 1.4059629431348852
        -0.021651229055558368 -0.3722505640006159 -1.7181849497326165 1.6818255450666806 0.7527785926973876 0.753563837509362
        1.1378812589177814 0.3492265781230293 -0.6392466105764212
        """)
    static let classifierOutput = numbers(
        """
        1.1748542203019732 0.23989184211944012 -0.4926233960860106 1.0799376202391058 -0.6470010320064521 -5.237502333379666
        1.1360630286444164 0.31796566249527214 -0.7835366129050265 1.0822513643770844 -0.6072207240107481 -5.053889645840975
        1.1065087218227154 -0.19016287629551482 -3.1288891585052303 1.1034419429244176 -0.24289014510908108 -3.372260716475054
        1.0866984507441468 -0.5307617662282353 -4.700980494751179
        """)
    static let classifierLoss = numbers(
        """
        15.55886664919499
        """)
    static let classifierGradient = numbers(
        """
        -0.17101771949809583 -0.2294759454162964 0.020426136350001598 0.18839407447657686 0.24476956738996425 -0.0864708840979561
        0.014010897706987801 -0.051569698883176945 0.16191396581848905 0.13701406993244633 -0.0010549461648575854 0.02479453881955328
        0.4750282214859218 0.13068269235334784 0.022232664104479844 0.010600269096849968 0.701212000668665 0.0773505766518977
        0.011650768373113803 0.13798684693444996 -0.6910427026651382 0.20927413700175504 0 -0.27419932045876366
        -0.1300446853180934 0.2710926515687268 0.0012270701967634317 -0.019281993270824808 0.7785223787509107 -0.04068334546886856
        -0.018289890759891774 0.014191599754841352 0.02312802096864314 -0.06448345701406984 0.901071100317863 0.00656040185085154
        -0.03183278708381154 0.7459743472920761 0 0.001613827307523256 -0.017269307408558147 0.02989726751858089
        0.742355212192073 -0.33975838458510843 -0.44483856246274045 0.03363651090133361 0.015055571853947751 0.01507127675018724
        0.4074215913464414 0.009963589191604064 -0.41738518053804546
        """)
    static let classifierAfterThreeSteps = numbers(
        """
        0.6921207885560037 -2.7981886588816547 0.9913167094154092 -0.9893264372781069 -1.6892737970035072 0.3063993013531895
        0.6705596650735147 -0.4187093969743954 -1.095140311126767 -0.0038501085869322767 -0.023190364035315797 1.4054904938480233
        0.7247647032135668 0.16385358327118305 1.08164225359022 -0.2006258685825392 -0.947344018519463 0.554133436940664
        0.5525564736110422 -0.22788791905848219 -0.760722204757019 0.19919963229075335 -2.4938942784579905 0.7176676414591335
        0.5189003476744807 -1.6582547199331765 0.03169481875475378 -0.9341101759790741 0.72725997318102 -2.0041721075652834
        -0.884505654985105 0.6795945648297657 1.126409729800746 -2.1282777320180064 -0.5275538434113082 0.29805451539820876
        -0.5813299415689323 1.5626278300272651 -1.1912266816177808 0.35764192939120193 -1.0189339530444468 1.3759152485073234
        -0.051579575253676915 -0.3422944257441384 -1.688273340274811 1.6518314255578603 0.7227922727755954 0.7235775022992649
        1.1078983279600925 0.3193034435280066 -0.6092648426422119
        """)
    static let autoencoderStart = numbers(
        """
        -0.8002412270301018 -0.800199979361005 1.3700723413337117 -1.4603812011954127 -0.5963695117707888 -0.32124391928619556
        0.22461902534909414 0.5753493885078089 -1.2490970090955427 -1.730013451272522 -0.004414232621967487 1.2135638252860816
        0.7570580592965243 0.21565078369996044 -0.3171556440173552 0.2932336958002246 -0.24333508574217566 0.817206580492595
        -0.7944473388868819 0.13423994708633882 -0.11078013611159404 0.5433593895301524 0.22463852364937692 2.550034636307906
        1.498654758135483 1.4967371655185107 -2.0395038375946424 -0.3403166247023773 -0.6086106159129299 0.5327215998890392
        -2.279026489055327 1.1744986790091876 1.0669833108953142 -1.3020708582457947 -0.9785485286214127 -0.8011720107811816
        0.043295900283144985 0.6409710646894711 2.0478860553573326 -0.19744542988767094 0.7675025589036195 0.15541781005943467
        1.7599262839082537 0.7421578612115688 1.3685504508744795 -1.0776751897834627 -0.19224071152595104 -0.8137724218420405
        1.5049474040083073 0.6576399038177728 -0.3051444257775161 -0.4524678870704014 0.4846648782067015 -0.7014955301795535
        -0.9305888762121555 0.4812744922715323 2.463132032105226 -0.24613355406481327 -0.5558657807935545 -1.171156834025543
        -1.3350109575593827 0.524983234564226 0.8508030327785525 0.0091747208824902 0.3325759886762084 0.11591657750710396
        0.13865484604722084 -1.5261590525828475 -0.45811827304922115 0.11147930758994773 -0.7831667805636854
        """)
    static let autoencoderOutput = numbers(
        """
        2.7994760394622222 -3.7950384945113766 2.4140440482522356 -0.8811666534585567 -3.183794184305815 -5.704735501416932
        -5.973873088662775 9.367520143303132 -2.062176081889994 0.10987458616160817 2.7013483841569057 -6.229508887075373
        6.674957843938061 -0.474370243973256 -4.300896190695171 3.835510003146727 -13.183920247145634 18.31915155378894
        0.9473728699176955 -8.213627042565184 3.296315480280117 -13.580646300044506 19.208715194555015 0.9176149609374449
        -8.128769426776355 1.3695165571630854 -9.295023951741117 12.491133773460588 -0.1839423795551125 -5.091188650069272
        3.5272810009507634 -15.939664537367879 23.21592594128062 1.3716603785471126 -9.377578257209425
        """)
    static let autoencoderLoss = numbers(
        """
        270.9370362932651
        """)
    static let autoencoderGradient = numbers(
        """
        -4.755861436868968 -0.23956856122799391 1.432261706402251 -4.70898295286239 -1.502451366386193 -0.6350610373532457
        4.626227983525281 9.799528659894372 2.1331926016442564 -0.06775541321304117 0.5692998582423178 4.436706850726405
        4.047940760147233 -0.24019953599475266 -1.9099839248967632 1.4496318515911935 0.5519561972332381 1.8739942159690284
        0.07700867571579585 6.535570490256224 9.632445138087522 1.0220177514333435 4.18480456125184 21.713736550170598
        -0.5980774861234972 3.2221309222246077 -2.6721572207957234 8.537604781973245 -1.2406079304448452 6.9237474599939
        -9.304757663919391 45.480983535925 -2.8176934958176396 13.495470572110113 -46.37775535628377 27.157840621193476
        -7.487703936904309 0.01281942129378942 17.206332344243684 -10.81538383683061 5.335377831830241 0.0031083562011886934
        5.774048405621337 -3.465973741679136 1.2853855305498816 0 5.39354585202273 -30.0326964738542
        40.81612450898033 0.8471423631083798 -17.572009491631935 1.1526726680848982 -12.256025652423146 17.23947738003736
        0.10652150885128014 -7.301087272320156 1.6393875572935173 -6.461218070260907 8.498694889021516 0.22549515968770578
        -3.797502773064139 0.01049966469128452 0.017016060655571052 0.000183494417649804 0.006651519773524168 0.0023183315501420793
        0.29960227473666645 -1.906872216946406 2.5962028254691285 0.027048587845131863 -1.1632105154195045
        """)
    static let autoencoderAfterThreeSteps = numbers(
        """
        -0.7703791097085975 -0.7712739053711691 1.340295404716367 -1.430521164994044 -0.5668774250969397 -0.29148946014232374
        0.19476966681627542 0.5455123054296647 -1.2789346281397602 -1.7001750435103546 -0.034232938472259014 1.1837101727785562
        0.7272115802886306 0.24551002611789102 -0.2873236069033459 0.26344324224213667 -0.2643253890642207 0.7874897946966719
        -0.8235270405155772 0.10439903802562812 -0.14065216487504864 0.5139603734642257 0.19480978154858153 2.5201775203218957
        1.5282730308612018 1.4669861611489818 -2.009665313291559 -0.3701623801769176 -0.5788797353599866 0.5029172157489781
        -2.249189877083855 1.1446331896579645 1.096827095067126 -1.3319459595849663 -0.948672509701115 -0.8310360827114363
        0.0726320972589326 0.6109873350878914 2.0180342891843424 -0.16758124015415626 0.7381207204684603 0.12550406294507038
        1.7300252539011396 0.772053064144096 1.3389509647480256 -1.0776751897834627 -0.22107989548486495 -0.7838948092472084
        1.4750616411672763 0.6409594490776166 -0.27535339479248033 -0.4768727860465544 0.5145910317161185 -0.7314320419668588
        -0.9283220571038664 0.5111238379013842 2.433715979027523 -0.21630346464684427 -0.5856973582856545 -1.1939236588594406
        -1.305269036448341 0.4950034735367788 0.8208150357841412 -0.00675216189735966 0.3026098655952277 0.08604507045856047
        0.11027633249417801 -1.496239519744227 -0.4880460064164606 0.10942621313437578 -0.7533163447943495
        """)
    static let irisScores = numbers(
        """
        0.8480000000000001 0.4062247124260403
        """)
    static let wine = numbers(
        """
        14.23 1.71 2.43 15.6 127 2.8 3.06 0.28 2.29 5.64 1.04 3.92 1065 0
        13.2 1.78 2.14 11.2 100 2.65 2.76 0.26 1.28 4.38 1.05 3.4 1050 0
        13.16 2.36 2.67 18.6 101 2.8 3.24 0.3 2.81 5.68 1.03 3.17 1185 0
        14.37 1.95 2.5 16.8 113 3.85 3.49 0.24 2.18 7.8 0.86 3.45 1480 0
        13.24 2.59 2.87 21 118 2.8 2.69 0.39 1.82 4.32 1.04 2.93 735 0
        14.2 1.76 2.45 15.2 112 3.27 3.39 0.34 1.97 6.75 1.05 2.85 1450 0
        14.39 1.87 2.45 14.6 96 2.5 2.52 0.3 1.98 5.25 1.02 3.58 1290 0
        14.06 2.15 2.61 17.6 121 2.6 2.51 0.31 1.25 5.05 1.06 3.58 1295 0
        14.83 1.64 2.17 14 97 2.8 2.98 0.29 1.98 5.2 1.08 2.85 1045 0
        13.86 1.35 2.27 16 98 2.98 3.15 0.22 1.85 7.22 1.01 3.55 1045 0
        14.1 2.16 2.3 18 105 2.95 3.32 0.22 2.38 5.75 1.25 3.17 1510 0
        14.12 1.48 2.32 16.8 95 2.2 2.43 0.26 1.57 5 1.17 2.82 1280 0
        13.75 1.73 2.41 16 89 2.6 2.76 0.29 1.81 5.6 1.15 2.9 1320 0
        14.75 1.73 2.39 11.4 91 3.1 3.69 0.43 2.81 5.4 1.25 2.73 1150 0
        14.38 1.87 2.38 12 102 3.3 3.64 0.29 2.96 7.5 1.2 3 1547 0
        13.63 1.81 2.7 17.2 112 2.85 2.91 0.3 1.46 7.3 1.28 2.88 1310 0
        14.3 1.92 2.72 20 120 2.8 3.14 0.33 1.97 6.2 1.07 2.65 1280 0
        13.83 1.57 2.62 20 115 2.95 3.4 0.4 1.72 6.6 1.13 2.57 1130 0
        14.19 1.59 2.48 16.5 108 3.3 3.93 0.32 1.86 8.7 1.23 2.82 1680 0
        13.64 3.1 2.56 15.2 116 2.7 3.03 0.17 1.66 5.1 0.96 3.36 845 0
        14.06 1.63 2.28 16 126 3 3.17 0.24 2.1 5.65 1.09 3.71 780 0
        12.93 3.8 2.65 18.6 102 2.41 2.41 0.25 1.98 4.5 1.03 3.52 770 0
        13.71 1.86 2.36 16.6 101 2.61 2.88 0.27 1.69 3.8 1.11 4 1035 0
        12.85 1.6 2.52 17.8 95 2.48 2.37 0.26 1.46 3.93 1.09 3.63 1015 0
        13.5 1.81 2.61 20 96 2.53 2.61 0.28 1.66 3.52 1.12 3.82 845 0
        13.05 2.05 3.22 25 124 2.63 2.68 0.47 1.92 3.58 1.13 3.2 830 0
        13.39 1.77 2.62 16.1 93 2.85 2.94 0.34 1.45 4.8 0.92 3.22 1195 0
        13.3 1.72 2.14 17 94 2.4 2.19 0.27 1.35 3.95 1.02 2.77 1285 0
        13.87 1.9 2.8 19.4 107 2.95 2.97 0.37 1.76 4.5 1.25 3.4 915 0
        14.02 1.68 2.21 16 96 2.65 2.33 0.26 1.98 4.7 1.04 3.59 1035 0
        13.73 1.5 2.7 22.5 101 3 3.25 0.29 2.38 5.7 1.19 2.71 1285 0
        13.58 1.66 2.36 19.1 106 2.86 3.19 0.22 1.95 6.9 1.09 2.88 1515 0
        13.68 1.83 2.36 17.2 104 2.42 2.69 0.42 1.97 3.84 1.23 2.87 990 0
        13.76 1.53 2.7 19.5 132 2.95 2.74 0.5 1.35 5.4 1.25 3 1235 0
        13.51 1.8 2.65 19 110 2.35 2.53 0.29 1.54 4.2 1.1 2.87 1095 0
        13.48 1.81 2.41 20.5 100 2.7 2.98 0.26 1.86 5.1 1.04 3.47 920 0
        13.28 1.64 2.84 15.5 110 2.6 2.68 0.34 1.36 4.6 1.09 2.78 880 0
        13.05 1.65 2.55 18 98 2.45 2.43 0.29 1.44 4.25 1.12 2.51 1105 0
        13.07 1.5 2.1 15.5 98 2.4 2.64 0.28 1.37 3.7 1.18 2.69 1020 0
        14.22 3.99 2.51 13.2 128 3 3.04 0.2 2.08 5.1 0.89 3.53 760 0
        13.56 1.71 2.31 16.2 117 3.15 3.29 0.34 2.34 6.13 0.95 3.38 795 0
        13.41 3.84 2.12 18.8 90 2.45 2.68 0.27 1.48 4.28 0.91 3 1035 0
        13.88 1.89 2.59 15 101 3.25 3.56 0.17 1.7 5.43 0.88 3.56 1095 0
        13.24 3.98 2.29 17.5 103 2.64 2.63 0.32 1.66 4.36 0.82 3 680 0
        13.05 1.77 2.1 17 107 3 3 0.28 2.03 5.04 0.88 3.35 885 0
        14.21 4.04 2.44 18.9 111 2.85 2.65 0.3 1.25 5.24 0.87 3.33 1080 0
        14.38 3.59 2.28 16 102 3.25 3.17 0.27 2.19 4.9 1.04 3.44 1065 0
        13.9 1.68 2.12 16 101 3.1 3.39 0.21 2.14 6.1 0.91 3.33 985 0
        14.1 2.02 2.4 18.8 103 2.75 2.92 0.32 2.38 6.2 1.07 2.75 1060 0
        13.94 1.73 2.27 17.4 108 2.88 3.54 0.32 2.08 8.9 1.12 3.1 1260 0
        13.05 1.73 2.04 12.4 92 2.72 3.27 0.17 2.91 7.2 1.12 2.91 1150 0
        13.83 1.65 2.6 17.2 94 2.45 2.99 0.22 2.29 5.6 1.24 3.37 1265 0
        13.82 1.75 2.42 14 111 3.88 3.74 0.32 1.87 7.05 1.01 3.26 1190 0
        13.77 1.9 2.68 17.1 115 3 2.79 0.39 1.68 6.3 1.13 2.93 1375 0
        13.74 1.67 2.25 16.4 118 2.6 2.9 0.21 1.62 5.85 0.92 3.2 1060 0
        13.56 1.73 2.46 20.5 116 2.96 2.78 0.2 2.45 6.25 0.98 3.03 1120 0
        14.22 1.7 2.3 16.3 118 3.2 3 0.26 2.03 6.38 0.94 3.31 970 0
        13.29 1.97 2.68 16.8 102 3 3.23 0.31 1.66 6 1.07 2.84 1270 0
        13.72 1.43 2.5 16.7 108 3.4 3.67 0.19 2.04 6.8 0.89 2.87 1285 0
        12.37 0.94 1.36 10.6 88 1.98 0.57 0.28 0.42 1.95 1.05 1.82 520 1
        12.33 1.1 2.28 16 101 2.05 1.09 0.63 0.41 3.27 1.25 1.67 680 1
        12.64 1.36 2.02 16.8 100 2.02 1.41 0.53 0.62 5.75 0.98 1.59 450 1
        13.67 1.25 1.92 18 94 2.1 1.79 0.32 0.73 3.8 1.23 2.46 630 1
        12.37 1.13 2.16 19 87 3.5 3.1 0.19 1.87 4.45 1.22 2.87 420 1
        12.17 1.45 2.53 19 104 1.89 1.75 0.45 1.03 2.95 1.45 2.23 355 1
        12.37 1.21 2.56 18.1 98 2.42 2.65 0.37 2.08 4.6 1.19 2.3 678 1
        13.11 1.01 1.7 15 78 2.98 3.18 0.26 2.28 5.3 1.12 3.18 502 1
        12.37 1.17 1.92 19.6 78 2.11 2 0.27 1.04 4.68 1.12 3.48 510 1
        13.34 0.94 2.36 17 110 2.53 1.3 0.55 0.42 3.17 1.02 1.93 750 1
        12.21 1.19 1.75 16.8 151 1.85 1.28 0.14 2.5 2.85 1.28 3.07 718 1
        12.29 1.61 2.21 20.4 103 1.1 1.02 0.37 1.46 3.05 0.906 1.82 870 1
        13.86 1.51 2.67 25 86 2.95 2.86 0.21 1.87 3.38 1.36 3.16 410 1
        13.49 1.66 2.24 24 87 1.88 1.84 0.27 1.03 3.74 0.98 2.78 472 1
        12.99 1.67 2.6 30 139 3.3 2.89 0.21 1.96 3.35 1.31 3.5 985 1
        11.96 1.09 2.3 21 101 3.38 2.14 0.13 1.65 3.21 0.99 3.13 886 1
        11.66 1.88 1.92 16 97 1.61 1.57 0.34 1.15 3.8 1.23 2.14 428 1
        13.03 0.9 1.71 16 86 1.95 2.03 0.24 1.46 4.6 1.19 2.48 392 1
        11.84 2.89 2.23 18 112 1.72 1.32 0.43 0.95 2.65 0.96 2.52 500 1
        12.33 0.99 1.95 14.8 136 1.9 1.85 0.35 2.76 3.4 1.06 2.31 750 1
        12.7 3.87 2.4 23 101 2.83 2.55 0.43 1.95 2.57 1.19 3.13 463 1
        12 0.92 2 19 86 2.42 2.26 0.3 1.43 2.5 1.38 3.12 278 1
        12.72 1.81 2.2 18.8 86 2.2 2.53 0.26 1.77 3.9 1.16 3.14 714 1
        12.08 1.13 2.51 24 78 2 1.58 0.4 1.4 2.2 1.31 2.72 630 1
        13.05 3.86 2.32 22.5 85 1.65 1.59 0.61 1.62 4.8 0.84 2.01 515 1
        11.84 0.89 2.58 18 94 2.2 2.21 0.22 2.35 3.05 0.79 3.08 520 1
        12.67 0.98 2.24 18 99 2.2 1.94 0.3 1.46 2.62 1.23 3.16 450 1
        12.16 1.61 2.31 22.8 90 1.78 1.69 0.43 1.56 2.45 1.33 2.26 495 1
        11.65 1.67 2.62 26 88 1.92 1.61 0.4 1.34 2.6 1.36 3.21 562 1
        11.64 2.06 2.46 21.6 84 1.95 1.69 0.48 1.35 2.8 1 2.75 680 1
        12.08 1.33 2.3 23.6 70 2.2 1.59 0.42 1.38 1.74 1.07 3.21 625 1
        12.08 1.83 2.32 18.5 81 1.6 1.5 0.52 1.64 2.4 1.08 2.27 480 1
        12 1.51 2.42 22 86 1.45 1.25 0.5 1.63 3.6 1.05 2.65 450 1
        12.69 1.53 2.26 20.7 80 1.38 1.46 0.58 1.62 3.05 0.96 2.06 495 1
        12.29 2.83 2.22 18 88 2.45 2.25 0.25 1.99 2.15 1.15 3.3 290 1
        11.62 1.99 2.28 18 98 3.02 2.26 0.17 1.35 3.25 1.16 2.96 345 1
        12.47 1.52 2.2 19 162 2.5 2.27 0.32 3.28 2.6 1.16 2.63 937 1
        11.81 2.12 2.74 21.5 134 1.6 0.99 0.14 1.56 2.5 0.95 2.26 625 1
        12.29 1.41 1.98 16 85 2.55 2.5 0.29 1.77 2.9 1.23 2.74 428 1
        12.37 1.07 2.1 18.5 88 3.52 3.75 0.24 1.95 4.5 1.04 2.77 660 1
        12.29 3.17 2.21 18 88 2.85 2.99 0.45 2.81 2.3 1.42 2.83 406 1
        12.08 2.08 1.7 17.5 97 2.23 2.17 0.26 1.4 3.3 1.27 2.96 710 1
        12.6 1.34 1.9 18.5 88 1.45 1.36 0.29 1.35 2.45 1.04 2.77 562 1
        12.34 2.45 2.46 21 98 2.56 2.11 0.34 1.31 2.8 0.8 3.38 438 1
        11.82 1.72 1.88 19.5 86 2.5 1.64 0.37 1.42 2.06 0.94 2.44 415 1
        12.51 1.73 1.98 20.5 85 2.2 1.92 0.32 1.48 2.94 1.04 3.57 672 1
        12.42 2.55 2.27 22 90 1.68 1.84 0.66 1.42 2.7 0.86 3.3 315 1
        12.25 1.73 2.12 19 80 1.65 2.03 0.37 1.63 3.4 1 3.17 510 1
        12.72 1.75 2.28 22.5 84 1.38 1.76 0.48 1.63 3.3 0.88 2.42 488 1
        12.22 1.29 1.94 19 92 2.36 2.04 0.39 2.08 2.7 0.86 3.02 312 1
        11.61 1.35 2.7 20 94 2.74 2.92 0.29 2.49 2.65 0.96 3.26 680 1
        11.46 3.74 1.82 19.5 107 3.18 2.58 0.24 3.58 2.9 0.75 2.81 562 1
        12.52 2.43 2.17 21 88 2.55 2.27 0.26 1.22 2 0.9 2.78 325 1
        11.76 2.68 2.92 20 103 1.75 2.03 0.6 1.05 3.8 1.23 2.5 607 1
        11.41 0.74 2.5 21 88 2.48 2.01 0.42 1.44 3.08 1.1 2.31 434 1
        12.08 1.39 2.5 22.5 84 2.56 2.29 0.43 1.04 2.9 0.93 3.19 385 1
        11.03 1.51 2.2 21.5 85 2.46 2.17 0.52 2.01 1.9 1.71 2.87 407 1
        11.82 1.47 1.99 20.8 86 1.98 1.6 0.3 1.53 1.95 0.95 3.33 495 1
        12.42 1.61 2.19 22.5 108 2 2.09 0.34 1.61 2.06 1.06 2.96 345 1
        12.77 3.43 1.98 16 80 1.63 1.25 0.43 0.83 3.4 0.7 2.12 372 1
        12 3.43 2 19 87 2 1.64 0.37 1.87 1.28 0.93 3.05 564 1
        11.45 2.4 2.42 20 96 2.9 2.79 0.32 1.83 3.25 0.8 3.39 625 1
        11.56 2.05 3.23 28.5 119 3.18 5.08 0.47 1.87 6 0.93 3.69 465 1
        12.42 4.43 2.73 26.5 102 2.2 2.13 0.43 1.71 2.08 0.92 3.12 365 1
        13.05 5.8 2.13 21.5 86 2.62 2.65 0.3 2.01 2.6 0.73 3.1 380 1
        11.87 4.31 2.39 21 82 2.86 3.03 0.21 2.91 2.8 0.75 3.64 380 1
        12.07 2.16 2.17 21 85 2.6 2.65 0.37 1.35 2.76 0.86 3.28 378 1
        12.43 1.53 2.29 21.5 86 2.74 3.15 0.39 1.77 3.94 0.69 2.84 352 1
        11.79 2.13 2.78 28.5 92 2.13 2.24 0.58 1.76 3 0.97 2.44 466 1
        12.37 1.63 2.3 24.5 88 2.22 2.45 0.4 1.9 2.12 0.89 2.78 342 1
        12.04 4.3 2.38 22 80 2.1 1.75 0.42 1.35 2.6 0.79 2.57 580 1
        12.86 1.35 2.32 18 122 1.51 1.25 0.21 0.94 4.1 0.76 1.29 630 2
        12.88 2.99 2.4 20 104 1.3 1.22 0.24 0.83 5.4 0.74 1.42 530 2
        12.81 2.31 2.4 24 98 1.15 1.09 0.27 0.83 5.7 0.66 1.36 560 2
        12.7 3.55 2.36 21.5 106 1.7 1.2 0.17 0.84 5 0.78 1.29 600 2
        12.51 1.24 2.25 17.5 85 2 0.58 0.6 1.25 5.45 0.75 1.51 650 2
        12.6 2.46 2.2 18.5 94 1.62 0.66 0.63 0.94 7.1 0.73 1.58 695 2
        12.25 4.72 2.54 21 89 1.38 0.47 0.53 0.8 3.85 0.75 1.27 720 2
        12.53 5.51 2.64 25 96 1.79 0.6 0.63 1.1 5 0.82 1.69 515 2
        13.49 3.59 2.19 19.5 88 1.62 0.48 0.58 0.88 5.7 0.81 1.82 580 2
        12.84 2.96 2.61 24 101 2.32 0.6 0.53 0.81 4.92 0.89 2.15 590 2
        12.93 2.81 2.7 21 96 1.54 0.5 0.53 0.75 4.6 0.77 2.31 600 2
        13.36 2.56 2.35 20 89 1.4 0.5 0.37 0.64 5.6 0.7 2.47 780 2
        13.52 3.17 2.72 23.5 97 1.55 0.52 0.5 0.55 4.35 0.89 2.06 520 2
        13.62 4.95 2.35 20 92 2 0.8 0.47 1.02 4.4 0.91 2.05 550 2
        12.25 3.88 2.2 18.5 112 1.38 0.78 0.29 1.14 8.21 0.65 2 855 2
        13.16 3.57 2.15 21 102 1.5 0.55 0.43 1.3 4 0.6 1.68 830 2
        13.88 5.04 2.23 20 80 0.98 0.34 0.4 0.68 4.9 0.58 1.33 415 2
        12.87 4.61 2.48 21.5 86 1.7 0.65 0.47 0.86 7.65 0.54 1.86 625 2
        13.32 3.24 2.38 21.5 92 1.93 0.76 0.45 1.25 8.42 0.55 1.62 650 2
        13.08 3.9 2.36 21.5 113 1.41 1.39 0.34 1.14 9.4 0.57 1.33 550 2
        13.5 3.12 2.62 24 123 1.4 1.57 0.22 1.25 8.6 0.59 1.3 500 2
        12.79 2.67 2.48 22 112 1.48 1.36 0.24 1.26 10.8 0.48 1.47 480 2
        13.11 1.9 2.75 25.5 116 2.2 1.28 0.26 1.56 7.1 0.61 1.33 425 2
        13.23 3.3 2.28 18.5 98 1.8 0.83 0.61 1.87 10.52 0.56 1.51 675 2
        12.58 1.29 2.1 20 103 1.48 0.58 0.53 1.4 7.6 0.58 1.55 640 2
        13.17 5.19 2.32 22 93 1.74 0.63 0.61 1.55 7.9 0.6 1.48 725 2
        13.84 4.12 2.38 19.5 89 1.8 0.83 0.48 1.56 9.01 0.57 1.64 480 2
        12.45 3.03 2.64 27 97 1.9 0.58 0.63 1.14 7.5 0.67 1.73 880 2
        14.34 1.68 2.7 25 98 2.8 1.31 0.53 2.7 13 0.57 1.96 660 2
        13.48 1.67 2.64 22.5 89 2.6 1.1 0.52 2.29 11.75 0.57 1.78 620 2
        12.36 3.83 2.38 21 88 2.3 0.92 0.5 1.04 7.65 0.56 1.58 520 2
        13.69 3.26 2.54 20 107 1.83 0.56 0.5 0.8 5.88 0.96 1.82 680 2
        12.85 3.27 2.58 22 106 1.65 0.6 0.6 0.96 5.58 0.87 2.11 570 2
        12.96 3.45 2.35 18.5 106 1.39 0.7 0.4 0.94 5.28 0.68 1.75 675 2
        13.78 2.76 2.3 22 90 1.35 0.68 0.41 1.03 9.58 0.7 1.68 615 2
        13.73 4.36 2.26 22.5 88 1.28 0.47 0.52 1.15 6.62 0.78 1.75 520 2
        13.45 3.7 2.6 23 111 1.7 0.92 0.43 1.46 10.68 0.85 1.56 695 2
        12.82 3.37 2.3 19.5 88 1.48 0.66 0.4 0.97 10.26 0.72 1.75 685 2
        13.58 2.58 2.69 24.5 105 1.55 0.84 0.39 1.54 8.66 0.74 1.8 750 2
        13.4 4.6 2.86 25 112 1.98 0.96 0.27 1.11 8.5 0.67 1.92 630 2
        12.2 3.03 2.32 19 96 1.25 0.49 0.4 0.73 5.5 0.66 1.83 510 2
        12.77 2.39 2.28 19.5 86 1.39 0.51 0.48 0.64 9.899999 0.57 1.63 470 2
        14.16 2.51 2.48 20 91 1.68 0.7 0.44 1.24 9.7 0.62 1.71 660 2
        13.71 5.65 2.45 20.5 95 1.68 0.61 0.52 1.06 7.7 0.64 1.74 740 2
        13.4 3.91 2.48 23 102 1.8 0.75 0.43 1.41 7.3 0.7 1.56 750 2
        13.27 4.28 2.26 20 120 1.59 0.69 0.43 1.35 10.2 0.59 1.56 835 2
        13.17 2.59 2.37 20 120 1.65 0.68 0.53 1.46 9.3 0.6 1.62 840 2
        14.13 4.1 2.74 24.5 96 2.05 0.76 0.56 1.35 9.2 0.61 1.6 560 2
        """)
    static let wineScores = numbers(
        """
        0.9271186440677965 0.31613106634675103
        """)
    static let digitsScores = numbers(
        """
        0.9413333333333334 0.21964264371065756
        """)
    /// Per image 64 grey values from a (0) to q (16), and the digit.
    static let digits = """
        aafnjbaaaanpkpfaadpcaliaaemaaiiaafiaajiaaelabmhaacofkmaaaagnkaaa0
        aaamnfaaaaalqjaaaadpqgaaahpqqcaaaabqqdaaaabqqgaaaabqqgaaaaalqkaa1
        aaaepmaaaadqpoaaaainiqaaaabgplaaabinpbaaajqqfaaaadnqqlfaaaadlqja2
        aahpnbaaaingpeaaacbnnaaaaacplbaaaaabmmbaaaaabkiaaaiefojaaahnnjaa3
        aaablaaaaaahiaaaaabngccaaahpajiaafqkaqgaaepqnqbaaaadpkaaaaacqeaa4
        aamkaaaaaaoqqoaaaanqpkbaaalqqhaaaaaehqhaaaaaeqjaaafemqeaaajqqkaa5
        aaamnaaaaafqiaaaaanqdaaaaaonaaaaaapmhcaaaanqnqdaaahqlpiaaabjplda6
        aahinqpbaahhelmaaaaainbaaeiippgaaclppeaaaaaqfaaaaajpbaaaaanfaaaa7
        aajoibaaaamoomaaaajkapeaaadqmocaaaeqqcaaadqikncaabpbdqiaaalqplba8
        aalmaaaaacqqqnaaadqmkoaaabqbmpaaaanqjpcaaaadajlaaaaajpeaaajmndaa9
        aabjplaaaalqiogaacqkajjaabqeaiiaaeqeaiiaabqfbldaaammkkaaaabkndaa0
        aaaaonbaaaafqqcaaaaoqmaaabkqqmaaadmoqjaaaaafqpaaaaaeqoaaaaabnqba1
        aafmbaaaaapohaaaaanbmaaaackaoaaaaacaqbaaaaagpaaaaajqpjicaadlinme2
        acjpojdaaenijqiaaaagopdaaaalocaaaaacplaaaaaacpeaabfgnqgaacmmnlaa3
        aaaipbaaaabonbbaaakpdplaahqhbqiaajqnoqfaabkpqoaaaaabqkaaaaakpeaa4
        afmnqqcaalqpieaaaiolbaaaaiqqoaaaabggqaaaaaafqdaaabfpnaaaaepqcaaa5
        aaaipbaaaaamoaaaaadqhaaaaagqcaaaaahqqnfaaapqjjoaaadojcqcaaahpqla6
        aabipkaaadnpooaaafkakmaaaadfpkcaaaqqqqmaabimoidaaaaknaaaaaaljaaa7
        aakhnjaaaajkmpcaaaelklaaaabqkbaaaamneaaaaambmaaaabkcoaaaaalofaaa8
        aagoeaaaaalqkaaaaaioqcaaaabmmlaaaaaaaldaaaaaaflaaabeehqcaahqqnlb9
        aadnlhaaaalqqqcaaeqjbocaaeqaaqcaaaqbamiaaapjangaaajojobaaacmneaa0
        aaacqqcaaaaeqqcaabemqmaaahqqqmaaaadkqoaaaaaiqmaaaaagqqcaaaacmpea1
        aaiqfaaaabnlqaaaaakandaaaadbqbaaaaajmaaaaadpfaaaaaopiidaaahmmmnb2
        abimpoeaadliimmaaaaacnhaaaacpmbaaaaanfaaaaaajnaaaahiopaaaaoplcaa3
        aaaamcaaaaagobaaaaeqhiaaaanjaqgaagqklqaaaafknqaaaaaagqaaaaaamiaa4
        aamiihaaadqqlhaaacobaaaaafofaaaaacpqjaaaaaacqcaaaaeiqeaaaalojaaa5
        aabnodaaaaiqncaaacqqdaaaadqmbaaaafqofaaaadqqqqgaaboqqqmaaadmpoha6
        aaaioocaaaagkplaaaaaaokaacilmqiaaiqqqqhaaaaalpbaaaajqhaaaaamnbaa7
        aakleaaaaakpnnbaaailaoeaaaanpnaaablqqaaaabpdjkaaaaogpkaaaaiohbaa8
        aajnhaaaaamqqcaaaamnqgaaaagqqoaaaaaacqdaaaaaajkaaadhmoqcaahmmmla9
        aakoldaaaeqngobaaeqcalhaaiqaakfaaiqaaoeaaiqabqbaaeqblpaaaalqmdaa0
        aacniaaaaagqqgaaaafpnlaaaaahqpaaaaaaaodaaaaaahlaaaadeeqcaacpnonc9
        acnqqqlaafqkfebaagqhdaaaajqqqgaaadielpaaaaabmpaaaaenqgaaacqpiaaa5
        agnfiibaaiqqqqgaagqjgeaaagqqpfaaaaefpmaaaaadqjaaabinpdaaaeqpdaaa5
        aaafocaaaabnlaaaaafqcaaaaagpfaaaabpqplbaacnobmjaaaeqhnjaaaafqpda6
        adpiigaaaeqqqncaadqjcaaaacqqpdaaaahgmjaaaaabokaaaafopcaaabpobaaa5
        aagokcaaaappnpdaacqkanjaabqfamfaaaqdangaabpfgnbaaaqlokaaaahqlbaa0
        aankbaaaafqohaaaaeqioaaaacoqqgaaaabejnbaaaaaangaaafifjoaaannpqna9
        aahhnqeaaanngmhaaakeklbaaaiqkaaaadoqaaaaaiilfaaaaekjiaaaablqgaaa8
        abjqnhaaahoekmaaagpjqlaaaajlhoaaaaaaapcaaaaaalgaadnifofaaajonkba9
        aalkmeaaaamnjqbaaahnlqaaaabqoeaaaakqnaaaaaohmhaaaeoemnaaablomeaa8
        aaajpbaaaaeqmaaaaapocldaaeqjeqkaajqlnqcaaajqqoaaaaaiqgaaaaajqcaa4
        aaaamfaaaaacqmaaaabmqlaaacmqqkaaaglfpgaaaaabqjaaaaacqlaaaaadqiaa1
        aaajpmaaaaehhoaaaaaaandaaejiknbaaeqpqqgaaaaaodaaaaajmaaaaaalhaaa7
        aajqqqfaabokiqiaaaaahqdaadilpqlaaiqqpldaaacqhaaaaaiqbaaaaankaaaa7
        aajqngaaaagfqqaaaaaipfaaaaafodaaaaaajpcaaaaaalmaaaeilpmaaalomiaa3
        abpeaaaaacqqqocaagqliidaafqlfaaaaaloobaaaaafqhaaaagqqeaaaaooeaaa5
        aaabljaaaaahqnaaaaeoqjaaakqlqiaaaaadqgaaaaadqiaaaaafqkaaaaacogaa1
        aacpndaaaakplpaaadqgakaaaeqiadiaaiodaeiaadpbadhaaaolgofaaaempgaa0
        aabpnbaaaahqoiaaaimjcncaahjbaggaafjaadjaaapcaimaaajpnqgaaaanoiaa0
        aaafomcaaahpioeaaagcdnbaaaabneaaaabljaaaaiqnaaaaafoqlcaaaaagmnda2
        aaadpkbaaaalkqeaaaambpgaaaadepeaaaagpgaaaepqjaaaaanqpjdaaaaejoha2
        aadmqqgaaaklhqlaaaaacokaaflijqdaajqqqqjaabejqgaaaaaloaaaaaeqfaaa7
        aaeiqfaaaajqilaaaafkancaaaanepcaaaajqiaaaaipofaaaaqfoeaaaagqmbaa8
        aaaboodaaaaklniaaaahaniaaaaahpbaaeimpeaaagqqgaaaaacmmecaaaabnqfa2
        aacopfaaaakqqpbaadqkkqeaafqaaogaafqgamhaabpnengaaalqqpaaaaclneaa0
        aaaamnbaaaaiqpcaaakqqmaaaeqqqnaaaeheqgaaaaabqiaaaaabqiaaaaaammaa1
        aaabjlaaaaanqqaaaaamhoaaaaaaohaaaafmmaaaahqqgaaaaejnqleaaaaajnda2
        aaaknbaaablmhaaaacqmaaaaaeqlaaaaaeqpieaaaeqqnqgaaahqhnoaaaahppfa6
        abkplbaaadiilmaaaaafopbaaaalpcaaaaaepcaaaaaamkaaaadekqbaaanqpkaa3
        aakpoeaaaaegnqcaaaadqjaaaaabqgaaaaaakmaaaaaabqeaabjfgqhaaaomplca3
        aagnqgaaadqopqbaaafaiqcaaaaaiqdaadpqqqjaafnoqldaaaampbaaaaeqhaaa7
        aaoqogaaaahkqqdaaaafqqbaaaacqiaaaaaamnbaaaaaeqhaaafjoqhaaanqqkba3
        adqqohbaabjjpqeaaaahqmbaaaajqcaaaaadphaaaaaajpaaabkkqqdaacnqmfaa3
        aaagqeaaaabnpbaaablqfaaaaiqkakgaamqijqmaacpqqqhaaaaeqlaaaaahqdaa4
        aaajkaaaaahqhaaaaannbaaaaaphaaaaaeqpmhaaacqmelkaaaiofjoaaaagmoja6
        aaaklaaaaajqgaaaaapnaaaaaaokaaaaabpmicaaaamqqqkbaahqmmqeaaajpmfa6
        aafoaaaaaamjaaaaaapdaaaaabqaaaaaabqcheaaadqqqqjaaappekqaaaeoqmha6
        aaajjaaaaadqjaaaadokacaaakqfhpbaaclpqnbaaaahqdaaaaagpaaaaaaeqfaa4
        aagmngaaagqjmqcaahqjpnaaaalpqeaaaaamkaaaaadqeaaaaabqcaaaaaglaaaa9
        aaaaohaaaaanqjaaaakqqhaaahqiqcaaabfgqgaaaaaeqgaaaaacqgaaaaaamlaa1
        abnpmmfaaeqiigaaahnaaaaaaipnphaaabgfimaaaaaamlaaaacnobaaadokbaaa5
        aabnkaaaahqqqhaaaiqnkpaaaiqccpdaafpcamhaabpgcqdaaalpnqaaaabpoiaa0
        abmneaaaaeqqqdaaaeqqqkaaaagqoqaaaaaaaqeaaaaaanhaabcdhokaacmqomda9
        aannicaaafqqqmaaabpmaaaaaamnhbaaaaiqqmaaaaaejqdaaabfopbaaakqqgaa5
        aaaajnaaaaacqqbaaaafjpaaaaaafoaaaaadphaaahqqlaaaaaloqhdaaaaajpja2
        adfongaaajqmkmaaagqdmlaaabnkqgaaaakqkaaaabpqkaaaaaqmqaaaaadpqfaa8
        aaaalpeaaaadqqmaaaaioqmaaaafkqgaabhlqnaaajqqobaaadioqjaaaaablqma2
        aakmkaaaadqqqeaaahpdinaaaimaaobaaimaahiaafnaaeiaaaoiakiaaahmnmea0
        aaeolaaaadppqjaaainadpbaaimaaigaaimaaiiaafnbaiiaacpompgaaafqpiaa0
        aaabonbaaaabqqdaaflpqqaaaepqqpaaaaaiqhaaaaakqdaaaaaiqgaaaaacnpca1
        aadoqoaaaannnqcaaabajpaaaajmpqkaaeqqqldaaaejocaaaacpjaaaaaenbaaa7
        aaakpdaaaahqlaaaaanpbaaaaaplaaaaaaqnibaaaapqqpgaaakqoqocaabjpqla6
        acnpkeaaaafenpcaaaaalqeaaaaaqmaaaaaanlaaaaaainaaabgiomaaacmolbaa3
        abnpcaaaagppjaaaajiknaaaafdmmaaaaadqgaaaafppbaaaagqpmmlaablnqqma2
        aaabqfaaaaafqlaaaaamqlaaahmqqhaaaeimqeaaaaajqcaaaaakqcaaaaadnfaa1
        aachpnbaaaomjoiaaacaamiaaaaaangaafqqqqfaacfhnocaaaabpfaaaaaljaaa7
        aaajqeaaabjqncaaaoqoiaaabppfqjaaafqqqiaaaacnqbaaaaalnaaaaaalnaaa4
        aaaklaaaaadqkaaaaaiqaaaaaamoaaaaaaoqpgaaaamqmpgaaahqknoaaaajnlga6
        aanqpeaaaajinqdaaaaanqhaaaabqmaaaaaapkaaaaaaipaaaadgpqhaaapqqlba3
        aaabmibaaaaeqqbaaabnqlaaablqqmaaacmiqkaaaaaapiaaaaaeqeaaaaadneaa1
        aeoqqmbaacmhoqgaaaafqkaaaaaeqhaaaaaeqgaaaaabplaaabikqkaaafqqpbaa3
        aajnofaaaeqknqaaaanpoqbaaaadhqdaaaaaeqaaaaaabqdaabpfiqcaaahpqjaa9
        aaalqfaaaaakqfaaaaeqqfaaalqqqdaaafioqcaaaaaoqcaaaaalqcaaaaaiqiaa1
        aadmqkaaacommmaaafkaklaaaaabojcaaaiqqqkaaagqnhaaaaaqfaaaaafnaaaa7
        aaalqiaaaagqndaaaaiqiaaaaanqcaaaaapqfaaaacqqqfaaabkqqoaaaaamqpaa6
        abjqpkaaagqihqdaaaloqlbaabnqgaaaaipqdaaaafoklaaaaaphqdaaaalqiaaa8
        aaadobaaaaanmbaaaahqfdaaadplfqcaafqllqgaaagmqndaaaabphaaaaacqhaa4
        acpqqncaabkioqiaaaaaqpbaaaaaqiaaaaaaooaaaaaalqbaaconqqdaacpqofaa3
        aabpnaaaaabqqfaaaahqqaaaaanqnaaaahqqnaaaablqnaaaaacqqaaaaaboqdaa1
        aaacnaaaaaaipaaaaafqfcaaaapmbqeaaeqcjqiaaakoqqeaaaaaniaaaaaangaa4
        aabmfaaaaajqodaaacqolnaaacqkaoeaaeqaameaaeqdalkaaanmiogaaadkqmba0
        aamqqiaaadqnifaaacqdaaaaaaqnjaaaaakqqhaaaaabknaaaaclqkaaaalqmaaa5
        aenqqmdaadhenqgaaaaipfaaaaamiaaaaaahmaaaaaaemaaaabhmlaaaadpmcaaa3
        aaaioeaaaahqhaaaaaokaaaaabqgaaaaadqqkaaaacqmogaaaamplkaaaaakniaa6
        aajpfaaaaanonhaaaagoknbaaaajmpfaaaaaakkaaaaaahoaaadijppaaafmmjba9
        aaaflbaaaaaoocaaaafqfaaaaaipcaaaaaknaaaaaaoqqiaaaagqjpgaaaagoqia6
        aaaagkaaaaaaopaaaaakqqaaaahqqpaaadphpkaaaaaanlaaaaaapjaaaaaaipaa1
        aaclqeaaaamjlpbaaacaeqaaaaacipbaaeqqqphaadgeqdaaaaaglaaaaaamhaaa7
        aapqqmcaacqpmmdaaeqiaaaaaiqmeaaaaamqqaaaaaadqiaaacgjqiaaabpqpdaa5
        aaakpaaaaalpdaaaahpeaaaaamlbdicaaemppqjaaaaiqicaaaakmaaaaaamjaaa4
        aabkjaaaaajpeaaaabqfaaaaaeqbeoeaaeqmoqfaaabhqjaaaaacqeaaaaaknaaa4
        aadlqnaaadppnqaaagicjoaaaaehpofaaeqqqogaabinmaaaaabqeaaaaadpbaaa7
        aacqnbaaaagpqhaaaadgqiaaaaadqgaaaabnnaaaagoqeaaaajqqnkdaaaelpqka2
        aaejnfaaabqqmlaaaalifqaaaahknkaaaaeqnaaaaanpmaaaaaljofaaaaakqiaa8
        aaaipiaaaadqmqeaaackbqeaaaaaioaaaaajpdaaadqoeaaaaepohbaaaaajmoea2
        aabkqiaaaalnkqaaaambeqbaaabanhaaaaajmaaaacnpbaaaaepoheaaaablopfa2
        acpqqocaadqojkbaahqgaaaaadopgaaaaabnmaaaaaaiqaaaaajqlaaaadqnbaaa5
        aajmppcaabpolqhaaacacqeaaacekpcaaanqqqjaaanqkbaaaagqbaaaaaljaaaa7
        aaamobaaaajqkfaaaainfoaaaacoqqeaaaaaekkaaaaaaeqaaacgejqaaablqpha9
        aagncaaaaeqqqlaaaamlbgbaaamokcaaaabimmaaaaaajoaaaaejqfaaaajoeaaa5
        aaamnaaaaafqkaaaagqnlmcaamqkpqjaaeoqqmeaaaaonaaaaaaomaaaaaalnaaa4
        aadgofaaaahppnaaaadonmaaaaaqnbaaaacqiaaaaakjoaaaaamepcaaaaepoaaa8
        aafopeaaaaiqqoaaaafqqjaaaaapqbaaaabqnaaaaalpofaaaammipbaaafqqqca8
        aaaioaaaaafqlaaaabpobgaaahqfdqiaaiqioqcaaagoqlaaaaagqeaaaaakpaaa4
        aamqhaaaacqfmdaaaaogdqcaaacoqmaaaaaakkaaaaaakiaaaaicnhaaaalqqdaa9
        aadmkbaaabqqqkaaafqngqbaafqhandaafqeanhaabqiaohaaanonqdaaacnpgaa0
        aafejkaaaakilqcaaaimoobaaafphaaaaaomaaaaabondaaaaamnfaaaaahqfaaa8
        aablpiaaaamokqfaaaqhnqeaaajpnqeaaaaabpeaaaaaaqeaaiqojqeaaackppca9
        aahnpfaaaaiqqmaaaahqpdaaaagqfaaaaafqcaaaaaiqgaaaaammnaaaaafnkaaa8
        aacmjaaaaalpmfaaaapfaoaaacpbajhaaekaahiaaamaaikaacpfkqbaaafomeaa0
        aaaafpiaaaacpqjaaadpqqkaahqkiqhaaabaiqeaaaaalqbaaaaajqbaaaaaioaa1
        acpqgaaaafqpoaaaafnkoaaaaaammaaaaabqhaaaaakpcaaaadqkigbaacpqqqha2
        adqqmmgaaaeefoiaaaaallaaaaaeqdaaaaaamlaaaaaajoaaaadhpeaaadqoeaaa3
        aaadqdaaaaamqcaaaaiqqeaaahqpqmlaaiqqqndaaaahobaaaaagqaaaaaaeoaaa4
        aeqqqkdaamqjimdaakqcaaaaadqmaaaaaahqjaaaaaamqbaaadkppbaaaeqndaaa5
        aacpeaaaaalnaaaaaaqgaaaaadqhaaaaaeqqpfaaaeqfdnhaabojainaaacnqqia6
        aacppdaaaaioqlaaaaaaloaaaaaalodaaaemqqhaaalqmbaaaabogaaaaaembaaa7
        aafmncaaadqoqnbaaeqjqmbaabjqpbaaabnqqfaaadqfmqaaadphomaaaagqndaa8
        aafpfaaaaamlniaaaaljkqaaaadpqqbaaaaaaogaaaaaaniaaagdaogaaacnqpda9
        aamjmbaaaaoqqiaaadqjdpcaaeqbaqfaafmaaqfaadobeqeaaapmooaaaahmmcaa0
        aaaahnfaaaaapqiaaabnqqdaaamqqqaaaiqdqnaaacdaqmaaaaaaqnaaaaaaimaa1
        aanoibaaabqqqgaaaadfqiaaaaajqcaaaabqjaaaabqnaaaaafqleeaaabnommaa2
        agqqphaaaclmqqfaaaaaopcaaaabqlaaaaaaooaaaaaafqjaaadhmqhaadqqplba3
        aaafoaaaaabpnaaaaajqnaaaafqpnaaaaiqqqpjaaaekoifaaaaimaaaaaahkaaa4
        aepqqqeaaeqpjhbaaapobaaaaafqjaaaaaaoqaaaaaajqfaaadknqeaaafqqmaaa5
        aaagobaaaacqkaaaaalpcaaaaannifaaacqomqdaabqlafmaaalpfmmaaaajpoga6
        aadpobaaaanqqgaaaaeeqiaaaaabqkbaaahqqqiaaampqgaaaaaolaaaaaembaaa7
        aadnndaaacommlaaaeqifpdaabnoqhaaaalqnbaaabqmnobaaannjqhaaadnqkba8
        aagnkeaaaeqpnnaaaeqoqqbaackqqqfaaaaadqfaaaaaaqiaaaaciqiaaahqojba9
        aacmeaaaabmqqdaaahqgenaaaiqganfaabqfahjaaaqiaimaaanooqkaaaeophaa0
        aaaafodaaaaajqiaaaajqqfaabnpmqbaaemdkpaaaaaalmaaaaaaimaaaaaafnea1
        aagnkdaaafplqlaaacgaqmaaaaaaqmaaaaahqgaaaafpkaaaaalqieaaaaionmea2
        ablmogaaabgeiqhaaaaadqfaaaacojaaaaaeqhaaaaabonaaaaabmoaaafmpjbaa3
        aaadqdaaaaakqlaaaaeqqiaaacomqfaaakqoqqlaafmnqidaaaacpdaaaaaemaaa4
        acoqqnfaahqniibaakpaaaaaakqaaaaaahqgaaaaabmqiaaaabiqkaaaadqpbaaa5
        aaaqhaaaaagqeaaaaalpaaaaaammaaaaaapqqiaaaamqnpiaaamqhnpaaablqpja6
        aakqobaaaaoqqhaaaabfqhaaaackqlgaahqqpmhaalkpkaaaaagqcaaaaanjaaaa7
        aacnnbaaaaiqoeaaaafqkieaaabqqkcaacpnmaaaafmdpbaaaaodneaaaadpnbaa8
        aafneaaaaapoofaaaamhiqbaaaenqqbaaaaaapcaaaaaaogaaachiqeaaagmnkaa9
        aafokhaaaaqqqqdaadqkcqhaahqdamiaaiqbamiaahqfcqeaacqponaaaahpncaa0
        aacngaaaaaeqpfaaaabpmpaaaaakqqbaaaaacqcaaaaaapfaaaeegqdaaacoqkaa9
        afqqqlbaaeqpkibaaeqmaaaaabnqfaaaaagqnaaaaaakqeaaaaenqcaaacpqjaaa5
        agqqqpkaajqnigfaamqbaaaaakqhaaaaadppdaaaaadqnaaaabfqjaaaajqlaaaa5
        aafnbaaaaamnaaaaaaqiaaaaafqcaaaaaeqipjbaaeqqmplaabpoeolaaafookba6
        acpqqncaahqniidaaeqeaaaaaaqlaaaaaamqdaaaaacnlaaaadipiaaaacppbaaa5
        aafqpbaaabpjkmaaadqbaqeaagqaalgaadqbaliaaeqedpeaabnnnobaaaenobaa0
        aacnigaaaahooqaaaahjdqeaaafopqeaaaadcnfaaadaamgaabmgalhaaadmqqba9
        aagpndaaaanopmaaaaolnpfaaajqpiaaacqqqcaaaiqcokaaafqjolaaaaioncaa8
        aagpgaaaaaolneaaaalhhnaaaafqqqbaaaaaaohaaaaaaknaaaclalmaaafqojea9
        aacneaaaaaiolaaaaakgofcaaacomoaaaabpncaaaalnobaaaanikeaaaaclqhaa8
        aaainaaaaabqqaaaaahqqaaaabpqqaaaagqpqjcaagpqqqlaaaalqaaaaaakoaaa4
        aaaaoqhaaaafqqiaaabmqqiaafoqqqfaabehqqiaaaacqqhaaaacqqdaaaaaqqaa1
        aahqqqnaaaijippaaaaaeqhaaaeimqfaadqqqohaaadiqdaaaaapnaaaaahqdaaa7
        aabikplaacopnqhaaagagocaaaadlmcaaacqqpiaaadnpcaaaaankaaaaabqfaaa7
        abkqqlaaafkimqeaaaabkoaaaaagqeaaaaahqfaaaaabmqeaaacejqeaabpoleaa3
        ahqqqlcaafqmigbaajqbaaaaacqpdaaaaafqobaaaaacqkaaabhnqdaaaepqgaaa5
        aaaamlbaaaabqqhaaaboqqhaaboqoqiaafmdiqhaaaaaiqeaaaaaiqbaaaaalmaa1
        aagppdaaadqoonaaagpcbofaaiocajiaaiqeaiiaafqgaljaabqqoqjaaafopkba0
        aaakpbaaaafqqkaaaaoggpaaaeqeapdaafpfalfaaamlanfaaaiqqqdaaabiniaa0
        aahppeaaaiqqqeaaaipiqeaaaaakpaaaaabpjaaaaagqcaaaaaiqiljaaajqqmda2
        abmokaaaafqqqeaaaaaeqeaaaaahpbaaaacpjaaaaajpcaaaaaqoiidaaakpnjea2
        aafqmcaaaaelqkaaaaaaolaaaaceoocaaanqqkeaaadkoaaaaaapfaaaaaglaaaa7
        aafpndaaaampmoaaaammooaaaadqodaaaajopdaaabpfimbaaaqeeqeaaafqqmca8
        aalmaaaaahqqfaaaafnqiaaaaabqiaaaaahqfaaaaajpbaaaaaqpjhcaaamonmfa2
        aacpnaaaaanqqjaaafqjgqeaafqdbohaagqeaqiaadqmgqmaaaoqqqeaaacnpiaa0
        aaablofaaaajqqfaaakqqqbaafqqqqaaabflqqaaaaafqqaaaaaalqaaaaaalkaa1
        aajqfaaaagqqpaaaahqoqcaaadgmqaaaaaapmaaaaahqgbdaaajqnpiaaahqqiba2
        aaeogaaaaakpcaaaaaqlaaaaaanlaaaaadqmidaaacqoimjaaaqnemmaaagpqmba6
        aemnngaaagoinqaaaaaalqcaaaaaqpaaaaaamqdaaaaaeqjaaabemqiaacnqmgaa3
        acppgaaaaaknqfaaaaacqjaaaaadqlaaaaaanobaaaaahqfaabegnpbaadpolcaa3
        aappcaaaaaiplaaaaaamoaaaaahmqnjaahqqqkfaabfqoaaaaajpdaaaacqeaaaa7
        abkpqndaafoffpiaaaaacpgaaaaajqaaaaaajqaaaaaaeqgaaacdnmaaaapnhaaa3
        acoqoeaaaelfnmaaaaacphaaaaaeqeaaaaabnnbaaaaacqeaaabdlpcaabmqjcaa3
        aaaalfaaaaaiqcaaaaepqdaaaamgqdaaafpapfdaagqqqleaaaaaoaaaaaaamcaa4
        aaagodaaaacqlaaaaalpcaaaabpncaaaadqqqhaaaeqoinhaaamqfmkaaaaionfa6
        aabogaaaaahqbaaaaankaaaaaaohaaaaadqkidaaaaqnmohaaaojelnaaacmqmea6
        aacolaaaaakqbaaaabqjaaaaaeqfaaaaafqmmlbaaeqokolaacpkgqkaaadpqkba6
        aaacpeaaaaaipbaaaabomaaaaagqmaaaaanqpecaajqqqqlaadiiqdaaaaadpaaa4
        aagpfaaaabpppdaaacqgloaaaapopqbaaadikqfaaaaadqiaaaaekqiaaahmnmba9
        aaaalmaaaaadpoaaaaalqlaaaajqqkaaaeqmqmaaadkdqlaaaaaaqoaaaaaallaa1
        acqqqofaajqlgidaajqcaaaaadqnbaaaaaiqmaaaaaamqeaaaablqgaaaeqqiaaa5
        aaeplbaaacooqiaaaipcdnaaaeqaamhaahqaamiaadqgbojaaapqqqcaaaenogaa0
        aakphaaaaeqnllaaakqmpqeaadmmoqeaaaaakqeaaaaajqeaaaeeppaaabmpmdaa9
        aeqqqqfaalqifidaakqcaaaaadqgaaaaaaqjaaaaaamqcaaaaagqlaaaaeqmbaaa5
        aadnmcaaaaonplaaaahaipaaaaaangaaaaadqeaaaaanlaaaaadqmibaaadqliaa2
        aaknaaaaaaoplaaaaamjqicaaafoqlbaaadqkaaaaamlqaaaabqhqfaaaalqnbaa8
        aafolaaaaapqpaaaaakiqbaaaaagoaaaaaamjaaaaabqdaaaaaiqmlaaaahqmhaa2
        aacmmcaaaakqqjaaadqqipdaagqganiaaiqeapiaafqimqgaaapqqpcaaadnmdaa0
        aaaohaaaabjqqdaaaeqillaaadqheqeaaiqeaqiaafqkanlaaanqqqjaaackngaa0
        aaaahohaaaadqqjaaagpqqgaafqqqqcaaeiiqqaaaaadqqdaaaabnqaaaaaaipaa1
        aaiqnaaaaahoqeaaaabmqnmbaalqqojaaakqobaaaaaojaaaaadqbaaaaamjaaaa7
        aadodaaaaannaaaaaaqhaaaaafqdaaaaadqhecaaaeqqqqhaabopelpaaafoqmga6
        acoqmgaaabkioqbaaaaakpcaaaacqmaaaaadqmaaaaaalqcaaahkppcaadnlhcaa3
        aakqjaaaaeqqqaaaacmjpaaaaaallaaaaabqhaaaaajqcaaaaapqifaaaalqqqca2
        aaaahpbaaaaalqaaaaaaqoaaaaakqpaaaamqqlaaafqgpmaaaabamqaaaaaaepea1
        aajqdaaaaalqobaaaaalqeaaaaaiqkbaabmqqqjaablqleaaaagqeaaaaallaaaa7
        aapqldaaaaekppdaaaaaoqfaaaafqmaaaaadqlbaaaacnqjaaagpqmdaaapohbaa3
        aaaadpgaaaaalqhaaaajqqeaaakqqqeaaeqhiqeaabeakqcaaaaahqbaaaaadqba1
        abmmnibaaaijpqcaaaadqkaaaaahqgaaaaafqkaaaaaahqhaaadipncaacoqkbaa3
        aalqiaaaagqlnjaaahqajqaaacpmqqdaaafhhqeaaaaafqfaaadhqlaaaanqlbaa9
        aaaeoofaaaajqqhaaafpqpdaaepqqmaaafqqqmaaaaamqnbaaaaiqqhaaaaeopga1
        aaepqqfaaagjlqlaaaaadqfaaaadoqkaaahqqldaaaipnaaaaafqhaaaaahocaaa7
        aaaimbaaaabpmbaaaagqdaaaaahqbaaaabqqofaaabmqgojaaacqgkpaaaagqqla6
        aaakmdaaaaiqpoaaaafqkqbaaafqqkbaabqmqiaaabqdeqeaaamleqjaaackonea8
        aaahpbaaaaapqbaaaajqqcaaacqqqaaaakqqqqiaaippoifaaaalmaaaaaagpbaa4
        aclqqibaacmjjqkaaaaaeqjaaaacpqaaaaadqoaaaaaanqdaaaelqiaaadpmeaaa3
        aaabqlaaaaabqqeaaaaiqqaaaakqqqbaagqoqpaaabdfqmaaaaaeqmaaaaacpmaa1
        aaacpiaaaaalqeaaaajqqaaaadpqqaaaamqqqogaagmoqmfaaaainaaaaaacobaa4
        aaemkbaaadqnpkaaafqcbodaainaakiaaimaaiiaaioaaliaadqonqcaaaiqnfaa0
        adpnmibaaeqommcaaaqeaaaaaamjaaaaaahqdaaaaaaoiaaaaafpkaaaacpqcaaa5
        aaflqqiaaapoimpaaaaacojaaaaalmbaaaabqfaaaaabojaaaabepjaaaahqlcaa3
        aaaloaaaaakqeaaaabplaaaaadqmicaaahqqmodaaeqiakjaabmpjokaaacknlba6
        aafphaaaaaoqqfaaaanoopaaaadloqdaaaaagqcaaaaaeqhaaaablqgaaaepqkaa9
        aadpeaaaaamqcaaaabqhbaaaadqbgbaaadpimndaacqcahmaaanjejpaaadnqpfa6
        aaaaknhaaaafqqlaaaeoqqhaadoqqqeaahqqqqeaaacnqqdaaaalqqaaaaacnqba1
        aajpqfaaaaqqqnaaaaadqlaaaachqnkaacpqqmeaadnqkaaaaahqcaaaaamnaaaa7
        aanqmhaaaeqpmmdaaeqfaaaaadqjaaaaaapqcaaaaaeqoaaaabjoqaaaabnqkaaa5
        aaadnbaaaaaiqdaaaabpqeaaaaiqqbaaacqoqfbaalqqqqkaafilqebaaaacqcaa4
        aaaapjaaaaaiqfaaaabqqfaaaalqqbbaagqqqpjaahpqqkbaaabhqbaaaaabpfaa4
        aahpgaaaaacopcaaaaafqgaaaaafqjcaafoqpleaafhmlaaaaaepbaaaaaklaaaa7
        acpnaaaaamqqdaaaafnqeaaaaaiqeaaaaaiqeaaaaamqaaaaaaqqqogaabqqqmha2
        aacmmaaaaahqpjbaaagonpdaaabqqeaaaahqoaaaabpjqfaaacnnqkaaaablmfaa8
        acppfaaaafqqlaaaajpqmaaaaaeqgaaaaaiqcaaaabonaaaaaeqooqfaacoqnjba2
        aaeoqeaaadqqqgaaaiqmqhaaadfmpaaaaaapmaaaaagqcaaaaaiqmfbaaaeqqpea2
        adlpmhbaaeqnljgaaepaaaaaadqiaaaaaalqiaaaaaanmaaaabhqdaaaafngaaaa5
        aenjidaaafqommgaaiqbaaaaadqlbaaaaaiqjaaaaaakqaaaabbmoaaaaeoodaaa5
        aaaanlaaaaaiqfaaaadpqeaaaaipqkbaaeqoqqlaahqnpodaaaaaqlaaaaaamlaa4
        aadonbaaaajqqjaaaaiqlpbaaacoqpcaaagqqgaaaaplkmaaabqllpaaaafnphaa8
        aacqkbaaaahqqmaaaadqqpaaaacqoaaaaaipqgaaaanijnaaaamkhqaaaadnpkaa8
        aaafqdaaaabpqeaaaakqqbaaadqqpecaakqqqqmaabhongfaaaalmaaaaaaekaaa4
        aahqlbaaabpmmmaaacqcgqcaabqggqgaaahqpqjaaaaaamlaaaddgqfaaaiqogaa9
        aaconaaaaakppiaaacqhepaaaeqeanhaaeqbakiaaeqfbmlaabponqdaaadmnfaa0
        aaampgaaaafqnpaaaacqqmbaaaalqobaaahqpkaaabqicofaaamkemhaaaclqnda8
        aadmfaaaabpoqgaaagqagqgaafqloqeaaaikmqaaaabbhpbaaaikkqcaaacnohaa9
        aafopcaaaanojkaaaapicpdaaalmjocaaahqocaaaanoqeaaadpiokaaaagqqiaa8
        aaelpiaaaanqlnhaadqmaeiaagqfaeiaahjaajhaaekacpcaabqmokaaaaeoobaa0
        aaanpiaaaabqqkaaaabqqiaaaaeqqcaaaalqoaaaacqqkaaaaanqpcaaaabnqeaa1
        aagoiaaaagqkoeaaalfaleaaaegcqcaaaaanhaaaaahoaaaaaamkiieaaahooona2
        aakqkbaaagogqdaaafefpaaaaaamobaaaaadlpbaaaaaakiaaajiipgaaajppjaa3
        aaameaaaaagpcaaaaaqfaeeaaepcdpjaacpqqqeaaaciqiaaaaaipaaaaaaljaaa4
        aagimoaaafqpmhaaaiqneaaaacliolaaaaaaapbaaaaaaofaabjimobaaakpmdaa5
        aadngaaaaakpcaaaacpdaaaaaeoaaaaaaeooqncaadqjbemaaaokfllaaadnpiaa6
        aagqqqqkaagkioqdaaaaeqiaaackopgaaagqqqhaaaapjaaaaagqgaaaaaknbaaa7
        aabknnbaabnkeoeaainahmaaacmopcaaaafppcaaaaihdndaaaiianeaaablqqca8
        aagmnfaaacqjipcaaimadpiaaepmqnbaaaccqgaaaaabqbaaaaafqaaaaadqoaaa9
        aaeniaaaaanqphaaadqjgpgaaioaaeiaaimaaeiaaemaalgaaaokmobaaahplcaa0
        aaaaoeaaaaadqlaaaaakqjaaaaanqhaaaamqqeaaabnmqfaaaaaeqjaaaaaaokaa1
        aakqlaaaaipkpcaaallcqfaaahfgqdaaaabpkaaaaakqcaaaaamoikfaaamqqqpa2
        aagpqkaaadqlpkaaaekkqeaaaaeqpdaaaabjqpcaaaaadqgaaadjmqfaaajqqiaa3
        aaanmaaaaagqhaaaaappbbeaagqkjpoaajqqqqeaacimqjaaaaanqaaaaaaopbaa4
        aapqqpjaagqnmmlcadpocaaaaagqfaaaaaaolaaaaaamiaaaabookaaaaanqdaaa5
        aaanjaaaaaipfaaaaaoiaaaaacqdacaaaaqnqqgaabqlehmaaalmfnjaaabmplca6
        aaemqkaaaapmmlaaaabajhaaaaehpnhaagqqpkdaabemhaaaaacqcaaaaagmaaaa7
        aacmqkaaaamhbneaadqaimaaaeqlobaaaahqgaaaaagmpcaaaaihneaaaadnqdaa8
        aaeoqpbaafqieqhaainaeqmaahqpqndaaagmqeaaaaalmaaaaaaqhaaaaadqcaaa9
        aafpmiaaaanqkndaafqjaieaaenbaeiaaeiaaieaaboaaldaaamjjpaaaaeopeaa0
        aaaennaaaaakqqbaaadoqnaaaaiqqfaaadpqqeaaaeqqqgaaacipqjaaaaaeomaa1
        abnqqeaaajpgniaaafkamkaaaaagqfaaaafqkaaaacqlaaaaafqniifaabkoqqqa2
        aaiooeaaafmehmaaaecdnfaaaaaqpbaaaaadjobaaaaaahiaaadeenhaaalqpfaa3
        aabldaaaaajqaaaaabqfabcaagqcbnkaahqjpnaaacjmqbaaaaaojaaaaacqhaaa4
        aalhmpbaabqojgaaaimaaaaaafoppfaaabgekjaaaaaaelaaaakeniaaaamqkbaa5
        aaembaaaaaonaaaaacqdaaaaahnaaaaaahmhmgcaaeppmnlaabnqflmaaafnqlba6
        aaenqqqkaalpmnqfaaaaamlaaabafpcaaaonppgaaapqpjcaaabqhaaaaagocaaa7
        aaclqmcaaalhehiaafoeaieaacpjglaaaadqlaaaaajnlaaaaamkqbaaaacmqdaa8
        aajqmcaaaaqdfkaaaaneoqeaaaeqqqhaaaadekeaaaaaaigaaambbndaaaipqjaa9
        aacmpmbaaboooliaafqdaciaaioaagiaaemaajeaabqbbobaaaljliaaaacnobaa0
        aadlnfaaaakmfqaaaahkgpeaaacnqogaaaaaahjaaaaaaelaaajhailaaadjqqga9
        aagiindaaboomjdaaeqicaaaaeqnphaaaaaadpaaaaaadpaaaaginiaaaajpiaaa5
        aadijjaaagqmifaaalnaaaaaajqkfaaaaadinkbaaaaaakhaaafceniaaahqoiaa5
        aaaipcaaaagqfaaaaamiaaaaaangaaaaaammqoaaaaopgilaadmofknaaaajqnfa6
        abflpeaaaiqngcaaalhaaaaaalqqlcaaaaeefmdaaaaaaflaaabgaklaaacmqpca5
        aajqpobaabppfkhaagqbabiaainaaeiaahgaaggaafjaanbaaaqfmmaaaaipkbaa0
        aahnqhaaacqgfmbaaemabqeaabmmnqdaaaaeinaaaaaaenaaaaidkkaaaagppdaa9
        aaepokbaaahjajiaaaljcnhaaaepoeaaaagppbaaaeobnhaaahnbfnaaaahoqqba8
        aaemqmaaafqiemcaamgaaneaagqnqqhaaadebiiaaaaaaemaaaijcjjaaacnqpda9
        aafmpkbaacohejhaahphajiaabfplndaaadpqfaaaapjmhaaaapfimaaaaeoqlaa8
        aaahkaaaaadpfaaaaallaccaafocbnhaahpciqdaadoqqiaaaaahqaaaaaagqcaa4
        aahmjaaaaamqqbaaaalqqaaaaamqqaaaaanqqaaaaanqqaaaaboqqbaaaaemmjaa1
        aagqqjaaaaojmlaaaabajgaaaabgqkgaaakqolfaaafpcaaaaadnaaaaaahiaaaa7
        aablqqkaaanoimlaaaeaaneaaaaadpaaaacpqqjaaadnqibaaaahkaaaaaandaaa7
        aahpqmaaaeqlmmaaachbnlaaaaanqgaaaaalpqdaaaaabpiaaafqmpiaaahqqnca3
        aagoonlaaaomfecaadqqeaaaacllqdaaaaaahkaaaaaablaaaadhmiaaaaholbaa5
        aaaknaaaaaanqfaaaaaqqeaaaadqqhaaaahqqjaaaajqqkaaaakqqoaaaabfhpia1
        aacnkdaaaakpmnbaaaqeageaacqdabhaafnfaciaaemaadiaaanfgnfaaafoniba0
        aafnnfaaaaqqkpdaafqcbieaaenaaeiaaimaaghaafpaahhaaaqifpdaaafopjaa0
        acpqhaaaakpkqcaaajlfqaaaaaamlaaaaafqcaaaadpiaaaaaipffidaadpqqqka2
        aafppcaaadqjqfaaafjbqbaaaaakjaaaaabqdaaaaajjaaaaaalohgcaaagqqpca2
        aadlqqeaaajmmqjaaaaabqiaaaajoqjaaabqqofaaaagqeaaaaaloaaaaabphaaa7
        aaenqocaacpfeoeaaipgbpbaaeqqnkaaaabjqkaaaaeodogaaajkdniaaadpqlba8
        aahqqdaaahqjohaaakjaofaaaddeqcaaaaamlaaaaagqdaaaaampiidaaakqqqja2
        aaenlhaaaaoqnqcaafqeafhaaioaaeiaagjaaeiaacobaigaaanmjpcaaadqmfaa0
        aaaalodaaaacqqcaaaalqoaaaadqqpaaabnqqnaaagqjpnaaaaaamqbaaaaajoba1
        aclqmbaaajqjqeaaaoheqbaaagfjoaaaaadqfaaaaanoaaaaadqlimjaacpqqnqb2
        aadmdaaaaanocaaaadkaaaaaaaadfdaaaekqqqeaagqeaijaaapmejmaaacnqoea6
        aclqpcaaampmqeaaaddgqcaaaacpmaaaaadqqmbaaaabgpkaaagmiolaabqqqlda3
        aahoqlaaacqllqcaaaddpjaaaaakqiaaaaadopcaaaaabqgaaadmnpcaaagqmfaa3
        aafqqqqlaagjffpiaaaaajlbaaadgqdaaafqqqhaaaeiqebaaabnkaaaaadqcaaa7
        acnqqlaaaklemmaaabbeoiaaaacqqiaaaaahjqiaaaaaakmaaafjkqjaaapqnhaa3
        abkqqgaaahojmmaaabbfpfaaaadqodaaaabloqgaaaaaamlaaahinqfaaapqmfaa3
        aaboiaaaaaiqeaaaabqjabfaaiqfbmpaakqmlqgaadoqqiaaaaalqbaaaaanoaaa4
        aacmiaaaaamnfaaaabqbaaaaacoaaaaaacqfkkeaaaqoignaaanjceoaaadkqqha6
        aacnnbaaaajnfaaaaanfaaaaaapcaaaaaapkjjcaaaqlilmaabolbenaaadlqpea6
        aabneaaaaafpcaaaaamhaaaaaaogaaaaaaqmpphaaaoogeobaajodeocaabhoqla6
        aaeqgaaaaampbaaaabqlaaaaaiqdaheaamqglqhaahqqpdaaaaeqkaaaaaeqgaaa4
        aaajpqjaaaknemhaafobcpdaaeomqpaaaabbnhaaaaaepbaaaaaliaaaaaameaaa9
        aabplbaaaacqqhaaaagqqfaaaaiqqeaaaajqnaaaaalqnaaaaalqlaaaaaboqdaa1
        aackqeaabkqqpeaaaqqkbaaaapqqhaaaaflfpcaaaaaaljaaaadkqjaaaacqpcaa5
        aafilfaaaanqmmaaabqjajdaadqgaggaadlbafgaaamaalgaaaofmpbaaagqncaa0
        aadoqiaaadpiepbaaikadqiaadpnqobaaacfqeaaaaailaaaaaapcaaaaacnaaaa9
        aafimqeaadqlhbaaadogeaaaafqmogaaaacaemaaaaaaekaaaagiohaaaahnhaaa5
        aalqpfaaaiqoqiaaalkaqiaaadbgqcaaaabpkaaaaalpbaaaaaqommiaabpqqoia2
        aaenpjaaaeogfqaaahmccqaaaeqpohaaaajqqfaaaakgipcaaaljenlaaacoqpga8
        acpqpcaaaioioiaaahfcqfaaaaamnaaaaaipbaaaabphaaaaaeqjiicaacpqqqna2
        aadlqkaaaakqkogaaaphaliaadqcaiiaaemaajiaagpbamiaadpkipeaaafmojaa0
        aahpjfaaaaoqopaaabqiegeaaepbagfaadlaahfaadlabncaabninnaaaagplbaa0
        aaacnjaaaaahqpaaaaalqhaaaaapqcaaaahqoaaaaanqoaaaaaipqaaaaaadniaa1
        aadlqpbaabqokqcaafmaimaaaabbnjaaaalqqncaaalopmfaaaapjaaaaaapfaaa7
        aaaepbaaaaanibaaaagmaaaaaaikaaaaaanmlkaaaeqpilkaabhpedmaaaahpqia6
        aaiopgaaaeqmolaaaeibohaaaaaoqfaaaaalqqcaaaaabphaaaeliohaaalqqkaa3
        aakqqhaaagpjomaaadfaniaaaaaknaaaaacqeaaaaamiaaaaaaqnlidaaamqqqfa2
        aaaaklaaaaaaqnaaaaahqjaaaaanqdaaaakqqaaaaapqqeaaadmgqgaaaaaaknha1
        aadnqlaaaaomoqbaaagahpaaaaaamlaaaainqoeaafqqomeaaadqdaaaaainaaaa7
        aacnnaaaaajqgaaaaaoqcaeaafqkbnpaahqqqqeaaaipqiaaaaaokaaaaabqlaaa4
        aadlaaaaaamlaaaaabobaaaaacpaaaaaaeppqpcaabqieilaabqlhkmaaafkmpha6
        aamqqnbaaepjmqcaaacalpaaaaamqeaaaaaiqnbaaaaagqgaaaeggqgaaamqqjaa3
        aaampcaaaaanqiaaaaaoqjaaaaanqgaaaahqqdaaabqqqbaaaaiqqcaaaaajqhaa1
        ackolbaaahpiqeaaabbgpbaaaaapjaaaaabqpjbaaaabgpiaaciegphaacnqpjaa3
        aackqnaaadqicqbaainacqgaagqmqqhaaaceimbaaaabpdaaaaajkaaaaabqdaaa9
        aabohaaaaagqqbaaaahqpaaaaagqpaaaaagqpaaaaaeqqbaaaaeqqgaaaabpqiaa1
        aagpqdaaadqmpiaaaaeaogaaaaacqgcaaaeoqqiaaapqhaaaaagqaaaaaahjaaaa7
        aaalqcaaaahqicaaaaphaaaaaaqedbaaabqqqqeaaaomegmaaakqfkpaaaclqmia6
        aadkmmcaabnmgniaaiqiiobaafoqqdaaaamqpcaaadqcpkaaaeqimmaaaajqpdaa8
        aaajlaaaaacpiaaaaalpbdiaagqeaomaamqelqfaajqqqlaaaaglqhaaaaakqeaa4
        abmqkaaaahlhobaaaccdoaaaaadogaaaaamqqgaaaacafpgaableeniaacoqqnba3
        aadqlaaaaaaqqgaaaaanqhaaaaalqkaaaaamqgaaaadqqcaaaafqpaaaaadnpaaa1
        aacpmaaaaajqfacaacpkalqbakqegqkaagqqqpbaaagnqeaaaaapnaaaaagqfaaa4
        aadohaaaaaoqojaaaeqqlpdaafpgaeiaaiiaaeiaaflaaggaaankfpfaaacmoiaa0
        aaflqmaaaaqmedaaaeqgdaaaaepqqjaaaaaadqgaaaaaalgaaaabipbaaagqnbaa5
        aagnqkaaaenfeqaaaaabkiaaaaamqdaaaaadhpbaaaaaajiaaaigdlhaaaeoqlba3
        aabnhaaaaahocaaaaanfaaaaaaqdaaaaadqkmmdaadqlfjmaabnlenlaaabmqlca6
        aadlpncaacpliohaaioacncaadnqqpbaaaaaofaaaaahoaaaaabpeaaaaacqbaaa9
        aabkoaaaaaioldaaaaqccaaaadnaaaaaaenagkdaadpnmkmaaakqefoaaaajpoja6
        aaiqpiaaabqqqcaaacqqkaaaacqqmaaaagqqnaaaabqqlaaaaaqqkaaaaahppaaa1
        aaiqqbaaabmkqfaaaaadqgaaaaagqcaaaemoqmfaamqqomfaaagnaaaaaaliaaaa7
        acmnqpbaaiqolhaaaiqhaaaaahqqlbaaaacgpjaaaaaajpaaaabhqlaaabqqnbaa5
        aaakoaaaaabqkaaaaakqbaaaaeqiadfaakpacpkaamqoqnbaacloqdaaaaaiqcaa4
        aaahmaaaaadogaaaaaliaabaaeqdbkkaaiqmondaacmkqfaaaaagqaaaaaagnaaa4
        aacnqnaaaaopoqaaaafakpaaaaaannaaaahoqqhaaaoqokdaaadpfaaaaaepaaaa7
        aahmmcaaafpgkjaaalealgaaadacpcaaaabngaaaaallbaaaabqheecaaalmnola2
        aahnqlaaadqfeocaailbepcaadmoqiaaaaiqpbaaabpflmaaadqfhqbaaafoqpca8
        adpqnbaaaknjqeaaabbaqgaaaaakpbaaaakqdaaaadqhaaaaafqnmhcaacnnnqpa2
        adnqjaaaakpnpcaaapeeqbaaaaafqcaaaabonaaaaakqfaaaaeqnikjbacqqomjb2
        aahlmocaaiqjedaaakpfaaaaadmqoeaaaaacnqcaaaaaapjaaaceipjaaakqniaa5
        aabjqqdaaaoliqiaaaeaapgaaaaahqdaaagmqqjaabqoqfaaaaciqaaaaaamhaaa7
        aaafnqiaaaipghoaacqbblkaaeqpqqgaaaeefpbaaaaajiaaaaacpbaaaaagkaaa9
        aekpqqoaalqoifcaagqiaaaaaakpbaaaaacqfaaaaaankaaaafkokaaaadqpdaaa5
        aabphaaaaagqdaaaabqkabdaafqdbmpaalqiopdaagqqqfaaaabolaaaaacqmaaa4
        aaeloeaaafnejhaaahkkncaaabjqpcaaaaihjmaaaamabofaaalgahiaaacpqpea8
        aadmpodaabqfaimaagqlcnhaacjpqeaaaadoqhaaaajfgpaaaalkhqcaaadmqnaa8
        aaagqcaaaacppaaaaapqdcdaahqhdplaahqooqfaabhmqkaaaaahqeaaaaakpaaa4
        aaacjqkaaahpihmaabpdalmaaiojnqiaabhhdneaaaaafnaaaaaakjaaaaaaoeaa9
        aaflebaaaapqqlaaacqjcmeaagnaaggaadnaafjaadqaagiaaanmiqhaaaenmkaa0
        aabnqoeaaclielhaagqddncaaajooeaaaahqkaaaaamkqbaaaalkpeaaaabopbaa8
        aaajpmbaablmfpeaagoaanhaafqmmqeaaadioiaaaaacpbaaaaajkaaaaaakjaaa9
        abjpqjaaagmbcqaaaabaioaaaaakpdaaaaahpfaaaaaaencaacheeodaaajqqkaa3
        aajpfaaaadppqeaaakoajoaaaimaamfaaiiaakiaafoaamiaaaqhmqeaaajqphaa0
        aaaanqgaaadlqqfaafqqqqeaaekjqqeaaaaanqeaaaaamqeaaaacqqhaaaabmofa1
        aahofaaaafqqlaaaacocoaaaaaafqaaaaaaiqaaaaaalmaaaaalqoikaaahmmmpc2
        aaimmodaaallkqcaaaaajnaaaaaoqnaaaaaiiqeaaadaaqeaabqjjpcaablopdaa3
        aaacnbaaaaajpcaaaaeqqiaaaamjogaaafoanhbaajpmqqeaacijqkbaaaabncaa4
        aamnmmmaaaqnmllaaaqnlcaaadqoqhaaaaaallaaaaaailaaabolpjaaaakomaaa5
        aabloaaaaajqmaaaabqhaaaaahqffeaaahqqqqfaaaqnenhaaajqoqeaaablojaa6
        aacmihgcaajqpqqfaanlakoaaaldcpeaaaaaljaaaaaiqeaaaaapmaaaaaeqcaaa7
        aabgijdaaanpmlhaaanlajhaaafpppaaaaboqqaaaaljaqbaaajkknaaaadljcaa8
        aahoniaaabpnooaaaannnqdaaaeonqeaaaaaameaaaaaaoeaahqjkpcaabinpiaa9
        aaenmbaaacpoqnaaagqegqfaaipbamiaaimaamiaafnabniaabpkmqdaaagqneaa0
        aabiqhaaaadqqmaaabpqqmaaadmpqmaaaaaiqkaaaaalqoaaaaalqqbaaaafnhaa1
        aahndaaaaapqlaaaaaofpdaaaagcofaaaaaamiaaaaagqeeaaahqqqqdaagpgjjb2
        aakqkaaaaiqoqcaaadpiqdaaaaalqhaaaaadkpcaaakaaoiaabqginiaabpqnkba3
        aaaleaaaaabqedaaaakjqeaaacofqcaaainhqlcaakqqqobaaaalnaaaaaalhaaa4
        abiijniaacqqqojaadqcaaaaafqqpbaaafkipfaaaaaanhaaaapmqcaaaalqjaaa5
        aaclneaaaamqnpaaaaqjbdaaaeqgojbaahqqqqgaabqoeqiaaamqnqcaaackqhaa6
        aabiijmhaaiqmnqfaalgailaaapdbpdaaabakjaaaaadnbaaaaanhaaaaablbaaa7
        aaflihaaadqljqeaaaodhpaaaafppdaaaakpobaaaenajhaaadlfnhaaaagkgaaa8
        aafqlaaaaamnnlaaaanigqaaaahoqqeaaaahiohaaaeaaimaabplinlaaaflmoda9
        aadmlbaaaboopiaaadqcfqbaaeqaaogaaeqaaliaadqcakiaaakpnqdaaabpogaa0
        aaafpnbaaacoqqeaaaiqqqeaagpqqqbaadhkqqeaaaalqqbaaaamqqbaaaagomba1
        aajlcaaaaiqomaaaajkfpaaaafkeqbaaaaafpaaaaacnjcbaaakqpopaaahjjmea2
        aadnnbaaaakpqhaaaafdpkaaaaaaqpbaachaeqiaafnaaojaaaoljqiaaadmniaa3
        aaaemaaaaaamqiaaaaeqpiaaabpiohaaagqiooeaakqqqnbaaaacqeaaaaaencaa4
        aagilooaabqqnmhaaaqhbaaaaeqqpbaaabfgnjaaaagamjaaaamkqeaaaakoiaaa5
        aablogaaaaeqoeaaaamqcaaaacqqmfaaahqqqqdaadpfapnaaalqoqkaaaamnjba6
        aackkmpkaajqmipgaanjaembabqdbncaaafajhaaaaadnbaaaaamhaaaaaaocaaa7
        aablofaaabqognbaajocaqeaafnagqbaabpqqmaaaafodneaaadphqbaaaalqiaa8
        aadokdaaaakonpbaaameeqeaaagppqiaaabiioiaaacaajlaaaqkimmaaahmooga9
        aaeojaaaaanqqkaaaeqefqgaaioabpfaagqaaneaaepbhqbaacpoqhaaaaenjaaa0
        aafolbaaaaqkonaaaaociqgaaamhkqiaaafqqpiaabdbcljaabpgemlaaagqomda9
        abonmifaaeqlmphaaiqqnbaaadjhphaaaaaaijaaaacagmaaaaqimlaaaamomeaa5
        abimqqhaahqmmmfaaendaaaaaeqqnaaaacigpgaaaahajmaaaaqlnmaaaafnmfaa5
        aabjolbaaakpjnfaadqhaaaaafqqqkaaahqlkqfaacqfamiaaakpnqfaaaajmhaa6
        aalkmolaaaqqqqhaabqqqmaaabfclpaaaabacqaaadmadpaaagpinlaaaajojcaa5
        aakpgaaaacqoqhaaaeqifqbaafmaamiaaijaamiaafmabpdaaenemnaaaajqneaa0
        aajqlbaaafqkqjaaagobjpaaabpglqcaaahqpqhaaaadbljaadojjomaaamqqnda9
        aaepndaaabqnqpbaagpaeqeaadpoqoaaaaeqqlaaaalmiqfaaaqkmqdaaahqnhaa8
        abhmndaaahngpoaaagkanqaaabnnpqbaaaaebmiaaaaaamiaaamnfoiaaafmqlba9
        aafmjbaaaaqjpjaaacobkmaaaajoqlaaaadpqjaaaamkdnbaaalifqdaaaekidaa8
        aaafoaaaaaanomaaaahngnaaacqdklaaagqnqqfaacijqlcaaaadqaaaaaahmaaa4
        aaabmhaaaaajqqbaabhpqoaaaeqqqqaaaaadqqaaaaacqqdaaaagqqaaaaadpnaa1
        aabilnpdaahqkkqfabndajoaadpacpeaafiaklaaaaacpeaaaaaioaaaaaanhaaa7
        aagmmpqgacpqoqpdadqggqgaahpeolaaabcipdaaaabqjaaaaagqeaaaaaiqdaaa7
        aagpocaaafqlomaaafldqfaaaaaoqhaaaaaikqdaabeaamhaahqfgqfaabipqmba3
        aadijlobaajqqqnaaaqfiaaaaeqqqgaaacjcjkaaaaaaiiaaaaimnfaaaafnkbaa5
        aaafqiaaaaeqqiaaacpqqiaaaeimqfaaaaagqlaaaaagqmaaaaagqpbaaaaeplca1
        aacpkbaaacnmojaaagqbbocaaiqaakfaaiocaiiaagoaaiiaabomipgaaadnqiba0
        aacpiaaaaahopiaaahpddpaaagqbajiaaemaaiiaaamdamhaaajnnpbaaabjmfaa0
        aalpeaaaafqppaaaaaolqcaaaaaeqfaaaaaeqgaaaaahqkdaaalqqqqgaalqkfng2
        aampdaaaagpmoaaaahfbqcaaaaaalhaaaaacpdaaaaaiobaaaamqmifaaajinpha2
        aacmmmjcaajpmnqfaamiaikaabqddpcaabdamhaaaaaenaaaaaanjaaaaadpdaaa7
        aadjohaaadplipcaaeqfcqhaaaepnqhaaaagqqbaaacpiqhaaaeqephaaaakpkaa8
        aahncaaaalpmnaaaamhaqeaaaeeaoiaaaaaaohaaaaaeqdaaaamqqmjaaajmikoa2
        aaepmcaaacphlkaaaeqaapbaagkaakiaaiiaagiaafmaaliaacqhiqcaaagpqiaa0
        aahkaaaaaajqaaaaaagqfaaaaajqjaaaaaagobaaaaacqeaaaabeomebaahqqqqf1
        aahpgaaaaeqjodaaacoangaaaacalkaaaaaangaaaaafphaaaajqqqpaaagphegb2
        aaalmbaaaaiqjeaaaadeaaaaabacicaaafqqqocaacqjdnhaaalohqjaaabkokca6
        aadknhaaabonpoaaaapfojaaaaakqfaaaaahoqdaaefacqeaakqkiqdaaafmoiaa3
        aadonaaaacqjqcaaaemdqaaaacjpqkbaaaaliqgaaagaamiaaaokfqhaaadnqlba3
        aaakmpqnaagpgeojaakgadocabobamgaaadafnaaaaabndaaaaagnaaaaaaogaaa7
        aaenocaaaapklkaaadpcmgaaaadiqhaaaaaejqcaaakdangaaaqfhqdaaahnniaa3
        aafojaaaabqnqaaaacnkoaaaaaeqqhaaaacefqeaaaaaaohaaaliiqeaaainpkaa3
        """

    private static func numbers(_ text: String) -> [Double] {
        text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }
}
