package rollcall.gate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.report.Unusable;

/**
 * What the gate lets through of one heartbeat, and the names of what it ignored. Nothing else of a heartbeat may be stored or sent on.
 *
 * <p>Values are Strings, Booleans or Lists of Strings, by field name.
 */
public final class KeptHeartbeat {
    private final UUID instanceId;
    private final @Nullable String version;
    private final SortedMap<String, Object> values;
    private final SortedMap<String, Unusable> unusable;
    private final List<IgnoredField> ignored;

    KeptHeartbeat(
            UUID instanceId,
            @Nullable String version,
            SortedMap<String, Object> values,
            SortedMap<String, Unusable> unusable,
            List<IgnoredField> ignored) {
        this.instanceId = instanceId;
        this.version = version;
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        this.unusable = Collections.unmodifiableSortedMap(new TreeMap<>(unusable));
        this.ignored = List.copyOf(ignored);
    }

    public UUID instanceId() {
        return instanceId;
    }

    /** The product's version; null if the instance reported none that may be kept. */
    public @Nullable String version() {
        return version;
    }

    /** String, Boolean or {@code List<String>} by field name. */
    public SortedMap<String, Object> values() {
        return values;
    }

    /** The reason why a reported value cannot be used, by field name. */
    public SortedMap<String, Unusable> unusable() {
        return unusable;
    }

    /**
     * What the vocabulary does not permit, by name and kind, in the order in which it was found. It is counted, never stored with the
     * heartbeat.
     */
    public List<IgnoredField> ignored() {
        return ignored;
    }
}
