package rollcall.gate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.report.Version;

/** What holds of every text that stands in the place of a version, however it was made up. */
@Tag("fast")
class VersionTextTest {
    private static final String FIELD = "product_version";
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final Vocabulary PLAIN = Presets.load("none");

    @Property(tries = 4_000)
    void what_is_kept_is_kept_the_same_when_it_is_sent_again(@ForAll("texts") String text) {
        for (Vocabulary vocabulary : new Vocabulary[] {PLAIN, PLAIN.withFourPartVersions()}) {
            KeptHeartbeat keptHeartbeat = kept(vocabulary, text);
            assertThat(keptHeartbeat.version() != null)
                    .isNotEqualTo(keptHeartbeat.unusable().containsKey(FIELD));
            if (keptHeartbeat.version() != null) {
                assertThat(keptHeartbeat.version())
                        .containsPattern("^\\d")
                        .isEqualTo(Version.spelled(keptHeartbeat.version()));
                assertThat(kept(vocabulary, keptHeartbeat.version()).version()).isEqualTo(keptHeartbeat.version());
                assertThat(kept(vocabulary, "V" + keptHeartbeat.version()).version())
                        .isEqualTo(keptHeartbeat.version());
            }
        }
    }

    @Property(tries = 2_000)
    void what_is_cut_off_never_counts_as_the_release_and_never_stays(
            @ForAll("numbers") String numbers,
            @ForAll("separators") String separator,
            @ForAll("strangers") String stranger) {
        String kept = kept(PLAIN, numbers + separator + stranger).version();

        assertThat(kept).isEqualTo(numbers + "-other").doesNotContain(stranger);
        assertThat(Version.BY_RELEASE.compare(new Version(kept), new Version(numbers)))
                .isNegative();
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.of("2.0.0", "10.4", "2026.11.27", "3");
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of("-", "~", "_", ".", " ", " (");
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.of(
                "müller", "acme-berlin", "host.example.org", "jdoe", "s3cr3t", "zx41", "zz!", "prod/eu", "«»");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "v",
                "V",
                "1",
                "2.0",
                "30.0.2.2",
                "10.0.0.1",
                "203.0.113.77",
                ".",
                "-",
                "+",
                "~",
                "_",
                " ",
                "(",
                "Debian",
                "rc",
                "beta",
                "dev",
                "p1",
                "other",
                "amd64",
                "x86_64",
                "alpine",
                "g1a2b3c4",
                "1a2b3c4",
                "20261127",
                "20261127153000",
                "202611271530",
                "99999999999",
                "acme",
                "é",
                "/",
                ":",
                "0",
                "w",
                "SNAPSHOT",
                "build",
                "ubuntu");
        Arbitrary<String> madeUp = pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list));
        Arbitrary<String> begun = Combinators.combine(numbers(), madeUp).as((numbers, rest) -> numbers + rest);
        return Arbitraries.oneOf(
                        madeUp, begun, Arbitraries.strings().ofMinLength(1).ofMaxLength(20))
                .filter(text -> !text.isEmpty());
    }

    private static KeptHeartbeat kept(Vocabulary vocabulary, String text) {
        Heartbeat heartbeat = new Heartbeat(new Reporter(INSTANCE, "1"), Map.of(FIELD, new ReportedValue.Text(text)));
        return Gate.judge(vocabulary, heartbeat);
    }
}
