package rollcall.support;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the content of a whole database, for tests that check that a text was not stored. */
public final class EveryColumn {
    private EveryColumn() {}

    /** The distinct values of every column of every table as text, one a line, by {@code table.column}. Nulls are not in it, and what is compressed is in it as it was before. */
    public static Map<String, String> of(TestProducts products) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String column : products.column("""
                SELECT table_name || '.' || column_name || ' ' || data_type
                FROM information_schema.columns
                WHERE table_schema = 'public'
                ORDER BY 1
                """)) {
            String[] parts = column.split("[. ]", 3);
            boolean isShown = column.startsWith("heartbeat.kept ");
            String text = parts[2].equals("bytea") && !isShown ? "encode(%s, 'escape')" : "%s::text";
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
