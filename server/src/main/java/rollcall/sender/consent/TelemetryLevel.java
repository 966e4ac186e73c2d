package rollcall.sender.consent;

import java.util.List;
import java.util.Locale;
import rollcall.report.InvalidInput;

/** How much is sent. Each level includes the level before it. */
public enum TelemetryLevel {
    /** Nothing is sent, and no connection is opened. */
    OFF,
    /** One heartbeat a day is sent. */
    BASE,
    /** Heartbeats and events are sent. */
    DETAILED;

    /** Returns the name of the level in the database and in HTML forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the level with this code.
     *
     * @throws InvalidInput if there is no such level
     */
    public static TelemetryLevel of(String code) {
        return List.of(values()).stream()
                .filter(telemetryLevel -> telemetryLevel.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("level", "A level is off, base or detailed."));
    }
}
