package rollcall.analysis.instances;

import java.time.Instant;
import java.util.Arrays;

/** In which order a list shows instances. */
public enum InstanceOrder {
    /** The latest heartbeat first; those that never sent one last. */
    LATEST("latest"),
    /** Silent for longest first; those that never sent a heartbeat last. */
    SILENT("silent"),
    /** First seen last first. */
    NEWEST("newest"),
    /** First seen first first. */
    OLDEST("oldest");

    private final String code;

    InstanceOrder(String code) {
        this.code = code;
    }

    /** Its name in URLs. */
    public String code() {
        return code;
    }

    /** The order of that name; the latest first for any other. */
    public static InstanceOrder named(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code.equals(code))
                .findFirst()
                .orElse(LATEST);
    }

    boolean descending() {
        return this == LATEST || this == NEWEST;
    }

    /** The one of an instance's two times that it goes by; null if it never sent a heartbeat. */
    Instant key(Instances.Line line) {
        return this == LATEST || this == SILENT ? line.lastHeartbeat() : line.firstSeen();
    }
}
