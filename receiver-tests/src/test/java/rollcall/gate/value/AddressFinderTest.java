package rollcall.gate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.gate.AddressNotations;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** What an internet address looks like, and what only resembles one. */
@Tag("fast")
class AddressFinderTest {
    static Stream<String> addresses() {
        return AddressNotations.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void an_address_is_found_in_every_spelling_and_nothing_of_it_stays(String address) {
        assertThat(AddressFinder.isIn(address)).isTrue();
        assertThat(AddressFinder.withheld(address)).contains("(withheld)").doesNotContain("113", "db8", "CB00");
        assertThat(AddressFinder.withheld("before " + address + " behind"))
                .startsWith("before ")
                .endsWith(" behind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from 203.0.113.7 to 203.0.113.8|from (withheld) to (withheld)",
                "http://203.0.113.7:8080/x|http://(withheld):8080/x",
                "for=[2001:db8::17]:4711|for=[(withheld)]:4711",
                "/users/203.0.113.7|/users/(withheld)",
                "client_203.0.113.7|client_(withheld)",
                "203.0.113.87.example.org|(withheld).example.org",
                "fe80::1%eth0 up|(withheld) up",
                "::ffff:203.0.113.7|(withheld)",
                "1.203.0.113.77|(withheld)",
                "2026-11-27-203.0.113.7|(withheld)",
                "Client/203.0.113.98|Client/(withheld)",
                "/Client/139.5.0.0|/Client/(withheld)"
            })
    void only_the_address_goes_out_of_a_text(String text, String left) {
        assertThat(AddressFinder.withheld(text)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.3",
                "1.10.2-rc1",
                "4.0.0.0",
                "101-500",
                "1-10",
                "2026-11-27",
                "27.11.2026",
                "2026-11-27T10:30:15.123Z",
                "2026-11-27_10-30-15",
                "2026/11/27/10/30",
                "10:30:00",
                "10:30:00.250",
                "1764282499",
                "1764282499123",
                "3000000000",
                "4294967296",
                "49170555",
                "+49 170 5550123",
                "550e8400-e29b-41d4-a716-446655440000",
                "00000000-0000-0000-0000-000000000001",
                "9f86d081884c7d659a2feaa0c55ad015",
                "cb00714d",
                "0x80070005",
                "0xC0000005",
                "aa:bb:cc:dd:ee:ff",
                "SHA256 AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD",
                "std::vector",
                "Rollcall::Gate2",
                "10::foo",
                "10--20",
                "1, 2, 3, 4",
                "Linux 6.1.0-28-amd64",
                "8.0.36-28",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/139.0.7258.66",
                "YaBrowser/25.6.0.0",
                "100%",
                "50%25",
                "https://example.org/a/b?c=1.2"
            })
    void what_only_resembles_an_address_stays_as_it_is(String text) {
        assertThat(AddressFinder.withheld(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {3405803853L, 3221225985L, 3325256725L, 3232235777L, 2886729729L, 2130706433L})
    void a_number_that_can_only_be_believed_to_be_an_address_is_one(long number) {
        assertThat(AddressFinder.isNumber(number)).isTrue();
        assertThat(AddressFinder.withheld("at " + number)).isEqualTo("at (withheld)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113-77",
                "203.0-113.77",
                "203-0.113.77",
                "203-0-113-77",
                "203_0.113.77",
                "v203.0.113-77",
                "203.0.113.rc77",
                "203.0.113-rc77",
                "198.51.100+77",
                "1.203.0.113.77",
                "1-203.0.113-77",
                "2.1.0-203.0.113-77",
                "203.000.113.077",
                "10.155.200-77",
                "45.133.32-12"
            })
    void an_address_with_other_separators_is_no_version(String version) {
        KeptHeartbeat keptHeartbeat = kept(version);
        assertThat(keptHeartbeat.version() == null
                        || !keptHeartbeat.version().contains("113")
                                && keptHeartbeat.version().startsWith("2.1.0"))
                .as("%s became %s", version, keptHeartbeat.version())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.10.2-rc1",
                "6.1.0-28",
                "5.15.0-91",
                "8.0.36-28",
                "8.0.45-36",
                "10.11.6-1",
                "15.0.2-1",
                "4.12.14-122.124",
                "139.0.1-rc1",
                "139.0.7258.66",
                "2026.11.27"
            })
    void numbers_and_their_packaging_are_a_version(String version) {
        assertThat(kept(version).version()).isEqualTo(version);
    }

    private static KeptHeartbeat kept(String version) {
        Heartbeat heartbeat = new Heartbeat(
                new Reporter(UUID.randomUUID(), "1"),
                Map.of(Vocabulary.PRODUCT_VERSION, new ReportedValue.Text(version)));
        return Gate.judge(Presets.load("rollcall"), heartbeat);
    }
}
