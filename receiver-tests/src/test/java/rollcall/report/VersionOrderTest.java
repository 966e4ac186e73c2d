package rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** The order of versions: fixed pair by pair for the field's schemes, and for made-up texts of all of them an order that sorting can rely on. */
@Tag("fast")
class VersionOrderTest {
    private static final Path PAIRS = Path.of("src", "test", "resources", "rollcall", "report", "version-order.txt");

    private record Pair(String first, String relation, String second) {}

    @Example
    void every_pair_of_the_table_stands_as_its_scheme_says() {
        List<Pair> pairs = pairs();
        assertThat(pairs).hasSizeGreaterThan(200);
        assertThat(pairs).allSatisfy(pair -> {
            int order = Version.BY_RELEASE.compare(new Version(pair.first), new Version(pair.second));
            assertThat(Integer.signum(order)).as(pair.toString()).isEqualTo(pair.relation.equals("<") ? -1 : 0);
            int other = Version.BY_RELEASE.compare(new Version(pair.second), new Version(pair.first));
            assertThat(Integer.signum(other)).as(pair.toString()).isEqualTo(pair.relation.equals("<") ? 1 : 0);
        });
    }

    @Example
    void a_pre_release_is_what_comes_before_the_release_with_its_numbers() {
        assertThat(Stream.of("3.1.0-rc1", "3.1.0-dev.20261128", "v2.0.0-alpha", "1.4.0-SNAPSHOT", "2026.11b1"))
                .allMatch(text -> new Version(text).isPreRelease());
        assertThat(Stream.of("3.1.0", "v2.1", "2.0.0-p1", "2.1.0-alpine", "2.1.0.Final", "1.4.0+build5", "nonsense"))
                .noneMatch(text -> new Version(text).isPreRelease());
    }

    @Property(tries = 4_000)
    void the_order_is_total_and_transitive_and_equal_means_the_same_text(
            @ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
        Version first = new Version(a);
        Version second = new Version(b);
        Version third = new Version(c);
        assertThat(Integer.signum(first.compareTo(second))).isEqualTo(-Integer.signum(second.compareTo(first)));
        assertThat(first.compareTo(second) == 0).isEqualTo(first.equals(second));
        if (first.compareTo(second) <= 0 && second.compareTo(third) <= 0) {
            assertThat(first).isLessThanOrEqualTo(third);
        }
        if (Version.BY_RELEASE.compare(first, second) == 0) {
            assertThat(Integer.signum(Version.BY_RELEASE.compare(first, third)))
                    .isEqualTo(Integer.signum(Version.BY_RELEASE.compare(second, third)));
        }
        if (Version.BY_RELEASE.compare(first, second) < 0) {
            assertThat(first).isLessThan(second);
        }
    }

    @Provide
    Arbitrary<String> versions() {
        Arbitrary<String> ofTheTable = Arbitraries.of(pairs().stream()
                .flatMap(pair -> Stream.of(pair.first, pair.second))
                .toList());
        Arbitrary<String> numbers =
                Arbitraries.of("1", "1.0", "1.0.0", "2.0.0", "2.0.0.0", "2.10", "v2.0.0", "02.0.0", "x");
        Arbitrary<String> parts = Combinators.combine(
                        Arbitraries.of("", "-", ".", "+", "~", "_", "~~", "-.", " "),
                        Arbitraries.of(
                                "",
                                "rc",
                                "RC",
                                "a",
                                "b",
                                "dev",
                                "SNAPSHOT",
                                "build-SNAPSHOT",
                                "p",
                                "post",
                                "sp",
                                "alpine",
                                "arm64",
                                "x86_64",
                                "ubuntu",
                                "deb",
                                "acme",
                                "other",
                                "g1a2b3c4",
                                "1a2b3c4",
                                "z",
                                "za",
                                "final",
                                "0.20261127153000-abcdef123456",
                                "20261127.153000-5",
                                "é"),
                        Arbitraries.of("", "1", ".2", "-3", "10", ".0", "20261127"))
                .as((separator, word, number) -> separator + word + number);
        Arbitrary<String> madeUp = Combinators.combine(numbers, parts.list().ofMaxSize(4))
                .as((number, all) -> number + String.join("", all));
        return Arbitraries.oneOf(
                ofTheTable, madeUp, Arbitraries.strings().ascii().ofMaxLength(12));
    }

    private static List<Pair> pairs() {
        try (Stream<String> lines = Files.lines(PAIRS)) {
            return lines.filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split(" (?=[<=] )|(?<= [<=]) "))
                    .map(words -> new Pair(words[0], words[1], words[2]))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
