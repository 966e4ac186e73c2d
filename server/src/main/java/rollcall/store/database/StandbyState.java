package rollcall.store.database;

import java.time.Duration;
import java.util.Locale;

/**
 * What became known of the standby when it was last looked at.
 *
 * @param what whether it may answer
 * @param lag how far it is behind the primary; what was known last while it does not answer
 */
public record StandbyState(What what, Duration lag) {
    /** Whether the standby may answer, and why not. */
    public enum What {
        /** It follows the primary and is close enough behind. */
        ANSWERS,
        /** It follows the primary, and is farther behind than is permitted. */
        BEHIND,
        /** It cannot be reached. */
        AWAY,
        /** It takes writes: it was promoted, or never was a standby. */
        NO_STANDBY,
        /** It is a standby of another database. */
        FOREIGN;

        /** In lower case with underscores, as programs read it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final StandbyState UNKNOWN = new StandbyState(What.AWAY, Duration.ZERO);

    boolean answers() {
        return what == What.ANSWERS;
    }
}
