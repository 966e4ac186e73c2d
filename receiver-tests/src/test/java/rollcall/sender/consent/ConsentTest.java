package rollcall.sender.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;
import rollcall.sender.consent.Disclosure.Item;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;
import rollcall.support.sender.TestConsent;

/** Nothing leaves that nobody agreed to, and nobody agrees to what was not shown. */
class ConsentTest {
    private SenderRoom room;

    @BeforeEach
    void open() {
        room = SenderRoom.open(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void it_is_off_until_somebody_asks_and_has_an_identity_that_stays() {
        SenderSettings first = room.consent().current();

        assertThat(first.level()).isEqualTo("off");
        assertThat(first.audit()).isFalse();
        assertThat(first.agreed()).isEmpty();
        assertThat(room.heartbeat()).isEmpty();
        assertThat(room.consent().current().instanceId()).isEqualTo(first.instanceId());
    }

    @Test
    void the_base_level_agrees_to_heartbeats_alone() {
        room.agree(TelemetryLevel.BASE, Protocol.PENPOT, false);

        Disclosure disclosure = collected();
        assertThat(disclosure.pending(TelemetryLevel.BASE)).isEmpty();
        assertThat(disclosure.pending(TelemetryLevel.DETAILED))
                .extracting(Item::part)
                .contains("event", "context", "property");
        assertThat(disclosure.agreed().events().names()).isEmpty();
        assertThat(room.consent().current().agreedBy()).isEqualTo("ada@example.org");
    }

    @Test
    void a_list_that_has_grown_needs_a_new_agreement_and_until_then_the_old_one_holds() {
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
        String line = collected().items().stream()
                .filter(item -> item.name().equals("product_version"))
                .map(Item::line)
                .collect(Collectors.joining());
        room.execute("UPDATE sender_settings SET agreed = array_remove(agreed, '" + line + "')");

        assertThat(collected().pending(TelemetryLevel.DETAILED))
                .extracting(Item::name)
                .containsExactly("product_version");
        assertThat(room.heartbeat().orElseThrow().kept().version()).isNull();

        room.consent().agree(collected().fingerprint(), "bob@example.org");

        assertThat(collected().pending(TelemetryLevel.DETAILED)).isEmpty();
        assertThat(room.heartbeat().orElseThrow().kept().version()).isEqualTo("1.2.3");
        assertThat(room.consent().current().agreedBy()).isEqualTo("bob@example.org");
    }

    @Test
    void a_field_whose_meaning_has_changed_is_another_one() {
        room.agree(TelemetryLevel.BASE, Protocol.ROLLCALL, false);
        room.execute("UPDATE sender_settings SET agreed = ARRAY(SELECT CASE WHEN line LIKE 'field instances %'"
                + " THEN 'field instances number 00000000' ELSE line END FROM unnest(agreed) AS line)");

        assertThat(collected().pending(TelemetryLevel.BASE))
                .extracting(Item::name)
                .containsExactly("instances");
        assertThat(collected().agreed().field("instances")).isEmpty();
    }

    @Test
    void without_an_agreement_to_the_identifier_not_even_a_heartbeat_leaves() {
        room.agree(TelemetryLevel.BASE, Protocol.ROLLCALL, false);
        room.execute("UPDATE sender_settings SET agreed = array_remove(agreed, 'always instance')");

        assertThat(room.heartbeat()).isEmpty();
    }

    @Test
    void nobody_agrees_to_another_list_than_was_shown() {
        String shown = room.consent().snapshot().collected(Protocol.ROLLCALL).fingerprint();

        assertThatThrownBy(() -> save(TelemetryLevel.BASE, Protocol.PENPOT, "", shown))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo("seen");
        assertThat(room.consent().snapshot().level()).isEqualTo(TelemetryLevel.OFF);
    }

    @Test
    void switching_off_forgets_the_agreement_and_empties_the_outbox_on_request() {
        room.agree(TelemetryLevel.DETAILED, Protocol.ROLLCALL, false);
        room.journal().record(List.of(SenderRoom.event("open", "action", "backend", "{}", "{}")));

        room.consent().off(false);
        assertThat(room.consent().current().agreed()).isEmpty();
        assertThat(room.outbox().waiting()).isOne();

        room.consent().off(true);
        assertThat(room.outbox().waiting()).isZero();
    }

    @Test
    void another_receiver_has_seen_nothing_yet_and_the_same_one_has() {
        save(TelemetryLevel.BASE, Protocol.ROLLCALL, "https://one.example.org");
        SenderStateDao state = room.dao(SenderStateDao.class);
        Instant then = Instant.parse("2026-11-20T00:00:00Z");
        state.save(
                new SenderState(then, then, then, 0, null, null, null, 10_000, 0, null),
                room.consent().current());

        save(TelemetryLevel.DETAILED, Protocol.ROLLCALL, "https://one.example.org");
        assertThat(state.find()).isPresent();

        save(TelemetryLevel.DETAILED, Protocol.ROLLCALL, "https://two.example.org");
        assertThat(state.find()).isEmpty();
    }

    @Test
    void a_key_is_kept_unless_it_is_changed_and_is_in_no_printed_settings() {
        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, "", "rk_secret", "", false));
        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, "", null, "", false));
        assertThat(room.consent().current().apiKey()).isEqualTo("rk_secret");
        assertThat(room.consent().current().toString()).doesNotContain("rk_secret");

        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, "", "", "", false));
        assertThat(room.consent().current().apiKey()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org",
                "https://",
                "example.org",
                "https://user:password@example.org",
                "https://example.org/#part",
                "https://exa mple.org",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "https://a.example.org/?API_KEY=k",
                "https://a.example.org/?x=1&apikey=k",
                "https://a.example.org/?Api-Key=k",
                "https://a.example.org/?%61pi_key=k",
                "https://a.example.org/?key=k",
                "https://a.example.org/?x;token=k",
                "https://a.example.org/?access_token",
                "https://a.example.org/?x-api-key=k",
                "https://a.example.org/?api_key[]=k",
                "https://a.example.org/?Authorization=k",
                "https://a.example.org/?client.secret=k",
                "https://a.example.org/?x=1?PASSWORD=k",
                "http://169.254.169.254/latest/meta-data",
                "https://169.254.0.1",
                "http://169.254.169.254.",
                "http://2852039166/",
                "http://0xA9FEA9FE/",
                "http://[fd00:ec2::254]/latest",
                "http://[FD00:0EC2:0:0:0:0:0:254]:80/",
                "http://[fe80::1]/",
                "http://[::ffff:169.254.169.254]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://metadata.google.internal/computeMetadata/v1/",
                "http://METADATA.google.internal./",
                "http://100.100.100.200/"
            })
    void what_is_no_address_is_refused_by_name(String endpoint) {
        assertThatThrownBy(() ->
                        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, endpoint, null, "", false)))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo("endpoint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example.org",
                "https://receiver.example.org/?product=one",
                "https://receiver.example.org/?page=key",
                "http://192.168.1.10:8080/ingest",
                "http://10.0.0.1",
                "http://[fd00::1]:8080",
                "http://[::1]:8080",
                "http://127.0.0.1:8080",
                "http://metadata.example.org"
            })
    void receivers_of_every_network_are_taken(String endpoint) {
        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, endpoint, null, "", false));

        assertThat(room.consent().current().endpoint()).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @CsvSource({
        "'a key', '', api_key",
        "'Basic ', '', api_key",
        "'Basic a b', '', api_key",
        "'a\rb', '', api_key",
        "'', 'nobody', contact",
        "'', 'a@b@c.org', contact"
    })
    void so_are_keys_that_no_header_takes_and_contacts_that_are_none(String key, String contact, String field) {
        assertThatThrownBy(
                        () -> save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.ROLLCALL, "", key, contact, false)))
                .isInstanceOf(InvalidInput.class)
                .extracting(wrong -> ((InvalidInput) wrong).field())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rk_a-key", "1249871:rk_a-key", "Basic MTI0OTg3MTpr", ""})
    void a_key_may_be_one_word_a_pair_or_a_whole_header_as_timetracker_has_it(String key) {
        save(new SettingsUpdate(TelemetryLevel.OFF, Protocol.OTLP, "", key, "", false));

        assertThat(room.consent().current().apiKey()).isEqualTo(key);
    }

    private Disclosure collected() {
        return room.consent().snapshot().collected();
    }

    private void save(SettingsUpdate settingsUpdate) {
        TestConsent.save(room.consent(), settingsUpdate, "");
    }

    private void save(TelemetryLevel telemetryLevel, Protocol wire, String endpoint) {
        save(
                telemetryLevel,
                wire,
                endpoint,
                room.consent().snapshot().collected(wire).fingerprint());
    }

    private void save(TelemetryLevel telemetryLevel, Protocol wire, String endpoint, String seen) {
        TestConsent.save(room.consent(), new SettingsUpdate(telemetryLevel, wire, endpoint, null, "", false), seen);
    }
}
