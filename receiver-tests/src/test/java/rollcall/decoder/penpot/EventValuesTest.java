package rollcall.decoder.penpot;

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
import rollcall.decoder.penpot.LibraryFressian.Tagged;
import rollcall.input.Malformed;
import rollcall.report.Event;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** What becomes of each kind of value in an event's properties. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class EventValuesTest {
    private static final UUID ID = UUID.fromString("24ba5c18-a848-4779-ae71-eec7c5aa9453");

    @Test
    void texts_of_every_kind_are_texts() throws IOException {
        assertThat(value("plain")).isEqualTo(new ReportedValue.Text("plain"));
        assertThat(value(new ClojureValues.Name("some.ns/name"))).isEqualTo(new ReportedValue.Text("some.ns/name"));
        assertThat(value(new Tagged("clj/symbol", new ClojureValues.Name("sym"))))
                .isEqualTo(new ReportedValue.Text("sym"));
        assertThat(value('x')).isEqualTo(new ReportedValue.Text("x"));
    }

    @Test
    void numbers_of_every_kind_are_numbers() throws IOException {
        assertThat(value(7L)).isEqualTo(number("7"));
        assertThat(value(2.5)).isEqualTo(number("2.5"));
        assertThat(value(new BigInteger("123456789012345678901234567890")))
                .isEqualTo(number("123456789012345678901234567890"));
        assertThat(value(new BigDecimal("1234.5678"))).isEqualTo(number("1234.5678"));
        assertThat(value(new ClojureValues.Ratio(BigInteger.valueOf(-1), BigInteger.valueOf(3))))
                .isEqualTo(number("-0.3333333333333333"));
    }

    @Test
    void ids_and_flags_are_told_apart_from_texts() throws IOException {
        assertThat(value(ID)).isEqualTo(new ReportedValue.Id(ID));
        assertThat(value(true)).isEqualTo(new ReportedValue.Flag(true));
        assertThat(value(false)).isEqualTo(new ReportedValue.Flag(false));
    }

    @Test
    void a_list_is_names_if_all_of_it_is_text() throws IOException {
        assertThat(value(List.of("a", new ClojureValues.Name("b"))))
                .isEqualTo(new ReportedValue.Names(List.of("a", "b")));
        assertThat(value(new Tagged("clj/set", List.of("x")))).isEqualTo(new ReportedValue.Names(List.of("x")));
        assertThat(value(List.of())).isEqualTo(new ReportedValue.Names(List.of()));
        assertThat(value(List.of("a", 1L))).isEqualTo(new ReportedValue.Other("mixed list"));
    }

    @Test
    void of_the_rest_only_the_kind_is_told() throws IOException {
        assertThat(value(null)).isEqualTo(new ReportedValue.Other("null"));
        assertThat(value(Instant.EPOCH)).isEqualTo(new ReportedValue.Other("time"));
        assertThat(value(Double.NaN)).isEqualTo(new ReportedValue.Other("number"));
        assertThat(value(new byte[] {1})).isEqualTo(new ReportedValue.Other("bytes"));
        assertThat(value(new ClojureValues.Entries(List.of()))).isEqualTo(new ReportedValue.Other("object"));
    }

    @Test
    void nobody_in_particular_has_no_profile() throws IOException {
        assertThat(event("profile-id", ID).profile()).isEqualTo(ID.toString());
        assertThat(event("profile-id", new UUID(0, 0)).profile()).isNull();
    }

    @Test
    void a_faulty_event_is_rejected_with_the_name_of_its_member() {
        rejected("events.name", "name", "x".repeat(251));
        rejected("events.type", "type", 7L);
        rejected("events.source", "source", true);
        rejected("events.tracked-at", "tracked-at", "2026-11-21");
        rejected("events.profile-id", "profile-id", 7L);
        rejected("events.props", "props", List.of("a", "b"));
        rejected("events.props", "props", new ClojureValues.Entries(List.of("a", 1L, new ClojureValues.Name("a"), 2L)));
        rejected("events.props", "props", new ClojureValues.Entries(List.of("k".repeat(1_001), 1L)));
        rejected("events.context", "context", "text");
    }

    private static ReportedValue.Number number(String number) {
        return new ReportedValue.Number(new BigDecimal(number));
    }

    private static ReportedValue value(Object value) throws IOException {
        return event("props", new ClojureValues.Entries(Arrays.asList(new ClojureValues.Name("value"), value)))
                .properties()
                .get("value");
    }

    private static void rejected(String field, String member, Object value) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> event(member, value))
                .matches(malformed -> malformed.rejection() == Rejection.INVALID_FIELD)
                .matches(malformed -> malformed.field().equals(field), field);
    }

    private static Event event(String member, Object value) throws IOException {
        List<Object> flat = new ArrayList<>(List.of(new ClojureValues.Name(member), value));
        List.of("name", "type").stream().filter(name -> !name.equals(member)).forEach(name -> {
            flat.add(new ClojureValues.Name(name));
            flat.add(name);
        });
        byte[] content = LibraryFressian.written(List.of(new ClojureValues.Entries(flat)));
        return BlobEvents.fressian(new ByteArrayInputStream(content), content.length)
                .get(0);
    }
}
