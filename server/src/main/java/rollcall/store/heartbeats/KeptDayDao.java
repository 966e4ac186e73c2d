package rollcall.store.heartbeats;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads what was kept of named instances, by their primary key alone. */
public interface KeptDayDao {
    /**
     * One kept heartbeat row.
     *
     * @param version null if it reported none
     * @param kept what the gate kept, as a JSON object; may hold the contact address
     */
    record KeptDay(UUID instanceId, LocalDate day, Instant receivedAt, String version, String kept) {}

    /**
     * The version that an instance reported on a UTC day.
     *
     * @param version null if it reported none
     * @param unusable the code of a {@link rollcall.report.Unusable} if it reported something that is none; otherwise null
     */
    record VersionDay(
            LocalDate day,
            @Nullable String version,
            @Nullable String unusable) {}

    /**
     * The rows of a page's instances on these days, pairwise; days without a row are missing from the result. Of hundreds of instances, a
     * planner may find it cheaper to read all heartbeats: {@link #onDay} cannot.
     */
    @SqlQuery("""
            SELECT h.instance_id, h.day, h.received_at, h.version, h.dictionary_id, h.kept
              FROM unnest(CAST(:instanceIds AS uuid[]), CAST(:days AS date[])) AS wanted (instance_id, day)
              JOIN kept_heartbeat h ON h.product_id = :productId AND h.instance_id = wanted.instance_id AND h.day = wanted.day
            """)
    @RegisterRowMapper(KeptDayMapper.class)
    List<KeptDay> onDays(int productId, List<UUID> instanceIds, List<LocalDate> days);

    /** The rows of these instances on one day, however many they are. Only the partition of that day is read. */
    @SqlQuery("""
            SELECT instance_id, day, received_at, version, dictionary_id, kept
              FROM kept_heartbeat
             WHERE product_id = :productId AND instance_id = ANY(:instanceIds) AND day = :day
            """)
    @RegisterRowMapper(KeptDayMapper.class)
    List<KeptDay> onDay(int productId, List<UUID> instanceIds, LocalDate day);

    /**
     * The versions of one instance, latest day first.
     *
     * @param field the product's version
     */
    default List<VersionDay> versions(int productId, UUID instanceId, String field, LocalDate from, int limit) {
        return versionRows(productId, instanceId, from, limit).stream()
                .map(row -> row.of(field))
                .toList();
    }

    /** For {@link #versions} alone: reads what was kept only of days without a version. */
    @SqlQuery("""
            SELECT day, version, dictionary_id, CASE WHEN version IS NULL THEN kept END AS kept
              FROM kept_heartbeat
             WHERE product_id = :productId AND instance_id = :instanceId AND day >= :from
             ORDER BY day DESC
             LIMIT :limit
            """)
    @RegisterRowMapper(VersionOfDay.Mapper.class)
    List<VersionOfDay> versionRows(int productId, UUID instanceId, LocalDate from, int limit);
}
