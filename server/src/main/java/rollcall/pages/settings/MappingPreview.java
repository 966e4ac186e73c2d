package rollcall.pages.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptEvent;
import rollcall.gate.KeptHeartbeat;
import rollcall.intake.sample.MappedSample;
import rollcall.pages.text.Messages;

/**
 * What would be kept of a pasted body, as the page Mapping shows it.
 *
 * @param heartbeats one for each installation, at most {@value #MOST}
 * @param events at most {@value #MOST}
 * @param more how many heartbeats and events there are besides
 * @param ignored names that would be ignored, each with the reason in words
 * @param wrong the codes of the reports that would be rejected, each with their number
 * @param unmapped names to which no pointer leads
 */
public record MappingPreview(
        List<Beat> heartbeats,
        List<Happened> events,
        long more,
        List<Ignored> ignored,
        Map<String, Long> wrong,
        Set<String> unmapped) {
    private static final int MOST = 20;

    /** The heartbeat of one installation. */
    public record Beat(UUID instance, List<Value> values) {}

    /** One event. */
    public record Happened(UUID instance, String day, String name, List<Value> properties) {}

    /** A value as it would be kept. */
    public record Value(String name, String text) {}

    /** A name that would be ignored, and why. */
    public record Ignored(String name, String why) {}

    static MappingPreview of(MappedSample sample) {
        List<Happened> events = sample.batches().stream()
                .flatMap(batch -> batch.events().stream().map(event -> happened(batch, event)))
                .toList();
        Stream<IgnoredField> ignored = Stream.concat(
                sample.heartbeats().stream().map(KeptHeartbeat::ignored).flatMap(Collection::stream),
                sample.batches().stream().flatMap(batch -> batch.ignored().keySet().stream()));
        return new MappingPreview(
                sample.heartbeats().stream()
                        .limit(MOST)
                        .map(kept -> new Beat(kept.instanceId(), values(kept.values())))
                        .toList(),
                events.stream().limit(MOST).toList(),
                Math.max(0, sample.heartbeats().size() - MOST) + Math.max(0, events.size() - MOST),
                ignored.map(field -> new Ignored(
                                field.name(), Messages.translated(field.reason().text())))
                        .distinct()
                        .sorted(Comparator.comparing(Ignored::name))
                        .toList(),
                sample.wrong().stream()
                        .collect(Collectors.groupingBy(MappedSample.Wrong::code, TreeMap::new, Collectors.counting())),
                sample.unmapped());
    }

    private static Happened happened(KeptBatch batch, KeptEvent event) {
        return new Happened(batch.instanceId(), event.day().toString(), event.name(), values(event.properties()));
    }

    private static List<Value> values(Map<String, Object> values) {
        return values.entrySet().stream()
                .map(each -> new Value(each.getKey(), text(each.getValue())))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
