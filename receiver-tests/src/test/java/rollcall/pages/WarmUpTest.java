package rollcall.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.LogLines;
import rollcall.support.OtherTransaction;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.MovedSite;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The usual pages of a large product, after the start of a server. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WarmUpTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-09-01");
    private static final int DAYS = 20;
    private static final List<String> USUAL = List.of("overview", "versions", "environment", "metrics", "explore");

    private static MovedSite site;

    @BeforeAll
    static void report() throws InterruptedException {
        site = new MovedSite(FIRST + "T06:00:00Z");
        site.addProduct();
        for (int day = 0; day <= DAYS; day++) {
            site.report(FIRST.plusDays(day), 8, 0, 4, day < 10 ? "1.0" : "2.0");
        }
        site.see(FIRST.plusDays(DAYS).atTime(12, 0).toInstant(ZoneOffset.UTC));
        TestSite.await(() -> Sql.column(site.server(), "SELECT day FROM rollup_day WHERE closed IS NOT NULL")
                        .size()
                == DAYS);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void the_first_reader_of_a_large_product_waits_for_no_count_of_days_that_are_over() throws Exception {
        ofInstances(10_000);
        try (LogLines log = new LogLines();
                Wiring server = TestServer.start(site.clock(), site.server().databaseUrl());
                OtherTransaction other = new OtherTransaction(server.databaseUrl())) {
            TestSite.await(() -> isMade(log));
            Visitor reader = reader(server);
            other.execute("LOCK TABLE standing, latest_set, rollup_block, rollup IN ACCESS EXCLUSIVE MODE");
            for (String page : USUAL) {
                assertThat(reader.get("/p/" + site.product().slug() + "/" + page)
                                .statusCode())
                        .as(page)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void the_pages_of_small_products_are_made_when_somebody_asks() throws InterruptedException {
        ofInstances(9_999);
        try (LogLines log = new LogLines();
                Wiring server = TestServer.start(site.clock(), site.server().databaseUrl())) {
            Visitor reader = reader(server);
            TestSite.await(
                    () -> reader.page("/health?verbose").matches("(?s).*\"name\":\"warm-up\"[^}]*\"runs\":[1-9].*"));
            assertThat(isMade(log)).isFalse();
        }
    }

    private static Visitor reader(Wiring server) {
        Visitor reader = new Visitor(server);
        reader.logIn(Visitor.EMAIL, Visitor.PASSWORD);
        return reader;
    }

    private static boolean isMade(LogLines log) {
        return log.all().stream().anyMatch(line -> line.startsWith("warm-up: the usual pages of 1 large products"));
    }

    private static void ofInstances(int ever) {
        Sql.execute(site.server(), "UPDATE product_ordinal SET next_ordinal = " + ever);
    }
}
