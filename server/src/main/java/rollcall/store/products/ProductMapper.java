package rollcall.store.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;

/** Maps a row of table {@code product} to a {@link Product}. Settings that this release does not know are skipped. */
public final class ProductMapper implements RowMapper<Product> {
    @Override
    public Product map(ResultSet row, StatementContext context) throws SQLException {
        return new Product(
                row.getInt("product_id"),
                row.getString("slug"),
                row.getString("name"),
                row.getString("preset"),
                Duration.ofSeconds(row.getInt("window_seconds")),
                settings((String[]) row.getArray("settings").getArray()),
                testUntil(row.getObject("test_until", OffsetDateTime.class)),
                new DailyAmounts(
                        row.getLong("events_a_day"), row.getLong("bytes_a_day"), row.getLong("new_instances_a_day")));
    }

    private static Instant testUntil(@Nullable OffsetDateTime end) {
        return end == null ? Instant.EPOCH : end.toInstant();
    }

    private static Set<ProductSetting> settings(String[] codes) {
        return Arrays.stream(codes)
                .flatMap(code -> ProductSetting.of(code).stream())
                .collect(Collectors.toSet());
    }
}
