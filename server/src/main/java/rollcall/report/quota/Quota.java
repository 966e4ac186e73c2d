package rollcall.report.quota;

import java.util.Arrays;
import java.util.Optional;

/** What a product has a most of for each UTC day of receipt. */
public enum Quota {
    /** Kept events. Repeated and ignored events do not count. */
    EVENTS("events"),
    /**
     * Bytes of kept reports, in UTF-8: of a heartbeat its values as JSON, of an event its name, type and source, and its properties and its
     * context as JSON. A heartbeat that takes the place of an earlier one of the day counts as well.
     */
    BYTES("bytes"),
    /** Instances whose first report was kept. */
    NEW_INSTANCES("new-instances");

    private final String what;

    Quota(String what) {
        this.what = what;
    }

    /** The name in answers, files and columns: {@code new_instances_a_day}. */
    public String code() {
        return option().replace('-', '_');
    }

    /** The name on the command line after two hyphens: {@code new-instances-a-day}. */
    public String option() {
        return what + "-a-day";
    }

    /** What is counted: {@code new-instances}. */
    public String what() {
        return what;
    }

    /** The quota with this code. */
    public static Optional<Quota> of(String code) {
        return Arrays.stream(values())
                .filter(quota -> quota.code().equals(code))
                .findFirst();
    }
}
