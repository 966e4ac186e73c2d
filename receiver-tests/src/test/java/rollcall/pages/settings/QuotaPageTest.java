package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Sql;
import rollcall.support.TestProducts;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestConsent;

/** Quotas on the page Product settings, and the warning on the page Rejected. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaPageTest {
    private static final String PAGE = "/p/it/product-settings";
    private static final Map<String, String> SHOWN = Map.of(
            "was-events_a_day", "10000000",
            "events_a_day", "10000000",
            "was-bytes_a_day", "10000000000",
            "bytes_a_day", "10000000000",
            "was-new_instances_a_day", "100000",
            "new_instances_a_day", "100000");

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("rollcall");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @BeforeEach
    void usual() {
        Sql.execute(
                site.server(),
                "UPDATE product SET events_a_day = DEFAULT, bytes_a_day = DEFAULT, new_instances_a_day = DEFAULT");
        Sql.execute(site.server(), "DELETE FROM quota_use");
        Sql.execute(site.server(), "DELETE FROM audit_log");
    }

    @Test
    void each_quota_stands_there_with_what_is_used_of_it_today() throws Exception {
        UUID instance = UUID.randomUUID();
        site.events(instance, "2.1.0", "{\"name\":\"open\"},{\"name\":\"open\"}");

        assertThat(site.superuser().page(PAGE))
                .contains("Events a day", "value=\"10000000\"", "2 of 10,000,000 today.", "1 of 100,000 today.")
                .contains("Bytes a day", " of 10,000,000,000 today.");
        assertThat(site.superuser().get(PAGE, "Accept-Language", "de").body())
                .contains("Ereignisse am Tag", "2 von 10.000.000 heute.");
    }

    @Test
    void a_changed_quota_is_saved_and_in_the_audit_log_and_one_that_stays_is_not() {
        try (TestProducts database = TestProducts.at(site.server().databaseUrl())) {
            TestConsent.agree(database, TelemetryLevel.OFF, Protocol.ROLLCALL, true);
        }

        HttpResponse<String> saved = save(Map.of("events_a_day", " 500 "));

        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(saved.headers().firstValue("Location")).hasValue(PAGE + "?saved#quotas");
        assertThat(quotas()).containsExactly("500 10000000000 100000");
        assertThat(Sql.column(
                        site.server(), "SELECT profile || ' ' || properties FROM audit_log WHERE name = 'product-set'"))
                .containsExactly(Visitor.EMAIL + " {\"amount\":500,\"product\":\"it\",\"setting\":\"events-a-day\"}");
        assertThat(site.superuser().page(PAGE + "?saved")).contains("Saved.", "0 of 500 today.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "", " ", "1e6", "1,000", "12.5", "1000000000000001", "99999999999999999999", "none", "<b>7"
            })
    void a_bad_value_is_told_beside_its_field_and_nothing_is_saved(String bad) {
        HttpResponse<String> wrong = save(Map.of("events_a_day", "7", "bytes_a_day", bad));

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "<p class=\"error\" id=\"bytes_a_day-wrong\">A quota is a whole number from 0 to 1,000,000,000,000,000")
                .contains("id=\"events_a_day\" name=\"events_a_day\" value=\"7\"")
                .doesNotContain("id=\"events_a_day-wrong\"", "<b>7");
        assertThat(quotas()).containsExactly("10000000 10000000000 100000");
    }

    @Test
    void a_form_that_was_loaded_before_somebody_elses_change_does_not_undo_it() {
        save(Map.of("events_a_day", "500"));

        save(Map.of("bytes_a_day", "600"));

        assertThat(quotas()).containsExactly("500 600 100000");
    }

    @Test
    void only_superusers_set_them() {
        assertThat(site.maintainer()
                        .send("/password", PAGE + "/quotas", Map.of("events_a_day", "1", "was-events_a_day", "2"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(quotas()).containsExactly("10000000 10000000000 100000");
    }

    @Test
    void the_page_rejected_warns_from_80_percent_on_and_says_what_is_full_and_what_goes_on() throws Exception {
        use(8_000_000, 0, 0);
        assertThat(site.maintainer().page("/p/it/refusals")).doesNotContain("quota of");

        use(8_000_001, 10_000_000_000L, 99_999);
        assertThat(site.maintainer().page("/p/it/refusals"))
                .contains("Of today&#39;s quota of events, 8,000,001 of 10,000,000 are used.")
                .contains("Today&#39;s quota of bytes is full: 10,000,000,000 of 10,000,000,000.")
                .contains("Of today&#39;s quota of new instances, 99,999 of 100,000 are used.")
                .contains("/help/operate#quotas")
                .doesNotContain("product-settings#quotas");
        assertThat(site.superuser().page("/p/it/refusals")).contains("/p/it/product-settings#quotas");
        assertThat(site.superuser().page(PAGE)).contains("Today&#39;s quota of bytes is full");

        use(0, 10_000_000_000L, 0);
        UUID instance = UUID.randomUUID();
        assertThat(site.heartbeat(instance, "1.0", "").statusCode()).isEqualTo(429);
        TestSite.await(() -> site.maintainer().page("/p/it/refusals").contains("quota_exceeded"));
        assertThat(site.maintainer().page("/p/it/refusals"))
                .contains("It would have passed a daily quota of the product", "bytes_a_day");
        TestSite.await(() -> site.superuser().page("/p/it/connect").contains("quota_exceeded"));
    }

    private static void use(long events, long bytes, long newInstances) {
        Sql.execute(site.server(), "DELETE FROM quota_use");
        Sql.execute(
                site.server(),
                "INSERT INTO quota_use (product_id, day, events, bytes, new_instances) SELECT product_id, (now() AT TIME ZONE 'UTC')::date, %d, %d, %d FROM product"
                        .formatted(events, bytes, newInstances));
    }

    private static HttpResponse<String> save(Map<String, String> typed) {
        Map<String, String> form = new HashMap<>(SHOWN);
        form.putAll(typed);
        return site.superuser().send(PAGE, PAGE + "/quotas", form);
    }

    private static List<String> quotas() {
        return Sql.column(
                site.server(), "SELECT events_a_day || ' ' || bytes_a_day || ' ' || new_instances_a_day FROM product");
    }
}
