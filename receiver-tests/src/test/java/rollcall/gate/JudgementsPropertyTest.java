package rollcall.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** A judgement that is remembered is the judgement that would be made. */
@Tag("fast")
class JudgementsPropertyTest {
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final Judgements JUDGEMENTS = Judgements.empty();

    @Property(tries = 3_000)
    void a_remembered_judgement_is_the_one_that_would_be_made(
            @ForAll("vocabularies") Vocabulary vocabulary, @ForAll("values") List<ReportedValue> values) {
        Map<String, ReportedValue> reported = new LinkedHashMap<>();
        int at = 0;
        for (String name : vocabulary.fields().keySet()) {
            reported.put(name, values.get(at++ % values.size()));
        }
        Heartbeat heartbeat = new Heartbeat(new Reporter(INSTANCE, "1"), reported);

        KeptHeartbeat made = Gate.judge(vocabulary, heartbeat);
        for (int times = 0; times < 2; times++) {
            KeptHeartbeat remembered = Gate.judge(vocabulary, heartbeat, JUDGEMENTS);
            assertThat(remembered.values()).isEqualTo(made.values());
            assertThat(remembered.version()).isEqualTo(made.version());
            assertThat(remembered.unusable()).isEqualTo(made.unusable());
            assertThat(remembered.ignored()).isEqualTo(made.ignored());
        }
    }

    /** Among them two that permit other values under the same names and kinds, as after a change by a superuser. */
    @Provide
    Arbitrary<Vocabulary> vocabularies() {
        Vocabulary preset = Presets.load("eventyay");
        Vocabulary changed = preset.changed(preset.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.NAMES)
                .map(field -> policy(field, List.of("linux", "eventyay.", "other")))
                .toList());
        return Arbitraries.of(
                preset,
                changed,
                preset.withFourPartVersions(),
                Presets.load("penpot"),
                Presets.load("timetracker"),
                Presets.load("otel"),
                Presets.load("rollcall"));
    }

    private static Field policy(Field field, List<String> values) {
        return new Field(
                field.name(),
                field.kind(),
                field.group(),
                field.title(),
                field.description(),
                field.reason(),
                values,
                field.bucket());
    }

    @Provide
    Arbitrary<List<ReportedValue>> values() {
        Arbitrary<ReportedValue> text = texts().map(ReportedValue.Text::new);
        Arbitrary<ReportedValue> names = texts().list().ofMaxSize(6).map(ReportedValue.Names::new);
        Arbitrary<ReportedValue> number = Arbitraries.of(
                        "0", "7", "51", "1e3", "5001", "0.5", "-3", "1e400", "3405803783")
                .map(written -> new ReportedValue.Number(new BigDecimal(written)));
        Arbitrary<ReportedValue> other = Arbitraries.of(
                new ReportedValue.Flag(true), new ReportedValue.Other("null"), new ReportedValue.Other("object"));
        return Arbitraries.frequencyOf(Tuple.of(6, text), Tuple.of(2, names), Tuple.of(1, number), Tuple.of(1, other))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<String> texts() {
        Arbitrary<String> known = Arbitraries.of(
                "linux",
                "Linux",
                "postgresql",
                "docker",
                "501-1000",
                "1-1",
                "2.1.0",
                "v2.1.0-acme",
                "203.0.113.77",
                "1.2.3.4",
                "unknown",
                "",
                "eventyay.plugins.badges",
                "s3",
                "2fa",
                "com.example.foo",
                "fe80::1",
                "de_DE",
                "Firefox 120");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(80);
        return Arbitraries.oneOf(known, known, any);
    }
}
