package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class ShownAddressTest {
    @ParameterizedTest
    @CsvSource({
        "[::1], http://[::1]:81",
        "::1, http://[::1]:81",
        "::, http://localhost:81",
        "[::], http://localhost:81",
        "0.0.0.0, http://localhost:81",
        "127.0.0.1, http://localhost:81",
        "'', http://localhost:81",
        "' ', http://localhost:81",
        "fe80::1%eth0, http://[fe80::1%25eth0]:81",
        "192.0.2.7, http://192.0.2.7:81",
        "rollcall.example.org, http://rollcall.example.org:81"
    })
    void an_address_to_listen_on_is_shown_as_a_browser_opens_it(String host, String shown) {
        assertThat(ShownAddress.of(host, 81)).isEqualTo(shown);
        assertThat(URI.create(shown).getPort()).isEqualTo(81);
    }
}
