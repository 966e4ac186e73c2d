package rollcall.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a database holds, for those who look for what must not be in it. */
public final class EveryColumn {
    private EveryColumn() {}

    /** The different values of every column of every table as texts, by {@code table.column}. */
    public static Map<String, String> of(TestProducts products) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String column : products.column("""
                SELECT table_name || '.' || column_name || ' ' || data_type
                FROM information_schema.columns
                WHERE table_schema = 'public'
                ORDER BY 1
                """)) {
            String[] parts = column.split("[. ]", 3);
            String text = parts[2].equals("bytea") ? "encode(%s, 'escape')" : "%s::text";
            found.put(
                    parts[0] + "." + parts[1],
                    String.join(
                            "\n",
                            products.column("SELECT DISTINCT " + text.formatted(parts[1]) + " FROM " + parts[0]
                                    + " WHERE " + parts[1] + " IS NOT NULL")));
        }
        return found;
    }
}
