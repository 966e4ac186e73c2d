package rollcall.analysis.instances;

import java.time.Instant;
import java.util.Arrays;

/** The order of a list of instances. */
public enum InstanceOrder {
    /** The latest heartbeat first; those that never sent one last. */
    LATEST("latest"),
    /** Silent for longest first; those that never sent a heartbeat last. */
    SILENT("silent"),
    /** The instance that was first seen last comes first. */
    NEWEST("newest"),
    /** The instance that was first seen first comes first. */
    OLDEST("oldest");

    private final String code;

    InstanceOrder(String code) {
        this.code = code;
    }

    /** The order's name in URLs. */
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

    /** The time of an instance by which this order sorts; null if it never sent a heartbeat. */
    Instant key(Instances.Line line) {
        return this == LATEST || this == SILENT ? line.lastHeartbeat() : line.firstSeen();
    }
}
