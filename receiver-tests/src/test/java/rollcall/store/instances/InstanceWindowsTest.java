package rollcall.store.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.jdbc.Transaction;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;

/** What a group of heartbeats finds out and takes in one round trip. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InstanceWindowsTest {
    private final String url = TestDatabase.fresh();

    @Test
    void a_known_instance_keeps_its_ordinal_and_uses_up_none() throws Exception {
        int product = product();
        try (Database database = open(url)) {
            OrdinalAllocator allocator = new OrdinalAllocator(database.dataSource());
            InstanceKey known = new InstanceKey(product, UUID.randomUUID());
            InstanceTable.Place first = arrive(database, allocator, known);
            for (int again = 0; again < 5; again++) {
                InstanceTable.Place place = arrive(database, allocator, known);
                assertThat(place.ordinal()).isEqualTo(first.ordinal());
                assertThat(place.isNew()).isFalse();
            }
            InstanceTable.Place next = arrive(database, allocator, new InstanceKey(product, UUID.randomUUID()));

            assertThat(first.isNew()).isTrue();
            assertThat(next.isNew()).isTrue();
            assertThat(next.ordinal()).isEqualTo(first.ordinal() + 1);
        }
    }

    @Test
    void what_is_known_and_what_is_taken_is_told_of_each_instance_of_a_group() throws Exception {
        int product = product();
        try (Database database = open(url)) {
            OrdinalAllocator allocator = new OrdinalAllocator(database.dataSource());
            InstanceKey known = new InstanceKey(product, UUID.randomUUID());
            arrive(database, allocator, known);
            TreeMap<InstanceKey, String> group = new TreeMap<>();
            group.put(known, "1.0");
            IntStream.range(0, 20).forEach(i -> group.put(new InstanceKey(product, UUID.randomUUID()), "1.0"));
            InstanceWindows.Arrived arrived = arrive(database, allocator, group, Duration.ofHours(23));

            assertThat(arrived.known()).containsOnlyKeys(known);
            assertThat(arrived.taken()).hasSize(20).doesNotContainKey(known);
            assertThat(arrived.taken().values().stream().map(InstanceTable.Place::ordinal))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void its_statements_have_names_only_where_the_url_permits_them() throws Exception {
        String permitting = url + (url.contains("?") ? "&" : "?") + "prepareThreshold=1000000";

        assertThat(names(url)).isZero();
        assertThat(names(permitting)).isPositive();
    }

    private int product() {
        try (TestProducts products = TestProducts.at(url)) {
            return products.product("none").id();
        }
    }

    private static int names(String url) throws Exception {
        try (Database database = open(url)) {
            return Transaction.run(
                    database.dataSource(),
                    connection -> {
                        InstanceWindows.known(connection, List.of());
                        return count(connection);
                    },
                    counted -> true);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_prepared_statements")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static InstanceTable.Place arrive(Database database, OrdinalAllocator allocator, InstanceKey key)
            throws Exception {
        TreeMap<InstanceKey, String> group = new TreeMap<>();
        group.put(key, "1.0");
        return arrive(database, allocator, group, Duration.ZERO).taken().get(key);
    }

    private static InstanceWindows.Arrived arrive(
            Database database, OrdinalAllocator allocator, TreeMap<InstanceKey, String> group, Duration window)
            throws Exception {
        try (OrdinalAllocator.Provided ordinals =
                allocator.provide(group.keySet().stream().map(InstanceKey::productId))) {
            return Transaction.run(
                    database.dataSource(),
                    connection -> InstanceWindows.arrive(
                            connection, group, window, ordinals, Instant.now().truncatedTo(ChronoUnit.MICROS)),
                    arrived -> true);
        }
    }

    private static Database open(String url) {
        return Database.open(Optional.of(url), Path.of("unused"), EmbeddedPostgres.Use.COMMAND);
    }
}
