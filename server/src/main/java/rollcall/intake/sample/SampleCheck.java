package rollcall.intake.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.ReportDecoder;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.decoder.rollcall.RollcallEventsDecoder;
import rollcall.gate.EventGate;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptBatch;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.intake.Decoders;
import rollcall.mapping.Mapping;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.product.ProductFile;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Rejection;
import rollcall.report.Report;

/** Tells what a receiver would do with samples of what a program sends. No value is told, and nothing is stored. */
public final class SampleCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What becomes of a name does not depend on the day of receipt. */
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private static final int ANY_PRODUCT = 0;
    private static final Pseudonyms ANY_KEY = Pseudonyms.of(new byte[Pseudonyms.KEY_BYTES]);

    private final String preset;
    private final Vocabulary vocabulary;
    private final @Nullable Mapping mapping;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> kept = new LinkedHashSet<>();

    /** @param file what the product permits */
    public SampleCheck(ProductFile file) {
        this.preset = file.preset();
        this.vocabulary = file.vocabulary();
        this.mapping = file.mapping();
    }

    /**
     * Looks at one sample.
     *
     * @param name how the sample is called in problems
     * @param body the body of a request, as the mapping reads it, or without a mapping in the format of the product's preset
     */
    public void add(String name, byte[] body) {
        try {
            if (mapping != null) {
                addMapped(name, MappedSample.of(mapping, vocabulary, ANY_PRODUCT, ANY_KEY, ANY_DAY, body));
                return;
            }
            Report report = decoder(body).decode(body);
            if (report instanceof Heartbeat heartbeat) {
                KeptHeartbeat judged = Gate.judge(vocabulary, heartbeat);
                kept.addAll(judged.values().keySet());
                note(name, judged.ignored());
            } else {
                KeptBatch judged = EventGate.judge(vocabulary, (EventBatch) report, ANY_DAY, ANY_KEY);
                note(name, judged.ignored().keySet());
            }
        } catch (Malformed e) {
            reject(name, e.rejection(), e.field());
        }
    }

    private void addMapped(String name, MappedSample sample) {
        sample.heartbeats().forEach(judged -> {
            kept.addAll(judged.values().keySet());
            note(name, judged.ignored());
        });
        sample.batches().forEach(judged -> note(name, judged.ignored().keySet()));
        List<MappedSample.Wrong> wrong = sample.rejected() == null ? sample.wrong() : List.of(sample.rejected());
        wrong.forEach(each -> reject(name, each.reason(), each.field()));
    }

    private void reject(String name, Rejection reason, String field) {
        problems.add(name + ": the receiver rejects it: " + reason.code() + (field.isEmpty() ? "" : " " + field));
    }

    /** What does not fit, one problem a line. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The fields of the file that no heartbeat among the samples had. */
    public List<String> missing(ProductFile file) {
        return file.fields().stream()
                .map(field -> Permittable.of(field.name()))
                .filter(name -> name.what() == PermittablePart.FIELD && !kept.contains(name.name()))
                .map(Permittable::name)
                .toList();
    }

    private void note(String name, Collection<IgnoredField> ignored) {
        ignored.stream()
                .map(field -> name + ": " + field.name() + ": " + field.reason().text())
                .distinct()
                .sorted()
                .forEach(problems::add);
    }

    private ReportDecoder decoder(byte[] body) {
        if (preset.equals("penpot")) {
            return new PenpotDecoder();
        }
        return hasEvents(body) ? new RollcallEventsDecoder() : Decoders.forPreset(preset);
    }

    private static boolean hasEvents(byte[] body) {
        try {
            return JSON.readTree(body).has("events");
        } catch (IOException e) {
            return false;
        }
    }
}
