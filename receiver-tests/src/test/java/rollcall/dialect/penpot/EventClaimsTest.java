package rollcall.dialect.penpot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.dialect.penpot.LibraryFressian.Tagged;
import rollcall.report.Claim;
import rollcall.report.Event;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** What becomes of each kind of value in an event's properties. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class EventClaimsTest {
    private static final UUID ID = UUID.fromString("24ba5c18-a848-4779-ae71-eec7c5aa9453");

    @Test
    void texts_of_every_kind_are_texts() throws IOException {
        assertThat(claim("plain")).isEqualTo(new Claim.Text("plain"));
        assertThat(claim(new Values.Name("some.ns/name"))).isEqualTo(new Claim.Text("some.ns/name"));
        assertThat(claim(new Tagged("clj/symbol", new Values.Name("sym")))).isEqualTo(new Claim.Text("sym"));
        assertThat(claim('x')).isEqualTo(new Claim.Text("x"));
    }

    @Test
    void numbers_of_every_kind_are_numbers() throws IOException {
        assertThat(claim(7L)).isEqualTo(number("7"));
        assertThat(claim(2.5)).isEqualTo(number("2.5"));
        assertThat(claim(new BigInteger("123456789012345678901234567890")))
                .isEqualTo(number("123456789012345678901234567890"));
        assertThat(claim(new BigDecimal("1234.5678"))).isEqualTo(number("1234.5678"));
        assertThat(claim(new Values.Ratio(BigInteger.valueOf(-1), BigInteger.valueOf(3))))
                .isEqualTo(number("-0.3333333333333333"));
    }

    @Test
    void ids_and_flags_are_told_apart_from_texts() throws IOException {
        assertThat(claim(ID)).isEqualTo(new Claim.Id(ID));
        assertThat(claim(true)).isEqualTo(new Claim.Flag(true));
        assertThat(claim(false)).isEqualTo(new Claim.Flag(false));
    }

    @Test
    void a_list_is_names_if_all_of_it_is_text() throws IOException {
        assertThat(claim(List.of("a", new Values.Name("b")))).isEqualTo(new Claim.Names(List.of("a", "b")));
        assertThat(claim(new Tagged("clj/set", List.of("x")))).isEqualTo(new Claim.Names(List.of("x")));
        assertThat(claim(List.of())).isEqualTo(new Claim.Names(List.of()));
        assertThat(claim(List.of("a", 1L))).isEqualTo(new Claim.Other("mixed list"));
    }

    @Test
    void of_the_rest_only_the_kind_is_told() throws IOException {
        assertThat(claim(null)).isEqualTo(new Claim.Other("null"));
        assertThat(claim(Instant.EPOCH)).isEqualTo(new Claim.Other("time"));
        assertThat(claim(Double.NaN)).isEqualTo(new Claim.Other("number"));
        assertThat(claim(new byte[] {1})).isEqualTo(new Claim.Other("bytes"));
        assertThat(claim(new Values.Entries(List.of()))).isEqualTo(new Claim.Other("object"));
    }

    @Test
    void nobody_in_particular_has_no_profile() throws IOException {
        assertThat(event("profile-id", ID).profile()).isEqualTo(ID.toString());
        assertThat(event("profile-id", new UUID(0, 0)).profile()).isNull();
    }

    @Test
    void a_wrong_event_is_refused_by_the_name_of_its_member() {
        refused("events.name", "name", "x".repeat(251));
        refused("events.type", "type", 7L);
        refused("events.source", "source", true);
        refused("events.tracked-at", "tracked-at", "2026-11-21");
        refused("events.profile-id", "profile-id", 7L);
        refused("events.props", "props", List.of("a", "b"));
        refused("events.props", "props", new Values.Entries(List.of("a", 1L, new Values.Name("a"), 2L)));
        refused("events.props", "props", new Values.Entries(List.of("k".repeat(1_001), 1L)));
        refused("events.context", "context", "text");
    }

    private static Claim.Number number(String number) {
        return new Claim.Number(new BigDecimal(number));
    }

    private static Claim claim(Object value) throws IOException {
        return event("props", new Values.Entries(Arrays.asList(new Values.Name("value"), value)))
                .properties()
                .get("value");
    }

    private static void refused(String field, String member, Object value) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> event(member, value))
                .matches(malformed -> malformed.refusal() == Refusal.INVALID_FIELD)
                .matches(malformed -> malformed.field().equals(field), field);
    }

    private static Event event(String member, Object value) throws IOException {
        List<Object> flat = new ArrayList<>(List.of(new Values.Name(member), value));
        List.of("name", "type").stream().filter(name -> !name.equals(member)).forEach(name -> {
            flat.add(new Values.Name(name));
            flat.add(name);
        });
        byte[] content = LibraryFressian.written(List.of(new Values.Entries(flat)));
        return BlobEvents.fressian(new ByteArrayInputStream(content), content.length)
                .get(0);
    }
}
