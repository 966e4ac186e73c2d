package rollcall.demo;

import java.util.List;
import java.util.Map;
import rollcall.demo.Odds.Weighted;
import rollcall.report.ReportedValue;

/** The environment that an installation reports. */
final class DemoEnvironment {
    private static final List<Weighted<String>> DEPLOYMENTS = List.of(
            Weighted.of("docker", 71),
            Weighted.of("native", 16),
            Weighted.of("kubernetes", 9),
            Weighted.of("podman", 4));
    private static final List<Weighted<String>> SYSTEMS = List.of(
            Weighted.of("Linux", 95), Weighted.of("FreeBSD", 2), Weighted.of("Darwin", 2), Weighted.of("Windows", 1));
    private static final List<Weighted<String>> KERNELS = List.of(
            Weighted.of("6.8.0-51-generic", 34),
            Weighted.of("6.1.0-28-amd64", 31),
            Weighted.of("5.15.0-130-generic", 22),
            Weighted.of("6.12.9", 13));
    static final String MYSQL = "mysql";

    private static final List<Weighted<String>> DATABASES =
            List.of(Weighted.of("postgresql", 87), Weighted.of(MYSQL, 6), Weighted.of("sqlite3", 7));
    private static final List<Weighted<String>> PYTHONS = List.of(
            Weighted.of("3.11.9", 38), Weighted.of("3.12.3", 47), Weighted.of("3.12.8", 10), Weighted.of("3.13.1", 5));
    private static final List<Weighted<Integer>> POSTGRES = List.of(
            Weighted.of(13, 9), Weighted.of(14, 17), Weighted.of(15, 33), Weighted.of(16, 31), Weighted.of(17, 10));
    private static final int NEWEST_POSTGRES = 17;

    private DemoEnvironment() {}

    /** The database on which an installation runs for all its life. */
    static String database(int number) {
        Odds odds = Odds.of("environment", number);
        odds.one(SYSTEMS);
        return odds.one(DATABASES);
    }

    static void put(Map<String, ReportedValue> reportedValues, DemoInstallation who, int day, Release release) {
        Odds odds = Odds.of("environment", who.number());
        String system = odds.one(SYSTEMS);
        String database = odds.one(DATABASES);
        text(reportedValues, "os_family", system);
        text(reportedValues, "os_version", system.equals("Linux") ? odds.one(KERNELS) : "14.2");
        text(reportedValues, "database_type", database);
        text(reportedValues, "database_version", databaseVersion(who, day, database));
        text(reportedValues, "deployment_type", odds.one(DEPLOYMENTS));
        boolean workers = odds.chance(0.91);
        reportedValues.put("celery_enabled", new ReportedValue.Flag(workers));
        reportedValues.put("background_jobs_enabled", new ReportedValue.Flag(workers || odds.chance(0.4)));
        boolean redis = odds.chance(0.86);
        String storage = odds.chance(0.78) ? "filesystem" : "s3";
        if (release.hasWhatCameWith("2.5.0")) {
            reportedValues.put("redis_enabled", new ReportedValue.Flag(redis));
            text(reportedValues, "storage_backend", storage);
            text(
                    reportedValues,
                    "python_version",
                    release.hasWhatCameWith("3.0.0") && odds.chance(0.6) ? "3.12.8" : odds.one(PYTHONS));
        }
    }

    private static String databaseVersion(DemoInstallation who, int day, String database) {
        if (!database.equals("postgresql")) {
            return database.equals(MYSQL) ? "8.0" : "3.45";
        }
        Odds odds = Odds.of("postgres", who.number());
        int installed = odds.one(POSTGRES);
        boolean upgraded = odds.chance(0.4) && day > odds.between(10, 200);
        return String.valueOf(upgraded ? Math.min(NEWEST_POSTGRES, installed + 2) : installed);
    }

    private static void text(Map<String, ReportedValue> reportedValues, String field, String text) {
        reportedValues.put(field, new ReportedValue.Text(text));
    }
}
