package rollcall.gate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What the gate lets through of one event. Values are Strings, Booleans, BigDecimals, {@code List<String>}, UUIDs or {@link ShortHash}es,
 * by name. UUIDs and hashes identify things and are not counted by value.
 */
public final class KeptEvent {
    private final String name;
    private final String type;
    private final String source;
    private final LocalDate day;
    private final long moment;
    private final OptionalLong profile;
    private final SortedMap<String, Object> properties;
    private final SortedMap<String, Object> context;
    private final Optional<String> error;

    KeptEvent(
            String name,
            String type,
            String source,
            LocalDate day,
            long moment,
            OptionalLong profile,
            SortedMap<String, Object> properties,
            SortedMap<String, Object> context,
            Optional<String> error) {
        this.name = name;
        this.type = type;
        this.source = source;
        this.day = day;
        this.moment = moment;
        this.profile = profile;
        this.properties = properties;
        this.context = context;
        this.error = error;
    }

    public String name() {
        return name;
    }

    /** Empty if the sender reports no type that may be kept. */
    public String type() {
        return type;
    }

    /** Empty if the sender reports no source that may be kept. */
    public String source() {
        return source;
    }

    /** The UTC day of the event if its time is credible, otherwise the day of receipt. */
    public LocalDate day() {
        return day;
    }

    /** A number made of the sender's exact time. It tells equal events apart while an answer is in doubt; it is never stored itself. */
    public long moment() {
        return moment;
    }

    /** A keyed hash of installation and user, so that nobody is recognised across installations; empty if the event belongs to no user. */
    public OptionalLong profile() {
        return profile;
    }

    public SortedMap<String, Object> properties() {
        return properties;
    }

    public SortedMap<String, Object> context() {
        return context;
    }

    /** If the event is an error: its signature, or an empty text if it has none. */
    public Optional<String> error() {
        return error;
    }

    /**
     * A one-way hash.
     *
     * @param digits hexadecimal
     */
    public record ShortHash(String digits) {}
}
