package rollcall.store.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import rollcall.report.Product;
import rollcall.report.ProductSetting;

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
                settings((String[]) row.getArray("settings").getArray()));
    }

    private static Set<ProductSetting> settings(String[] codes) {
        return Arrays.stream(codes)
                .flatMap(code -> ProductSetting.of(code).stream())
                .collect(Collectors.toSet());
    }
}
