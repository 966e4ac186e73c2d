package rollcall.product;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;

/** Removes raw rows when the days for which their product keeps them are over. The rollups stay. */
public final class Retention {
    /** Heartbeats of the end of a day are rolled up early on the next day, from their raw rows. Events are rolled up without raw rows. */
    private static final int FEWEST_DAYS = 2;

    private final OldHeartbeats heartbeats;
    private final OldEvents events;
    private final Clock clock;

    public Retention(OldHeartbeats heartbeats, OldEvents events, Clock clock) {
        this.heartbeats = heartbeats;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Removes the days of heartbeats that no product keeps any longer.
     *
     * @return how many days were removed
     */
    public int heartbeats() {
        int keep = Math.max(FEWEST_DAYS, heartbeats.longestKeepDays());
        return heartbeats.dropBefore(today().minusDays(keep), isPatient());
    }

    /**
     * Removes the events that their product keeps no longer.
     *
     * @return how many days were removed
     */
    public int events() {
        return events.remove(today(), isPatient());
    }

    /** A day is removed as a whole if nobody reads it. In the first hour of a day, removing waits for a nightly backup; later, rows are deleted. */
    private boolean isPatient() {
        return clock.instant().atOffset(ZoneOffset.UTC).getHour() < 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
