package rollcall.decoder.rollcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.input.Malformed;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class RollcallEventsTest {
    private static final UUID ID = UUID.fromString("7d2f1c1e-7a52-4d4b-9a51-0c6a4f0b9c11");
    private static final UUID BATCH = UUID.fromString("11111111-7a52-4d4b-9a51-0c6a4f0b9c11");
    private static final String HEAD = "'schema_version':'1','instance_id':'" + ID + "'";

    @Test
    void a_batch_says_who_when_what_and_in_which_circumstances() {
        EventBatch batch = decode("""
                {'events':[{'name':'report.exported','at':'2026-11-21T12:30:00+02:00','type':'action','source':'backend','profile':7,
                 'properties':{'pages':3.50,'all':true,'id':'%s','lang':'de','tags':['a','b'],'mixed':[1,'a'],'deep':{'a':[{}]},'none':null},
                 'context':{'browser':'Firefox 128'}}],
                 'batch_id':'%s','product_version':'2.1.0','schema_version':1,'instance_id':'%s','later':[{'x':1}]}
                """.formatted(ID, BATCH, ID.toString().toUpperCase(java.util.Locale.ROOT)));

        assertThat(batch)
                .isEqualTo(new EventBatch(
                        new Reporter(ID, "1"),
                        "2.1.0",
                        BATCH,
                        List.of(new Event(
                                "report.exported",
                                "action",
                                "backend",
                                Instant.parse("2026-11-21T10:30:00Z"),
                                "7",
                                Map.of(
                                        "pages", new ReportedValue.Number(new BigDecimal("3.5")),
                                        "all", new ReportedValue.Flag(true),
                                        "id", new ReportedValue.Id(ID),
                                        "lang", new ReportedValue.Text("de"),
                                        "tags", new ReportedValue.Names(List.of("a", "b")),
                                        "mixed", new ReportedValue.Other("mixed list"),
                                        "deep", new ReportedValue.Other("object"),
                                        "none", new ReportedValue.Other("null")),
                                Map.of("browser", new ReportedValue.Text("Firefox 128"))))));
    }

    @Test
    void only_the_name_of_an_event_is_required() {
        EventBatch batch = decode("{" + HEAD
                + ",'events':[{'name':'a'},{'name':'b','at':'2026-11-21','profile':'x','properties':null}]}");

        assertThat(batch.version()).isNull();
        assertThat(batch.batchId()).isNull();
        assertThat(batch.events())
                .containsExactly(
                        new Event("a", null, null, null, null, Map.of(), Map.of()),
                        new Event("b", null, null, Instant.parse("2026-11-21T00:00:00Z"), "x", Map.of(), Map.of()));
        assertThat(decode("{" + HEAD + ",'events':[]}").events()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            []                                                        | missing_required_fields |
            {'instance_id':'ID','events':[]}                          | missing_required_fields | schema_version
            {'schema_version':'1','events':[]}                        | missing_required_fields | instance_id
            {'schema_version':'1','instance_id':'7','events':[]}      | invalid_field           | instance_id
            {'schema_version':'1','instance_id':{},'events':[]}       | invalid_field           | instance_id
            {HEAD}                                                    | missing_required_fields | events
            {HEAD,'events':null}                                      | missing_required_fields | events
            {HEAD,'events':{}}                                        | invalid_field           | events
            {HEAD,'events':[1]}                                       | invalid_field           | events
            {HEAD,'events':[[]]}                                      | invalid_field           | events
            {HEAD,'events':[],'batch_id':'7'}                         | invalid_field           | batch_id
            {HEAD,'events':[],'product_version':7}                    | invalid_field           | product_version
            {HEAD,'events':[{}]}                                      | missing_required_fields | events.name
            {HEAD,'events':[{'name':null}]}                           | missing_required_fields | events.name
            {HEAD,'events':[{'name':''}]}                             | invalid_field           | events.name
            {HEAD,'events':[{'name':'a'},{'name':7}]}                 | invalid_field           | events.name
            {HEAD,'events':[{'name':'a','type':1}]}                   | invalid_field           | events.type
            {HEAD,'events':[{'name':'a','source':[]}]}                | invalid_field           | events.source
            {HEAD,'events':[{'name':'a','at':{'day':1}}]}             | invalid_field           | events.at
            {HEAD,'events':[{'name':'a','at':['2026-11-21']}]}        | invalid_field           | events.at
            {HEAD,'events':[{'name':'a','profile':1.5}]}              | invalid_field           | events.profile
            {HEAD,'events':[{'name':'a','properties':[]}]}            | invalid_field           | events.properties
            {HEAD,'events':[{'name':'a','context':'x'}]}              | invalid_field           | events.context
            {HEAD,'events':[{'name':'a','name':'b'}]}                 | invalid_json            |
            {HEAD,'events':[{'name':'a','x':{'y':1,'y':2}}]}          | invalid_json            |
            {HEAD,'events':[{'name':'a'}]                             | invalid_json            |
            {HEAD,'events':[{'name':'a'}]}{}                          | invalid_json            |
            """)
    void what_is_wrong_is_named(String body, String refusal, String field) {
        Malformed wrong = malformed(body.replace("HEAD", HEAD).replace("ID", ID.toString()));

        assertThat(wrong.rejection().code()).isEqualTo(refusal);
        assertThat(wrong.field()).isEqualTo(field == null ? "" : field);
    }

    @Test
    void names_have_250_characters_and_batches_20_000_events() {
        assertThat(decode(batch("'" + "a".repeat(250) + "'", 20_000)).events()).hasSize(20_000);
        assertThat(malformed(batch("'" + "a".repeat(251) + "'", 1)).field()).isEqualTo("events.name");
        assertThat(malformed(batch("'a'", 20_001))).hasMessage("payload_too_large");
    }

    @Test
    void a_batch_that_would_grow_in_memory_is_refused_before_it_has() {
        String properties = IntStream.range(0, 1_000)
                .mapToObj(i -> "'p" + i + "':'" + "a".repeat(30) + i + "'")
                .collect(Collectors.joining(","));
        String event = "{'name':'a','properties':{" + properties + "}}";

        Malformed wrong = malformed("{" + HEAD + ",'events':[" + (event + ",").repeat(1_000) + event + "]}");

        assertThat(wrong).hasMessage("payload_too_large");
        assertThat(wrong.field()).isEqualTo("events");
    }

    @Test
    void an_object_of_very_many_names_is_no_json_of_ours() {
        String names =
                IntStream.range(0, 1_000_000).mapToObj(i -> "'" + i + "':1").collect(Collectors.joining(","));

        assertThat(malformed("{" + HEAD + ",'events':[{'name':'a','properties':{" + names + "}}]}"))
                .hasMessage("invalid_json");
        assertThat(malformed("{" + HEAD + ",'unknown':{" + names + "},'events':[]}"))
                .hasMessage("invalid_json");
    }

    private static String batch(String name, int events) {
        String event = "{'name':" + name + "}";
        return "{" + HEAD + ",'events':[" + (event + ",").repeat(events - 1) + event + "]}";
    }

    private static EventBatch decode(String json) {
        return new RollcallEventsDecoder().decode(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Malformed malformed(String json) {
        return catchThrowableOfType(Malformed.class, () -> decode(json));
    }
}
