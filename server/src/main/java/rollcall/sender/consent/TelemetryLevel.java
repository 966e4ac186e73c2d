package rollcall.sender.consent;

import java.util.List;
import java.util.Locale;
import rollcall.report.InvalidInput;

/** How much leaves, each level with all of the one before. */
public enum TelemetryLevel {
    /** Nothing; no connection is opened. */
    OFF,
    /** A heartbeat a day. */
    BASE,
    /** Heartbeats and events. */
    DETAILED;

    /** In the database and in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The level of that code.
     *
     * @throws InvalidInput if there is none
     */
    public static TelemetryLevel of(String code) {
        return List.of(values()).stream()
                .filter(telemetryLevel -> telemetryLevel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("level", "A level is off, base or detailed."));
    }
}
