package rollcall.analysis.instances;

import java.time.Instant;
import java.util.Arrays;
import rollcall.store.instances.InstanceRow;

/** The order of a list of instances. */
public enum InstanceOrder {
    /** The latest heartbeat first; instances that never sent one come last. */
    LATEST("latest"),
    /** The instance that has been silent for longest first; instances that never sent a heartbeat come last. */
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

    /** The order of that name; {@link #LATEST} for any other name. */
    public static InstanceOrder named(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code.equals(code))
                .findFirst()
                .orElse(LATEST);
    }

    boolean descending() {
        return this == LATEST || this == NEWEST;
    }

    /** The same of a stored row. */
    Instant key(InstanceRow row) {
        return this == LATEST || this == SILENT ? row.lastHeartbeatAt() : row.firstSeenAt();
    }

    /** The time of an instance by which this order sorts; null if it never sent a heartbeat. */
    Instant key(InstanceLine instanceLine) {
        return this == LATEST || this == SILENT ? instanceLine.lastHeartbeat() : instanceLine.firstSeen();
    }
}
