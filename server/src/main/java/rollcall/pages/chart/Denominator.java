package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.Distribution;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

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
            return "no instance was active in 7 days";
        }
        if (now.reported() == now.active()) {
            return now.active() == 1
                    ? "of the 1\u00a0instance active in 7 days, which reports it"
                    : "of the " + Phrases.instances(now.active()) + " active in 7 days; all report it";
        }
        String active = Numbers.count(now.active()) + " active in 7 days";
        if (now.allUnusable() == 0) {
            return reported(now) + "; " + Numbers.count(now.notReported()) + " of " + active
                    + (now.notReported() == 1 ? " does not" : " do not");
        }
        return reported(now) + "; of " + active + ", " + missing(now);
    }

    /** The short text for a headline: "of 18 that report it". */
    public static String brief(Distribution now) {
        return "of " + Numbers.count(now.reported()) + (now.reported() == 1 ? " that reports it" : " that report it");
    }

    private static String reported(Distribution now) {
        String of = now.reported() == 0 ? "of none" : "of the " + Phrases.instances(now.reported());
        return of + (now.reported() < 2 ? " that reports it" : " that report it");
    }

    private static String missing(Distribution now) {
        List<String> parts = new ArrayList<>();
        if (now.notReported() > 0) {
            parts.add(Numbers.count(now.notReported())
                    + (now.notReported() == 1 ? " does not report it" : " do not report it"));
        }
        if (now.allUnusable() > 0) {
            parts.add(unusable(now));
        }
        return String.join(" and ", parts);
    }

    private static String unusable(Distribution now) {
        int count = now.allUnusable();
        String report = Numbers.count(count) + (count == 1 ? " reports" : " report");
        if (!now.version()) {
            return report + " no usable value";
        }
        List<String> reasons = new ArrayList<>();
        now.unusable().forEach((reason, of) -> reasons.add(reason.words() + ": " + Numbers.count(of)));
        return report + " no usable version (" + String.join(", ", reasons) + ")";
    }
}
