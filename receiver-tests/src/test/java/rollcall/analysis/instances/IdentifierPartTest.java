package rollcall.analysis.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("fast")
class IdentifierPartTest {
    @Property
    void a_part_is_in_an_identifier_whose_text_contains_it(
            @ForAll("identifiers") UUID id, @ForAll("identifiers") UUID other, @ForAll("cuts") int[] cut) {
        for (String text : List.of(id.toString(), id.toString().replace("-", ""))) {
            String part =
                    text.substring(cut[0] % text.length(), Math.min(text.length(), cut[0] % text.length() + cut[1]));
            for (UUID each : List.of(id, other)) {
                boolean wanted = contains(each, part);
                assertThat(IdentifierPart.of(part)
                                .map(found -> found.isIn(each))
                                .orElse(false))
                        .as("%s in %s", part, each)
                        .isEqualTo(wanted);
            }
        }
    }

    @Example
    void what_no_identifier_has_is_no_part_or_is_in_none() {
        UUID id = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
        for (String text : List.of("", "-", "--", "g", "0 1", "1.2")) {
            assertThat(IdentifierPart.of(text)).as(text).isEmpty();
        }
        for (String text : List.of("7--8", "4-56", "-1", "e-", "0123456789abcdef0123456789abcdef0")) {
            assertThat(IdentifierPart.of(text).orElseThrow().isIn(id)).as(text).isFalse();
        }
        for (String text : List.of("7-8", "7-89ab-c", "78", "f0123-4", "ef")) {
            assertThat(IdentifierPart.of(text).orElseThrow().isIn(id)).as(text).isEqualTo(contains(id, text));
        }
    }

    private static boolean contains(UUID id, String part) {
        String text = part.contains("-") ? id.toString() : id.toString().replace("-", "");
        return !part.replace("-", "").isEmpty() && text.contains(part);
    }

    /** Of few digits, so that parts of one are often in another as well. */
    @Provide
    Arbitrary<UUID> identifiers() {
        Arbitrary<Long> half =
                Arbitraries.strings().withChars("0f7").ofLength(16).map(digits -> Long.parseUnsignedLong(digits, 16));
        return Combinators.combine(half, half).as(UUID::new);
    }

    /** Where a part begins and how long it is. */
    @Provide
    Arbitrary<int[]> cuts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 35),
                        Arbitraries.integers().between(1, 36))
                .as((from, length) -> new int[] {from, length});
    }
}
