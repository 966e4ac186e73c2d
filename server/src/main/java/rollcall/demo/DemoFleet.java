package rollcall.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** Makes the heartbeats of the demo's instances. */
final class DemoFleet {
    /** The days that the demo's stories take, up to the day of its first start. The fleet's day 0 is the first of them. */
    static final int DAYS = 120;

    private final LocalDate dayZero;
    private final List<DemoInstallation> installations;
    private final List<UnusualSender> unusual = UnusualSender.all();

    /** @param history the days that callers will ask for */
    DemoFleet(DemoDays history) {
        this.dayZero = history.zero();
        this.installations = history.installations().toList();
    }

    /**
     * A heartbeat.
     *
     * @param second the second of the UTC day at which it is sent
     * @param exact whether this second is stored as its time of receipt
     */
    record Sent(int second, boolean exact, Heartbeat heartbeat) {}

    /** Every heartbeat of a day, in the order of the instances' arrival. */
    List<Sent> on(LocalDate date) {
        int day = day(date);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        List<Release> out = Release.until(day);
        Stream<Sent> usual = installations.parallelStream()
                .filter(who -> who.answers(day, weekend))
                .map(who -> usual(who, day, out));
        Stream<UnusualSender> others = day < 0 ? Stream.empty() : unusual.stream();
        return Stream.concat(usual, others.flatMap(sender -> unusual(sender, date, out)))
                .toList();
    }

    /** The identifiers of the instances that ask to be forgotten at the start of a day. */
    List<UUID> forgottenOn(LocalDate date) {
        return unusual.stream()
                .filter(sender -> sender.forgottenOn() == day(date))
                .map(sender -> sender.who().id())
                .toList();
    }

    /** The number of days from the fleet's day 0 to this day; negative before it. */
    int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(dayZero, date);
    }

    private static Sent usual(DemoInstallation who, int day, List<Release> out) {
        Release release = who.release(day, out);
        return new Sent(who.minute() * ReportTimes.MINUTE, false, heartbeat(who, day, release, release.version()));
    }

    private Stream<Sent> unusual(UnusualSender sender, LocalDate date, List<Release> out) {
        int day = day(date);
        Release runs = sender.who().release(day, out);
        String version = sender.says().version(date, runs, out.get(out.size() - 1));
        return sender.times().on(day, date.getDayOfWeek()).stream()
                .map(second -> new Sent(second, sender.exact(), heartbeat(sender.who(), day, runs, version)));
    }

    /** @param version the reported version; null if the instance reports none */
    private static Heartbeat heartbeat(DemoInstallation who, int day, Release release, String version) {
        Map<String, ReportedValue> reportedValues = new LinkedHashMap<>();
        if (version != null) {
            text(reportedValues, "eventyay_version", version);
        }
        text(reportedValues, "build_metadata", build(who, release));
        text(
                reportedValues,
                "canonical_base_url_hash",
                "%016x".formatted(Odds.of("address", who.number()).bits()));
        DemoEnvironment.put(reportedValues, who, day, release);
        DemoMetrics.put(reportedValues, who, day, release);
        DemoPerformance.put(reportedValues, who, day, release);
        reportedValues.put("enabled_plugins", Plugins.of(who, release));
        if (Odds.of("contact", who.number()).chance(0.12)) {
            text(reportedValues, "maintainer_contact", "admin@events-%d.example".formatted(who.number()));
        }
        putUnpermitted(reportedValues, who, release);
        return new Heartbeat(new Reporter(who.id(), "1"), reportedValues);
    }

    /**
     * Adds fields that no vocabulary permits: one that came with the newest release, and one of the few installations that patched their
     * sender.
     */
    private static void putUnpermitted(
            Map<String, ReportedValue> reportedValues, DemoInstallation who, Release release) {
        if (release.hasWhatCameWith("3.1.0")) {
            reportedValues.put("video_rooms_enabled", new ReportedValue.Flag(who.number() % 3 == 0));
        }
        if (who.number() % 331 == 7) {
            text(reportedValues, "server_name", "box-" + who.number());
        }
    }

    private static String build(DemoInstallation who, Release release) {
        Odds odds = Odds.of("build", who.number());
        return odds.chance(0.03)
                ? "enext@%08x".formatted((int) Odds.of("commit", release.day()).bits())
                : "v" + release.version();
    }

    private static void text(Map<String, ReportedValue> reportedValues, String field, String text) {
        reportedValues.put(field, new ReportedValue.Text(text));
    }
}
