package rollcall.support.sender;

import java.util.List;
import rollcall.Wiring;
import rollcall.support.Sql;

/** Adds rows to the audit log without a program that sends events. */
public final class AuditRows {
    public static final List<String> SOURCES =
            List.of("backend", "frontend", "telemetry:backend", "telemetry:frontend");

    private AuditRows() {}

    /** Adds a row; {@code who} is its profile. */
    public static void one(Wiring server, String source, String at, String name, String who) {
        insert(server, source, quoted(at) + "::timestamptz", quoted(name), quoted(who), 1);
    }

    /**
     * Adds rows. {@code at} and {@code name} are SQL expressions over the row's number {@code i}, which counts from 1.
     */
    public static void add(Wiring server, String source, String at, String name, int rows) {
        insert(server, source, at, name, "'ada@example.org'", rows);
    }

    private static void insert(Wiring server, String source, String at, String name, String who, int rows) {
        Sql.column(server, """
                INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
                SELECT %s, '%s', 'action', %s, %s, '{"a":1}', '{}'
                FROM generate_series(1, %d) AS i
                RETURNING audit_id
                """.formatted(at, source, name, who, rows));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
