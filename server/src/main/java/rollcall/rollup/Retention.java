package rollcall.rollup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import rollcall.store.OldEvents;
import rollcall.store.OldHeartbeats;

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
     * Drops what is over its time.
     *
     * @return how many days of heartbeats and of events
     */
    public int run() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int keep = Math.max(FEWEST_DAYS, heartbeats.longestKeepDays());
        return heartbeats.dropBefore(today.minusDays(keep)) + events.remove(today);
    }
}
