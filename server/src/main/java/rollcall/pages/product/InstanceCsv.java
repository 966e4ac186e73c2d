package rollcall.pages.product;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceAnswer;
import rollcall.analysis.instances.InstanceLine;
import rollcall.gate.vocabulary.Field;

/** The rows of the list's file. */
final class InstanceCsv {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private InstanceCsv() {}

    static List<String> head(List<Field> columns) {
        List<String> head = new ArrayList<>(List.of("identifier", "version", "first_seen_utc", "last_heartbeat_utc"));
        columns.forEach(field -> head.add(field.name()));
        return head;
    }

    /** Cells are empty where the instance reported nothing. */
    static List<String> row(InstanceLine line) {
        List<String> row = new ArrayList<>();
        row.add(line.id().toString());
        row.add(version(line));
        row.add(time(line.firstSeen()));
        row.add(time(line.lastHeartbeat()));
        line.state().forEach(state -> row.add(value(state)));
        return row;
    }

    private static String version(InstanceLine line) {
        if (line.version() != null) {
            return line.version();
        }
        return line.unusable() == null
                ? ""
                : "(no usable version: " + line.unusable().words() + ")";
    }

    private static String value(InstanceAnswer.FieldState state) {
        return state.values().isEmpty() && state.unusable() != null
                ? "(no usable value: " + state.unusable().words() + ")"
                : String.join(", ", state.values());
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant);
    }
}
