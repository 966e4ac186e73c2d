package rollcall.pages.text;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.rejections.RejectedSums;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;

/** Explains why requests and values were not kept, in words for people who did not write the sender. */
public final class RejectionWords {
    private RejectionWords() {}

    /** The headline, as HTML: rejected requests, then requests that need no attention, then ignored names and values. */
    public static String headline(Rejections.Answer answer, Range range) {
        RejectedSums requests = answer.requests();
        String rejected = Messages.get("rejections.rejected_html", requests.rejected(), when(range));
        String others = others(requests);
        return rejected + (others.isEmpty() ? "" : "; " + others) + ". "
                + Messages.get("rejections.ignored", answer.ignored());
    }

    private static String when(Range range) {
        if (!Range.NAMES.contains(range.name())) {
            return Messages.get("rejections.from-to", Dates.day(range.from()), Dates.day(range.to()));
        }
        return range.name().equals(Range.ALL)
                ? Messages.get("rejections.since-the-beginning")
                : Messages.get("rejections.in-the-last-days", Integer.parseInt(range.name()));
    }

    /** The note beside the number of rejected requests on the Overview: "5,927 values ignored; 40 repeated". */
    public static String others(Rejections.Answer answer) {
        List<String> others = new ArrayList<>();
        RejectedSums requests = answer.requests();
        if (answer.ignored() > 0) {
            others.add(Messages.get("overview.values-ignored", answer.ignored()));
        }
        if (requests.answered() > 0) {
            others.add(Messages.get("overview.answered-not-kept", requests.answered()));
        }
        if (requests.repeated() > 0) {
            others.add(Messages.get("overview.repeated", requests.repeated()));
        }
        return others.isEmpty() ? Messages.get("overview.nothing-ignored") : String.join("; ", others);
    }

    private static String others(RejectedSums requests) {
        String answered = requests.answered() == 0 ? "" : Messages.get("rejections.answered", requests.answered());
        String repeated = requests.repeated() == 0 ? "" : Messages.get("rejections.repeated", requests.repeated());
        return answered.isEmpty() || repeated.isEmpty()
                ? answered + repeated
                : Messages.get("rejections.both", answered, repeated);
    }

    /** The sentence for a rejection's code; empty for a code that this release does not know. */
    public static String explain(String code) {
        return Messages.getOr("rejections.why-" + code.replace('_', '-'), "");
    }

    /** The shape of a value that was sent, as people call it; as it is if this release does not know it. */
    public static String shape(String kind) {
        return Messages.getOr("rejections.sent-" + kind.replace(' ', '-'), kind);
    }
}
