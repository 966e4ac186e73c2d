package rollcall.bench.disk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/**
 * Instances of Eventyay, each with all fields of the recorded heartbeat {@code c-postgres-docker}. Between them most values differ; of one
 * instance, a bucket in thirty changes from a day to the next, and everything else stays for weeks.
 */
final class DiskFleet {
    static final Vocabulary VOCABULARY = Presets.load("eventyay");

    private static final List<String> BUCKETS = List.of(
            "events_bucket",
            "live_events_bucket",
            "organizers_bucket",
            "orders_bucket",
            "paid_orders_bucket",
            "submissions_bucket",
            "attendees_bucket",
            "tickets_issued_bucket",
            "paid_tickets_bucket",
            "free_tickets_bucket",
            "error_count_bucket");

    private static final List<String> SIZES =
            List.of("0", "1-10", "11-50", "51-100", "101-500", "501-1000", "1001-5000", "5000+");

    private static final List<String> PLUGINS = List.of(
            "eventyay.plugins.socialauth",
            "eventyay.plugins.banktransfer",
            "eventyay.plugins.badges",
            "eventyay.plugins.sendmail",
            "eventyay.plugins.statistics",
            "eventyay.plugins.reports",
            "eventyay.plugins.checkinlists",
            "eventyay.plugins.manualpayment",
            "eventyay.plugins.scheduledtasks",
            "eventyay.plugins.ticketoutputpdf",
            "eventyay_stripe",
            "eventyay_paypal");

    private static final double CHANGES = 1.0 / 30;
    private static final double HAS = 0.8;

    private final Random random = new Random(15);
    private final List<Map<String, ReportedValue>> instances = new ArrayList<>();
    private final List<UUID> ids = new ArrayList<>();

    DiskFleet(int count) {
        for (int i = 0; i < count; i++) {
            ids.add(new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62));
            instances.add(values());
        }
    }

    /** What the gate keeps of the next day's heartbeats, in an order by chance. */
    List<KeptHeartbeat> day(LocalDate day) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        return order.stream()
                .map(i -> Gate.judge(
                        VOCABULARY, new Heartbeat(new Reporter(ids.get(i), "1"), moved(instances.get(i), day))))
                .toList();
    }

    private Map<String, ReportedValue> moved(Map<String, ReportedValue> values, LocalDate day) {
        for (String bucket : BUCKETS) {
            if (random.nextDouble() < CHANGES) {
                text(values, bucket, one(SIZES));
            }
        }
        if (random.nextDouble() < CHANGES) {
            version(values, "0." + (day.getDayOfYear() / 10) + "." + random.nextInt(3));
        }
        text(values, "uptime_bucket", one(List.of("1-24h", "1-7d", "1-7d", "7-30d")));
        return values;
    }

    private Map<String, ReportedValue> values() {
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        text(values, "schema_version", "1");
        version(values, "0." + random.nextInt(12) + "." + random.nextInt(3));
        text(values, "python_version", "3.1" + random.nextInt(4) + "." + random.nextInt(10));
        text(values, "canonical_base_url_hash", "%016x".formatted(random.nextLong()));
        text(values, "os_family", "Linux");
        text(values, "os_version", one(List.of("6.1.0-28-amd64", "6.8.0-51-generic", "5.15.0-130-generic", "6.12.4")));
        text(values, "database_type", one(List.of("postgresql", "postgresql", "mysql", "sqlite3")));
        text(values, "database_version", String.valueOf(13 + random.nextInt(5)));
        text(values, "deployment_type", one(List.of("docker", "docker", "bare_metal", "kubernetes")));
        text(values, "storage_backend", one(List.of("file", "s3")));
        for (String flag : List.of("celery_enabled", "redis_enabled", "background_jobs_enabled")) {
            values.put(flag, new ReportedValue.Flag(random.nextDouble() < HAS));
        }
        BUCKETS.forEach(bucket -> text(values, bucket, one(SIZES)));
        values.put(
                "enabled_plugins",
                new ReportedValue.Names(PLUGINS.stream()
                        .filter(plugin -> random.nextDouble() < HAS)
                        .toList()));
        return values;
    }

    private static void version(Map<String, ReportedValue> values, String version) {
        text(values, "eventyay_version", version);
        text(values, "build_metadata", "v" + version);
    }

    private static void text(Map<String, ReportedValue> values, String field, String text) {
        values.put(field, new ReportedValue.Text(text));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
