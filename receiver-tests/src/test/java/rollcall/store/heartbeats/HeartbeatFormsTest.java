package rollcall.store.heartbeats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.gate.Gate;
import rollcall.gate.vocabulary.Presets;
import rollcall.product.Products;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;
import rollcall.store.jdbc.Partitions;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.support.TestDatabase;

/** Heartbeats of the old form and compressed ones are the same heartbeats: read, moved, changed and deleted. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HeartbeatFormsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final int INSTANCES = 60;

    private Database database;
    private Jdbi jdbi;
    private Product product;
    private HeartbeatCommit commit;

    @BeforeEach
    void open() {
        database = Database.open(Optional.of(TestDatabase.fresh()), Path.of("unused"), EmbeddedPostgres.Use.COMMAND);
        jdbi = database.jdbi();
        product = new Products(database.dao(ProductDao.class), database.dao(PermittedFieldDao.class), Clock.systemUTC())
                .add("it", "", "eventyay");
        commit = new HeartbeatCommit(database.dataSource(), 1);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void compressed_heartbeats_are_exported_as_they_were_and_take_a_fraction() throws Exception {
        send(TODAY.minusDays(1), 0, INSTANCES, "Linux");
        new HeartbeatDictionaries(jdbi).run();
        commit = new HeartbeatCommit(database.dataSource(), 1);
        send(TODAY, 0, INSTANCES, "Linux");

        List<KeptDay> all = exported();

        assertThat(all)
                .hasSize(2 * INSTANCES)
                .allSatisfy(row -> assertThat(row.kept()).isEqualTo(json(row.instanceId(), "Linux")));
        assertThat(number("SELECT min(dictionary_id) FROM heartbeat WHERE day = '" + TODAY + "'"))
                .isPositive();
        assertThat(number("SELECT max(length(kept)) FROM heartbeat WHERE day = '" + TODAY + "'"))
                .isLessThan(json(id(0), "Linux").length() / 3);
    }

    @Test
    void old_days_move_in_the_background_and_are_read_the_same_before_and_after() throws Exception {
        old(TODAY.minusDays(2), INSTANCES);
        old(TODAY.minusDays(1), 2);
        old(TODAY, 3);
        send(TODAY, 10, 12, "Linux");
        List<KeptDay> before = exported();
        assertThat(before).hasSize(INSTANCES + 7);
        assertThat(plain().daysLeft(TODAY)).isEqualTo(2);

        assertThat(plain().move(TODAY)).isEqualTo(INSTANCES + 2);

        assertThat(exported()).isEqualTo(before);
        assertThat(plain().daysLeft(TODAY)).isZero();
        assertThat(number("SELECT count(*) FROM heartbeat_plain")).isEqualTo(3);
        assertThat(number("SELECT count(*) FROM pg_class WHERE relname ~ '^heartbeat_plain_2026111[89]$'"))
                .isZero();
        assertThat(plain().move(TODAY.plusDays(1))).isEqualTo(3);
        assertThat(exported()).isEqualTo(before);
        assertThat(plain().move(TODAY.plusDays(1))).isZero();
    }

    @Test
    void a_move_that_fails_in_the_middle_leaves_every_heartbeat_in_one_place() throws Exception {
        old(TODAY.minusDays(1), INSTANCES);
        List<KeptDay> before = exported();
        jdbi.useHandle(handle -> handle.execute(
                "ALTER TABLE heartbeat ADD CONSTRAINT broken CHECK (instance_id <> '" + id(INSTANCES / 2) + "')"));

        assertThatThrownBy(() -> plain().move(TODAY)).isInstanceOf(RuntimeException.class);

        assertThat(exported()).isEqualTo(before);
        jdbi.useHandle(handle -> handle.execute("ALTER TABLE heartbeat DROP CONSTRAINT broken"));
        assertThat(plain().move(TODAY)).isEqualTo(INSTANCES);
        assertThat(exported()).isEqualTo(before);
    }

    @Test
    void a_second_heartbeat_of_the_day_of_the_upgrade_takes_the_place_of_the_old_one() throws Exception {
        old(TODAY, 3);

        send(TODAY, 0, 1, "Windows");

        assertThat(exported()).hasSize(3);
        assertThat(kept(id(0))).containsExactly(json(id(0), "Windows"));
        plain().move(TODAY.plusDays(1));
        assertThat(kept(id(0))).containsExactly(json(id(0), "Windows"));
    }

    @Test
    void a_field_that_is_removed_is_in_no_row_of_either_form_and_in_no_dictionary() throws Exception {
        send(TODAY.minusDays(1), 0, INSTANCES, "Windows");
        new HeartbeatDictionaries(jdbi).run();
        commit = new HeartbeatCommit(database.dataSource(), 1);
        send(TODAY, 0, INSTANCES, "Windows");
        old(TODAY.minusDays(3), 3);

        new HeartbeatFieldRemoval(jdbi).remove(product.id(), "os_family");
        plain().move(TODAY);

        assertThat(exported())
                .hasSize(2 * INSTANCES + 3)
                .allSatisfy(row -> assertThat(row.kept())
                        .doesNotContain("os_family", "Windows", "Linux")
                        .contains("python_version"));
        jdbi.useHandle(handle ->
                handle.execute("UPDATE compression_dictionary SET replaced_at = replaced_at - interval '1 hour'"));
        new HeartbeatDictionaries(jdbi).run();
        assertThat(number("SELECT count(*) FROM compression_dictionary WHERE replaced_at IS NOT NULL"))
                .isZero();
        assertThat(number("SELECT count(*) FROM compression_dictionary")).isEqualTo(1);
        assertThat(exported()).hasSize(2 * INSTANCES + 3);
    }

    @Test
    void rows_that_came_by_a_cleared_dictionary_after_the_removal_are_compressed_anew_before_it_goes()
            throws Exception {
        send(TODAY.minusDays(1), 0, INSTANCES, "Linux");
        new HeartbeatDictionaries(jdbi).run();
        HeartbeatCommit late = new HeartbeatCommit(database.dataSource(), 1);
        commit = late;
        send(TODAY, 0, 1, "Linux");
        new HeartbeatFieldRemoval(jdbi).remove(product.id(), "os_version");

        send(TODAY, 1, INSTANCES, "Linux");
        assertThat(number("SELECT count(DISTINCT dictionary_id) FROM heartbeat WHERE day = '" + TODAY + "'"))
                .isEqualTo(2);
        jdbi.useHandle(handle ->
                handle.execute("UPDATE compression_dictionary SET replaced_at = replaced_at - interval '1 hour'"));
        new HeartbeatDictionaries(jdbi).run();

        assertThat(number("SELECT count(*) FROM compression_dictionary")).isEqualTo(1);
        assertThat(exported()).hasSize(2 * INSTANCES);
    }

    @Test
    void a_forgotten_instance_has_no_row_in_either_form() throws Exception {
        old(TODAY.minusDays(1), 2);
        send(TODAY, 0, 2, "Linux");

        new InstanceDeletion(database.dataSource()).forget(new InstanceKey(product.id(), id(0)));

        assertThat(kept(id(0))).isEmpty();
        assertThat(kept(id(1))).hasSize(2);
    }

    @Test
    void old_days_leave_in_either_form_and_with_them_the_dictionaries_of_their_time() throws Exception {
        send(TODAY.minusDays(9), 0, INSTANCES, "Linux");
        new HeartbeatDictionaries(jdbi).run();
        old(TODAY.minusDays(8), 2);
        send(TODAY, 0, 2, "Linux");
        jdbi.useHandle(handle -> handle.execute("UPDATE compression_dictionary SET replaced_at = '"
                + TODAY.minusDays(7).atTime(1, 0) + "Z'"));

        assertThat(new OldHeartbeats(jdbi).dropBefore(TODAY.minusDays(7), true)).isEqualTo(2);
        new HeartbeatDictionaries(jdbi).run();

        assertThat(exported()).hasSize(2);
        assertThat(number("SELECT count(*) FROM compression_dictionary WHERE replaced_at IS NOT NULL"))
                .isZero();
    }

    private void send(LocalDate day, int from, int to, String os) throws Exception {
        List<ArrivingHeartbeat> group = new ArrayList<>();
        for (int i = from; i < to; i++) {
            group.add(new ArrivingHeartbeat(
                    product,
                    Gate.judge(Presets.load("eventyay"), new Heartbeat(new Reporter(id(i), "1"), values(id(i), os))),
                    Duration.ZERO));
        }
        Instant at = day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(from + 60);
        assertThat(commit.commit(group, at, List.of()).tooSoon()).isEmpty();
    }

    /** As an earlier version kept them: instances from 0 on. */
    private void old(LocalDate day, int instances) {
        String name = "heartbeat_plain_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        jdbi.useHandle(handle -> {
            handle.execute("CREATE TABLE " + name + " PARTITION OF heartbeat_plain FOR VALUES FROM ('" + day
                    + "') TO ('" + day.plusDays(1) + "')");
            for (int i = 0; i < instances; i++) {
                handle.createUpdate("""
                                INSERT INTO heartbeat_plain (product_id, instance_id, day, ordinal, received_at, first, version, kept)
                                VALUES (:product, :id, :day, :ordinal, :at, true, '1.0', CAST(:kept AS json))
                                """)
                        .bind("product", product.id())
                        .bind("id", id(i))
                        .bind("day", day)
                        .bind("ordinal", i)
                        .bind("at", day.atTime(12, 0).atOffset(ZoneOffset.UTC))
                        .bind("kept", json(id(i), "Linux"))
                        .execute();
                handle.createUpdate("""
                                INSERT INTO instance (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
                                VALUES (:product, :id, :ordinal, :at, :at, :day, '1.0')
                                ON CONFLICT (product_id, instance_id) DO UPDATE SET last_day = excluded.last_day
                                """)
                        .bind("product", product.id())
                        .bind("id", id(i))
                        .bind("day", day)
                        .bind("ordinal", i)
                        .bind("at", day.atStartOfDay().atOffset(ZoneOffset.UTC))
                        .execute();
            }
        });
    }

    private PlainHeartbeats plain() {
        return new PlainHeartbeats(jdbi, Partitions.ofHeartbeats(database.dataSource()));
    }

    private List<KeptDay> exported() {
        List<KeptDay> rows = new ArrayList<>();
        database.dao(HeartbeatExportDao.class).export(product.id(), TODAY.minusDays(30), TODAY.plusDays(1), rows::add);
        return rows;
    }

    private List<String> kept(UUID instance) {
        return exported().stream()
                .filter(row -> row.instanceId().equals(instance))
                .map(KeptDay::kept)
                .toList();
    }

    private long number(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private static UUID id(int i) {
        return new UUID(0x4000L, 0x8000000000000000L + i);
    }

    private static Map<String, ReportedValue> values(UUID id, String os) {
        Map<String, ReportedValue> values = new HashMap<>();
        values.put("canonical_base_url_hash", new ReportedValue.Text(hash(id)));
        values.put("os_family", new ReportedValue.Text(os));
        values.put("os_version", new ReportedValue.Text("6.1.0"));
        values.put("python_version", new ReportedValue.Text("3.12.7"));
        return values;
    }

    private static String json(UUID id, String os) {
        return "{\"canonical_base_url_hash\":\"%s\",\"os_family\":\"%s\",\"os_version\":\"6.1.0\",\"python_version\":\"3.12.7\"}"
                .formatted(hash(id), os);
    }

    private static String hash(UUID id) {
        return "%016x".formatted(id.getLeastSignificantBits());
    }
}
