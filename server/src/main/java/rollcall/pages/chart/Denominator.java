package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.Distribution;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.UnusableWords;

/** Says what the shares of a field are divided by, and which instances no share counts. The text stands under every table of shares. */
public final class Denominator {
    private Denominator() {}

    /**
     * The text, for example "of the 18 instances that report it; 10 of 28 active in 7 days do not", or "...; of 28 active in 7 days, 8 do
     * not report it and 2 report no usable version (a commit hash: 2)"; "of the 28 instances active in 7 days; all report it" if all report
     * it.
     */
    public static String of(Distribution now) {
        if (now.active() == 0) {
            return Messages.get("chart.of-nobody");
        }
        if (now.reported() == now.active()) {
            return Messages.get("chart.of-all", now.active());
        }
        return now.allUnusable() == 0
                ? Messages.get("chart.of-some", reported(now), now.notReported(), now.active())
                : Messages.get("chart.of-some-unusable", reported(now), now.active(), missing(now));
    }

    /** The short text for a headline: "of 18 that report it". */
    public static String brief(Distribution now) {
        return Messages.get("chart.of-brief", now.reported());
    }

    private static String reported(Distribution now) {
        return Messages.get("chart.of-reported", now.reported());
    }

    private static String missing(Distribution now) {
        List<String> parts = new ArrayList<>();
        if (now.notReported() > 0) {
            parts.add(Messages.get("chart.do-not-report", now.notReported()));
        }
        if (now.allUnusable() > 0) {
            parts.add(unusable(now));
        }
        return Phrases.list(parts);
    }

    private static String unusable(Distribution now) {
        if (!now.version()) {
            return Messages.get("chart.report-no-usable-value", now.allUnusable());
        }
        List<String> reasons = new ArrayList<>();
        now.unusable().forEach((reason, of) -> reasons.add(UnusableWords.of(reason) + ": " + Numbers.count(of)));
        return Messages.get("chart.report-no-usable-version", now.allUnusable(), String.join(", ", reasons));
    }
}
