package rollcall.sender;

import java.util.List;
import java.util.Locale;

/** How much leaves, each level with all of the one before. */
public enum Level {
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
     * @throws InvalidWish if there is none
     */
    public static Level of(String code) {
        return List.of(values()).stream()
                .filter(level -> level.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidWish("level", "A level is off, base or detailed."));
    }
}
