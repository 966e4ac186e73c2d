package rollcall.demo;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import rollcall.demo.Odds.Weighted;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Event;
import rollcall.report.ReportedValue;

/** Makes the events of the demo's instances. About half of the instances send events. */
final class EventFleet {
    private static final double CONSENT = 0.5;
    private static final double WEEKEND = 0.55;
    private static final int MOST_USERS_A_DAY = 3;
    private static final List<Weighted<String>> LANGUAGES = List.of(
            Weighted.of("en", 44),
            Weighted.of("de", 31),
            Weighted.of("fr", 9),
            Weighted.of("es", 7),
            Weighted.of("zh_cn", 5),
            Weighted.of("vi", 4));
    private static final List<Weighted<String>> BROWSERS = List.of(
            Weighted.of("Chrome/142", 39),
            Weighted.of("Firefox/145", 24),
            Weighted.of("Chrome/141", 12),
            Weighted.of("Version/26.1 Safari/605", 14),
            Weighted.of("Edg/142", 8),
            Weighted.of("Firefox/140", 3));
    private static final List<Weighted<String>> PAYMENTS = List.of(
            Weighted.of("stripe", 46),
            Weighted.of("paypal", 27),
            Weighted.of("banktransfer", 19),
            Weighted.of("free", 8));

    private final LocalDate dayZero;
    private final Map<DemoInstallation, Map<String, Integer>> starts = new HashMap<>();

    /** @param history the days that callers will ask for */
    EventFleet(DemoDays history) {
        this.dayZero = history.zero();
        history.installations()
                .filter(who -> Odds.of("events", who.number()).chance(CONSENT))
                .forEach(who -> starts.put(who, Feature.starts(who)));
    }

    /** An event of one user, and how often it happened on the day. */
    record Happening(Event event, int times) {}

    /** The events of one instance on one day. */
    record Day(UUID instance, int minute, String version, List<Happening> happenings) {}

    /** The fields that the demo permits as a superuser would. Eventyay itself sends no events, so its preset permits none. */
    static List<Field> permitted() {
        List<Field> fields = new ArrayList<>();
        Feature.ALL.forEach(feature -> fields.add(field("event:" + feature.name(), FieldKind.WORD, feature.title())));
        fields.add(field("event:" + DemoError.EVENT, FieldKind.WORD, "Error raised"));
        fields.add(field("property:language", FieldKind.LANGUAGE, "Language"));
        fields.add(field("property:tickets", FieldKind.NUMBER, "Tickets"));
        fields.add(new Field(
                "property:payment",
                FieldKind.CHOICE,
                null,
                "Means of payment",
                "How an order was paid.",
                "Shows which means of payment to keep working.",
                List.of("stripe", "paypal", "banktransfer", "free"),
                null));
        fields.add(field("context:browser", FieldKind.BROWSER, "Browser"));
        return fields;
    }

    /** The events of a day, for each instance that sends events and reports on the day. */
    List<Day> on(LocalDate date) {
        int day = day(date);
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        List<Release> out = Release.until(day);
        return starts.keySet().parallelStream()
                .filter(who -> who.answers(day, weekend))
                .map(who -> of(who, day, weekend, who.release(day, out)))
                .filter(one -> !one.happenings.isEmpty())
                .toList();
    }

    private int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(dayZero, date);
    }

    private Day of(DemoInstallation who, int day, boolean weekend, Release release) {
        List<Happening> happenings = new ArrayList<>();
        for (Feature feature : Feature.ALL) {
            Odds odds = Odds.of(feature.name(), who.number(), day);
            int start = starts.get(who).get(feature.name());
            boolean possible = day >= start && release.hasWhatCameWith(feature.since());
            if (possible && (day == start || odds.chance(feature.daily() * (weekend ? WEEKEND : 1)))) {
                happen(feature, who, odds, happenings);
            }
        }
        DemoError.ALL.stream()
                .filter(error -> error.happens(who, day, release.version()))
                .forEach(error -> happenings.add(happening(error, who, day)));
        return new Day(who.id(), who.minute(), release.version(), happenings);
    }

    private static Happening happening(DemoError error, DemoInstallation who, int day) {
        Map<String, ReportedValue> properties = Map.of("signature", new ReportedValue.Text(error.signature()));
        Event event = new Event(DemoError.EVENT, "trigger", "backend", null, null, properties, Map.of());
        return new Happening(
                event, 1 + (int) Odds.of(error.signature(), who.number(), -day).exponential(3));
    }

    private static void happen(Feature feature, DemoInstallation who, Odds odds, List<Happening> happenings) {
        int users = odds.between(1, MOST_USERS_A_DAY);
        String own = Odds.of("language", who.number()).one(LANGUAGES);
        int team = 1 + (int) Odds.of("team", who.number()).size(4, 0.8);
        for (int i = 0; i < users; i++) {
            Map<String, ReportedValue> properties = new HashMap<>();
            properties.put("language", new ReportedValue.Text(odds.chance(0.8) ? own : odds.one(LANGUAGES)));
            if (feature.name().startsWith("order.")) {
                properties.put("payment", new ReportedValue.Text(odds.one(PAYMENTS)));
                properties.put("tickets", new ReportedValue.Number(BigDecimal.valueOf(1 + (long) odds.exponential(3))));
            }
            Map<String, ReportedValue> context = Map.of("browser", new ReportedValue.Text(odds.one(BROWSERS)));
            String user = String.valueOf(odds.between(1, team));
            Event event = new Event(feature.name(), "action", "backend", null, user, properties, context);
            happenings.add(new Happening(event, 1 + (int) odds.exponential(feature.times() / users)));
        }
    }

    private static Field field(String name, FieldKind fieldKind, String title) {
        String what = fieldKind == FieldKind.WORD ? "Happens when people do it." : "Told with the event.";
        return new Field(name, fieldKind, null, title, what, "Shows what is used.", null, null);
    }
}
