package rollcall.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** What may be the name of a plugin. */
@Tag("fast")
class PluginNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stripe",
                "my-plugin",
                "my_plugin",
                "s3",
                "2fa",
                "oauth2-proxy",
                "com.example.foo",
                "org.acme-corp.my_plugin.core",
                "io.github.plugin",
                "@scope/x",
                "@my-scope/some-plugin",
                "caf\u00e9",
                "\u043f\u043b\u0430\u0433\u0438\u043d",
                "\u30d7\u30e9\u30b0\u30a4\u30f3",
                "\u0939\u093f\u0928\u094d\u0926\u0940"
            })
    void a_name_is_kept_as_it_is(String name) {
        assertThat(kept(name)).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "-x",
                "x-",
                "x--y",
                "shop.customer.example.org",
                "secret.example.com",
                "com.customer",
                "com.customer.internal",
                "com.customer.de",
                "de.customer.museum",
                "customer.plugin",
                "www.com.example.foo",
                "com..foo",
                "com.example.Foo",
                "com.203.0.113.77",
                "alice@example.org",
                "@alice",
                "@alice/",
                "@example.org/x",
                "@scope/x/y",
                "alice/@scope/x",
                "https://example.org/x",
                "ip-203-0-113-77",
                "client-10-0-0-5",
                "0170-555-0123",
                "017-055-501-23",
                "call-017-055-501-23",
                "+49 170 5550123",
                "550e8400-e29b-41d4-a716-446655440000",
                "12-3",
                "\u0301",
                "x_\u0301",
                "\u0301x",
                "e\u0301\u0301\u0301\u0301\u0301\u0301",
                "caf\u202ee",
                "caf\u200be",
                "\u200bcafe",
                "cafe\u200d",
                "cafe\ufeff",
                "cafe ",
                "\u00a0cafe",
                "caf\u034fe",
                "\u3164",
                "\u115f",
                "cafe\ufe0f",
                "\uff43\uff41\uff46\uff45",
                "\ufb01le"
            })
    void what_is_no_name_is_dropped(String name) {
        assertThat(kept(name)).isEmpty();
    }

    @Test
    void a_name_in_two_normal_forms_is_one() {
        assertThat(kept("cafe\u0301", "caf\u00e9", "\u110c\u1161", "\uc790")).containsExactly("caf\u00e9", "\uc790");
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(String... names) {
        Heartbeat heartbeat = new Heartbeat(
                new Reporter(UUID.randomUUID(), "1"), Map.of("plugins", new ReportedValue.Names(List.of(names))));
        return (List<String>)
                Gate.judge(Presets.load("rollcall"), heartbeat).values().get("plugins");
    }
}
