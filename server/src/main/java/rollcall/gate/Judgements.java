package rollcall.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.ReportedValue;

/**
 * Remembers how the texts of one product's heartbeats were judged: the same few thousand texts come again and again, and a judgement depends on
 * nothing but the text and what the field permits. A text that differs from instance to instance, or is longer than {@value #LONGEST} characters,
 * is judged each time.
 *
 * <p>It holds {@value #MOST_BYTES} bytes at most. What came often stays: a text takes the place of another one only if it has come more often of
 * late, so texts that somebody makes up push nothing out. Safe for use by several threads.
 */
public final class Judgements {
    /** The longest text that is remembered, in characters. */
    static final int LONGEST = 64;

    /** About what all entries take, in bytes: some 3,500 texts. */
    static final int MOST_BYTES = 1 << 20;

    /** About what one entry takes beside its characters, in bytes. */
    private static final int ENTRY = 256;

    /** A character may take two bytes, once as it was sent and once as it is kept. */
    private static final int CHARACTER = 4;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final @Nullable Cache<Judged, Coarsening.Result> known;
    private volatile Rules rules = new Rules(null, new IdentityHashMap<>());

    private Judgements(@Nullable Cache<Judged, Coarsening.Result> known) {
        this.known = known;
    }

    /** An empty memory. */
    public static Judgements empty() {
        return new Judgements(Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Judged judged, Coarsening.Result result) ->
                        ENTRY + CHARACTER * judged.text().length())
                .executor(Runnable::run)
                .recordStats()
                .build());
    }

    /** A memory that remembers nothing, for senders, which judge one heartbeat a day. */
    static Judgements none() {
        return new Judgements(null);
    }

    /** How many judgements were remembered. */
    public long remembered() {
        return known == null ? 0 : known.stats().hitCount();
    }

    /** How many judgements had to be made of texts that may be remembered. */
    public long made() {
        return known == null ? 0 : known.stats().missCount();
    }

    /** What a field permits, as far as a judgement of a text depends on it. Two fields that permit the same share one. */
    private static final class Rule {
        private final int number = NUMBERS.incrementAndGet();
        private final Definition definition;

        private Rule(Definition definition) {
            this.definition = definition;
        }
    }

    private record Definition(
            FieldKind kind, List<String> values, @Nullable String bucket, boolean fourParts) {
        static Definition of(Field field) {
            return new Definition(field.kind(), field.values(), field.bucket(), field.hasFourParts());
        }
    }

    /** The rules of a vocabulary's fields. A product's vocabulary is read anew every few seconds; the rules of what did not change stay. */
    private record Rules(@Nullable Vocabulary vocabulary, Map<Field, Rule> byField) {
        Rules of(Vocabulary next) {
            Map<Definition, Rule> before = new HashMap<>();
            byField.values().forEach(rule -> before.put(rule.definition, rule));
            Map<Field, Rule> now = new IdentityHashMap<>();
            next.fields()
                    .values()
                    .forEach(field -> now.put(field, before.computeIfAbsent(Definition.of(field), Rule::new)));
            return new Rules(next, now);
        }
    }

    /** A text under a rule. Ordered, so that texts with one hash code, which are easy to make up, are found as fast as others. */
    private record Judged(Rule rule, String text) implements Comparable<Judged> {
        @Override
        public int hashCode() {
            return 31 * text.hashCode() + rule.number;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Judged judged && judged.rule == rule && judged.text.equals(text);
        }

        @Override
        public int compareTo(Judged other) {
            int order = text.compareTo(other.text);
            return order != 0 ? order : Integer.compare(rule.number, other.rule.number);
        }
    }

    /** What may be kept of a reported value, as {@link Coarsening#of} says. */
    Coarsening.Result of(Vocabulary vocabulary, Field field, ReportedValue reportedValue) {
        if (known == null || !isRepeated(field.kind(), reportedValue)) {
            return Coarsening.of(field, reportedValue);
        }
        Rule rule = rule(vocabulary, field);
        if (rule == null) {
            return Coarsening.of(field, reportedValue);
        }
        return reportedValue instanceof ReportedValue.Text text
                ? of(known, rule, field, text.text())
                : Coarsening.list(reportedValue, name -> ofName(known, rule, field, name));
    }

    private static Coarsening.Result of(Cache<Judged, Coarsening.Result> known, Rule rule, Field field, String text) {
        return text.length() > LONGEST
                ? Coarsening.of(field, new ReportedValue.Text(text))
                : known.get(
                        new Judged(rule, text), judged -> Coarsening.of(field, new ReportedValue.Text(judged.text)));
    }

    private static Optional<String> ofName(
            Cache<Judged, Coarsening.Result> known, Rule rule, Field field, String name) {
        return name.length() > LONGEST
                ? Coarsening.name(field, name)
                : known.get(new Judged(rule, name), judged -> Coarsening.ofName(field, judged.text))
                        .value()
                        .map(String.class::cast);
    }

    private @Nullable Rule rule(Vocabulary vocabulary, Field field) {
        Rules current = rules;
        if (current.vocabulary != vocabulary) {
            current = current.of(vocabulary);
            rules = current;
        }
        return current.byField.get(field);
    }

    /**
     * Whether instances report the same texts in a value: hashes and addresses are each instance's own. Where a list is expected, its names alone are
     * remembered.
     */
    private static boolean isRepeated(FieldKind kind, ReportedValue reportedValue) {
        return kind.isListOfNames()
                ? reportedValue instanceof ReportedValue.Names
                : kind.counted() && !kind.isCombined() && reportedValue instanceof ReportedValue.Text;
    }
}
