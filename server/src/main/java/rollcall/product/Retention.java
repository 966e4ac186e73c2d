package rollcall.product;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;

/** Removes raw rows that are older than their product keeps them. The rollups stay. */
public final class Retention {
    /**
     * The fewest days that raw heartbeats are kept. Heartbeats of the end of a day are rolled up from their raw rows early on the next day.
     * Events have no such limit, because they are rolled up without raw rows.
     */
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
     * Removes the events that are older than their product keeps them.
     *
     * @return how many days were removed
     */
    public int events() {
        return events.remove(today(), isPatient());
    }

    /**
     * Whether a day that somebody reads stays for now. A day is removed as a whole only while nobody reads it. In the first UTC hour,
     * removal waits for readers such as a nightly backup. Later, the rows of such a day are deleted.
     */
    private boolean isPatient() {
        return clock.instant().atOffset(ZoneOffset.UTC).getHour() < 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
