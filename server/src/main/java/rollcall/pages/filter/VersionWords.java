package rollcall.pages.filter;

import rollcall.pages.text.Messages;
import rollcall.report.VersionInterval;

/** Which versions are asked for, for people. */
final class VersionWords {
    private VersionWords() {}

    /** An interval as it is read: "from 2.0, below 2.2.4"; any other text as it is. */
    static String of(String text) {
        return VersionInterval.of(text).map(VersionWords::of).orElse(text);
    }

    private static String of(VersionInterval interval) {
        String low = interval.low();
        String high = interval.high();
        if (interval.isOne()) {
            return low;
        }
        String begins = interval.withLow() ? "from" : "after";
        String ends = interval.withHigh() ? "to" : "below";
        if (high.isEmpty()) {
            return Messages.get("filter.versions-" + begins, low);
        }
        return low.isEmpty()
                ? Messages.get("filter.versions-" + ends, high)
                : Messages.get("filter.versions-" + begins + "-" + ends, low, high);
    }
}
