package rollcall.gate.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.report.BucketScale;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PresetsTest {
    static List<String> presets() {
        return Presets.NAMES;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void every_field_says_what_it_is_and_why_it_is_asked_for(String preset) {
        Vocabulary vocabulary = Presets.load(preset);
        List<Field> all = new ArrayList<>(vocabulary.fields().values());
        all.addAll(vocabulary.events().properties().values());
        all.addAll(vocabulary.events().context().values());
        for (Field field : all) {
            assertThat(field.kind()).as(field.name()).isNotNull();
            assertThat(List.of(field.title(), field.description(), field.reason()))
                    .as(field.name())
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(field.title()).as(field.name()).isNotEqualTo(field.name());
            assertThat(field.description()).as(field.name()).endsWith(".");
            assertThat(field.reason()).as(field.name()).endsWith(".");
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_field_has_what_its_kind_needs_and_a_page_that_shows_it(String preset) {
        for (Field field : Presets.load(preset).fields().values()) {
            if (field.kind() == FieldKind.BUCKET) {
                assertThat(BucketScale.named(field.bucket()).labels()).isNotEmpty();
            }
            assertThat(field.values()).as(field.name()).doesNotHaveDuplicates();
            if (field.kind() == FieldKind.CHOICE) {
                assertThat(field.values()).as(field.name()).isNotEmpty();
            }
            boolean onNoPage = field.kind() == FieldKind.HASH
                    || field.kind() == FieldKind.ADDRESS_HASH
                    || field.kind() == FieldKind.IGNORED
                    || field.name().equals("schema_version");
            assertThat(field.group() == FieldGroup.NONE).as(field.name()).isEqualTo(onNoPage);
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void a_part_of_an_event_has_what_its_kind_needs(String preset) {
        Vocabulary vocabulary = Presets.load(preset);
        List<Field> parts = new ArrayList<>(vocabulary.events().properties().values());
        parts.addAll(vocabulary.events().context().values());
        for (Field field : parts) {
            if (field.kind() == FieldKind.BUCKET) {
                assertThat(BucketScale.named(field.bucket()).labels()).isNotEmpty();
            }
            if (field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.FAMILY) {
                assertThat(field.values()).as(field.name()).isNotEmpty().doesNotHaveDuplicates();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void the_version_field_is_a_version_of_the_version_group(String preset) {
        Vocabulary vocabulary = Presets.load(preset);

        Field version = vocabulary.field(vocabulary.versionField()).orElseThrow();

        assertThat(version.kind()).isEqualTo(FieldKind.VERSION);
        assertThat(version.group()).isEqualTo(FieldGroup.VERSION);
    }

    @Test
    void a_preset_may_say_which_field_counts_errors_which_has_ranges() {
        Vocabulary eventyay = Presets.load("eventyay");

        assertThat(eventyay.errors()).map(Field::name).contains("error_count_bucket");
        assertThat(eventyay.with(List.of()).errors()).isPresent();
        assertThat(eventyay.without(FieldKind.BUCKET).errors()).isEmpty();
        assertThat(Presets.load("penpot").errors()).isEmpty();
    }

    @Test
    void penpot_s_counts_become_buckets_and_what_names_the_instance_is_counted_hashed_or_ignored() {
        Vocabulary penpot = Presets.load("penpot");

        assertThat(kinds(
                        penpot, "total-teams", "max-files-on-project", "jvm-heap-max", "jvm-cpus", "auth-backend-oidc"))
                .containsOnly(FieldKind.BUCKET);
        assertThat(kinds(penpot, "email-domains", "subscriptions")).containsOnly(FieldKind.BUCKET);
        assertThat(kinds(penpot, "public-uri")).containsOnly(FieldKind.ADDRESS_HASH);
        assertThat(kinds(penpot, "user-tz", "event-counters")).containsOnly(FieldKind.IGNORED);
        assertThat(penpot.events().properties()).doesNotContainKey("email-domain");
    }

    @Test
    void timetracker_s_fingerprint_place_and_clocks_are_ignored() {
        Vocabulary timetracker = Presets.load("timetracker");

        assertThat(kinds(timetracker, "telemetry_fingerprint", "timezone", "locale", "first_seen_at", "heartbeat_at"))
                .containsOnly(FieldKind.IGNORED);
    }

    @Test
    void no_preset_but_eventyay_s_and_rollcall_s_keeps_a_contact_and_none_keeps_free_text() {
        assertThat(Presets.NAMES)
                .filteredOn(name -> Presets.load(name).fields().values().stream()
                        .anyMatch(field -> field.kind() == FieldKind.CONTACT))
                .containsExactly("eventyay", "rollcall");
    }

    @Test
    void a_histogram_needs_bounds_that_ascend_and_other_kinds_have_none() {
        assertThat(Presets.load("otel")
                        .fields()
                        .get("http.server.request.duration")
                        .bounds())
                .hasSize(14);
        assertThatThrownBy(() -> field(FieldKind.HISTOGRAM)).hasMessageContaining("the field x needs 1 to 50 bounds");
        assertThatThrownBy(() -> field(FieldKind.HISTOGRAM, 5, 5)).hasMessageContaining("ascend from 0 on");
        assertThatThrownBy(() -> field(FieldKind.HISTOGRAM, -5, 5)).hasMessageContaining("ascend from 0 on");
        assertThatThrownBy(() -> field(FieldKind.DAY_SUM, 5)).hasMessageContaining("has bounds, and is no histogram");
        assertThat(field(FieldKind.HISTOGRAM, 0, 5).group()).isEqualTo(FieldGroup.PERFORMANCE);
    }

    private static Field field(FieldKind kind, int... bounds) {
        List<BigDecimal> all =
                IntStream.of(bounds).mapToObj(BigDecimal::valueOf).toList();
        return new Field("x", kind, null, "X", "", "", List.of(), null, List.of(), null, all, null, null);
    }

    private static Set<FieldKind> kinds(Vocabulary vocabulary, String... names) {
        return Set.copyOf(List.of(names).stream()
                .map(name -> vocabulary.field(name).orElseThrow().kind())
                .toList());
    }
}
