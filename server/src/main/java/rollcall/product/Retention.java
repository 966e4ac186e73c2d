package rollcall.product;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.store.events.OldEvents;
import rollcall.store.heartbeats.OldHeartbeats;

/** Drops the raw rows of days that no product keeps any longer; the summaries stay. */
public final class Retention {
    /** Heartbeats that come in at the end of a day are folded early on the next. Events are folded without their raw rows. */
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
     * Drops the days of heartbeats that are over their time.
     *
     * @return how many
     */
    public int heartbeats() {
        int keep = Math.max(FEWEST_DAYS, heartbeats.longestKeepDays());
        return heartbeats.dropBefore(today().minusDays(keep), isPatient());
    }

    /**
     * Removes the events that are over their time.
     *
     * @return how many days were dropped
     */
    public int events() {
        return events.remove(today(), isPatient());
    }

    /** A day leaves as a whole at once if nobody reads it; a nightly backup is given an hour before its rows are deleted instead. */
    private boolean isPatient() {
        return clock.instant().atOffset(ZoneOffset.UTC).getHour() < 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
