package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.support.Launcher;
import rollcall.support.Launcher.Result;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;

/** Quotas on the command line and in product files. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaCommandsTest {
    @TempDir
    private Path directory;

    private final String database = TestDatabase.fresh();

    @Test
    void quotas_are_set_exported_and_applied_and_a_second_time_nothing_changes() throws Exception {
        run("product", "add", "shop", "--preset", "none");
        assertThat(run("product", "export", "shop").out()).doesNotContain("quotas");

        assertThat(run("product", "set", "shop", "--events-a-day", "500", "--new-instances-a-day", "0"))
                .isEqualTo(new Result(0, "", ""));

        String exported = run("product", "export", "shop").out();
        assertThat(exported).contains("quotas:\n  events_a_day: 500\n  new_instances_a_day: 0\n");
        Path file = Files.writeString(directory.resolve("shop.yaml"), exported);
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("Nothing to change.\n");
        Files.writeString(file, exported.replace("events_a_day: 500\n  new_instances_a_day: 0", "bytes_a_day: 7"));
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("""
                        ~ quota events_a_day: 10000000
                        ~ quota bytes_a_day: 7
                        ~ quota new_instances_a_day: 100000
                        """);
        assertThat(run("product", "apply", file.toString()).out()).isEqualTo("Nothing to change.\n");
        assertThat(quotas()).isEqualTo("10000000 7 100000");
    }

    @Test
    void a_wrong_quota_is_told_and_changes_nothing() throws Exception {
        run("product", "add", "shop", "--preset", "none");

        for (String wrong : new String[] {"-1", "x", "1e3", "1000000000000001"}) {
            Result result = run("product", "set", "shop", "--events-a-day=" + wrong, "--bytes-a-day=7");
            assertThat(result.exit()).isNotZero();
            assertThat(result.err()).contains("--events-a-day: A quota is a whole number from 0 to");
        }
        Path file = Files.writeString(
                directory.resolve("shop.yaml"), "product: shop\npreset: none\nquotas:\n  events_a_day: -1\n");
        assertThat(run("product", "apply", file.toString()).err())
                .contains("shop.yaml:4:3: A quota is a whole number from 0 to 1000000000000000.");
        Files.writeString(file, "product: shop\npreset: none\nquotas:\n  events: 1\n");
        assertThat(run("product", "apply", file.toString()).err())
                .contains("shop.yaml:4:3: There is no such quota. Quotas are events_a_day, bytes_a_day");
        assertThat(quotas()).isEqualTo("10000000 10000000000 100000");
        assertThat(run("serve", "--min-free-disk", "some").err()).contains("--min-free-disk is a number of bytes");
    }

    private String quotas() {
        try (TestProducts products = TestProducts.at(database)) {
            return products.column(
                            "SELECT events_a_day || ' ' || bytes_a_day || ' ' || new_instances_a_day FROM product")
                    .get(0);
        }
    }

    private Result run(String... arguments) throws Exception {
        return Launcher.run(Map.of("ROLLCALL_DATABASE_URL", database), "", arguments);
    }
}
