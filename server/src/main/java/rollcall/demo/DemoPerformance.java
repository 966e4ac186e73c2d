package rollcall.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.ReportedValue;

/** How many requests an installation answers in a day, and how fast. 3.1.0 is slower than what came before. */
final class DemoPerformance {
    private static final String REQUESTS = "requests_a_day";
    private static final String TIME = "time_to_answer";
    private static final List<BigDecimal> BOUNDS = List.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000).stream()
            .map(BigDecimal::new)
            .toList();
    private static final String SINCE = "2.5.0";
    private static final String SLOW = "3.1.0";
    private static final double SLOWER = 1.8;
    private static final double SPREAD = 0.5;

    private DemoPerformance() {}

    /** The fields that the demo permits as a superuser would: Eventyay itself sends no such numbers. */
    static List<Field> permitted() {
        return List.of(
                field(
                        TIME,
                        FieldKind.HISTOGRAM,
                        "Time to answer",
                        "How long the program took to answer requests over a whole day, as counts by fixed bounds. No request is told apart.",
                        "Shows whether a release answers slower than the one before.",
                        BOUNDS,
                        "ms"),
                field(
                        REQUESTS,
                        FieldKind.DAY_SUM,
                        "Requests a day",
                        "How many requests the program answered over a whole day, in classes.",
                        "Shows for which load to build.",
                        List.of(),
                        null));
    }

    private static Field field(
            String name,
            FieldKind kind,
            String title,
            String description,
            String reason,
            List<BigDecimal> bounds,
            String unit) {
        FieldGroup group = FieldGroup.PERFORMANCE;
        return new Field(
                name, kind, group, title, description, reason, List.of(), null, List.of(), null, bounds, unit, null);
    }

    static void put(Map<String, ReportedValue> reportedValues, DemoInstallation who, int day, Release release) {
        if (!release.hasWhatCameWith(SINCE)) {
            return;
        }
        Odds usual = Odds.of("requests", who.number());
        Odds today = Odds.of("requests", who.number(), day);
        long requests = (long) (usual.size(1_500, 1.4) * today.size(1, 0.25));
        double middle =
                usual.size(45, 0.5) * today.size(1, 0.1) * (release.version().equals(SLOW) ? SLOWER : 1);
        reportedValues.put(REQUESTS, new ReportedValue.Number(BigDecimal.valueOf(requests)));
        reportedValues.put(
                TIME, new ReportedValue.Histogram(BOUNDS, new LogisticTimes(middle, SPREAD).counts(BOUNDS, requests)));
    }
}
