import Basics

/// What the pages that list runs say of themselves, whatever the runs are.
enum IndexWords {
    static var all: [String: String] {
        [
            "skip": say("Skip to the runs"), "all": say("All reports"), "none": say("No reports yet."),
            "studies": say("Studies and their latest reports"), "study": say("Study"),
            "latestReport": say("Latest report"), "verdict": say("Verdict"), "latestRun": say("The latest run"),
            "trends": say("From run to run"), "runs": say("Runs"),
            "audit": say("The bias audit"), "asOf": say("Report as of"),
            "order": say("The newest run stands first; small figures are changes since the run below."),
            "meanings": say(
                "Verdict: natural segments stand apart, reproducible ones come back in other samples, constructive ",
                "ones are drawn for convenience. Stability: mean adjusted Rand index over pairs of bootstrap ",
                "segmentations (1: always the same segments). Held-out F1: how well customers are given their segment ",
                "by a run without them. Outcome AUC: how well all features foretell the study's outcome (0.5: not at ",
                "all, 1: without a mistake)."),
        ]
    }
}
