package rollcall.store.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.gate.KeptEvent;

/**
 * What one committed batch adds to the rollups. It is stored with the batch until it is rolled up, so that the rollup needs no raw rows.
 *
 * @param version the product's version; empty for none
 * @param lines one a day, name, type and source
 */
public record EventSummary(String version, List<EventLine> lines) {
    /** The field of the signatures of errors; the value of an error without a signature is empty. */
    public static final String ERROR = "$error";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * One value of a property or a part of the context.
     *
     * @param field {@code property.NAME}, {@code context.NAME}, or {@link #ERROR}
     * @param value as pages show it; a number is a bucket of {@link rollcall.report.BucketScale#COUNTS}
     * @param events how many events had it
     */
    public record Value(String field, String value, long events) {}

    /** The summary of these events of one batch. */
    public static EventSummary of(@Nullable String version, List<KeptEvent> events) {
        EventCounter tally = new EventCounter();
        events.forEach(tally::add);
        return tally.summary(version);
    }

    /** The text of {@code event_batch.summary}. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a summary cannot be written", e);
        }
    }

    /** Reads the text of {@code event_batch.summary}. */
    public static EventSummary read(String json) {
        try {
            return JSON.readValue(json, EventSummary.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new UncheckedIOException("a summary cannot be read", e);
        }
    }
}
