package rollcall.pages.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventDays;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.PropertyUse;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.CsvFile;

/** The numbers of one event's page as CSV files. What is not known of some instances has no column. */
final class EventCsv {
    private EventCsv() {}

    /** The file that {@code of=} names: days, versions, versions.days, kinds, or the field of a property. */
    static CsvFile of(EventQuestion question, EventUse uses, EventAnswer eventAnswer, ChartNotes chartNotes) {
        PageRequest pageRequest = question.pageRequest();
        Range range = question.range();
        String of = pageRequest.query().getOrDefault("of", "days");
        String name = "-of-" + eventAnswer.totals().name();
        return switch (of) {
            case "versions" -> CsvFile.over(range, "event-versions" + name, versions(eventAnswer));
            case "versions.days" ->
                chartNotes
                        .of(pageRequest, range)
                        .in(CsvFile.over(
                                range,
                                "event-versions" + CsvFile.BY_DAY + name,
                                days(question, uses, eventAnswer, EventDays.OverTime::versions)));
            case "days" ->
                chartNotes
                        .of(pageRequest, range)
                        .in(CsvFile.over(
                                range,
                                "event" + CsvFile.BY_DAY + name,
                                days(question, uses, eventAnswer, EventDays.OverTime::daily)));
            case "kinds" -> CsvFile.over(range, "event-types" + name, kinds(eventAnswer));
            default ->
                eventAnswer.properties().stream()
                        .filter(use -> use.field().equals(of))
                        .findFirst()
                        .map(use -> CsvFile.over(range, "event-" + of + name, values(use)))
                        .orElseThrow(() -> new InvalidParameter(
                                "of",
                                "There is no such file.",
                                "days, versions, versions.days, kinds, or a property that the page shows"));
        };
    }

    private static List<List<String>> days(
            EventQuestion question, EventUse uses, EventAnswer eventAnswer, Function<EventDays.OverTime, Trend> part) {
        LocalDate today = question.pageRequest().today();
        EventDays.OverTime now = days(question, uses, eventAnswer.totals().name());
        return question.comparing()
                .beside(
                        days(part.apply(now), today),
                        () -> days(part.apply(earlier(question, uses, eventAnswer, now)), today));
    }

    private record DaysAsked(String name, Range range) {}

    private static EventDays.OverTime days(EventQuestion question, EventUse uses, String name) {
        return question.answer(
                new DaysAsked(name, question.range()),
                EventDays.OverTime::bytes,
                () -> uses.days().each(question.senders(), name, question.range()));
    }

    private static EventDays.OverTime earlier(
            EventQuestion question, EventUse uses, EventAnswer eventAnswer, EventDays.OverTime now) {
        return uses.days()
                .earlier(
                        question.earlierSenders(),
                        eventAnswer.totals().name(),
                        question.comparing().comparison(),
                        now);
    }

    private static List<List<String>> days(Trend trend, LocalDate today) {
        return ChartCsv.trend(trend, today, "instances", "no_usable_version");
    }

    /** {@code share_of_instances} is of those that sent the event with a usable version, {@code share_of_ran} of those that ran the version. */
    private static List<List<String>> versions(EventAnswer eventAnswer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "instances", "share_of_instances", "ran_it", "share_of_ran", "low", "high"));
        int sent = eventAnswer.sentWith().instances();
        eventAnswer
                .byVersion()
                .uses()
                .forEach(use -> rows.add(List.of(
                        use.version(),
                        ChartCsv.cell(use.used()),
                        ChartCsv.ratio(sent == 0 ? 0 : (double) use.used() / sent),
                        ChartCsv.cell(use.ran()),
                        ChartCsv.ratio(use.proportion().share()),
                        ChartCsv.ratio(use.proportion().low()),
                        ChartCsv.ratio(use.proportion().high()))));
        return rows;
    }

    private static List<List<String>> kinds(EventAnswer eventAnswer) {
        List<List<String>> rows = new ArrayList<>();
        boolean all = eventAnswer.totals().events() != null;
        rows.add(all ? List.of("type", "source", "instances", "events") : List.of("type", "source", "instances"));
        eventAnswer.kinds().forEach(kind -> {
            List<String> row = new ArrayList<>(List.of(kind.type(), kind.source(), ChartCsv.cell(kind.instances())));
            if (all) {
                row.add(ChartCsv.cell(kind.events()));
            }
            rows.add(row);
        });
        return rows;
    }

    private static List<List<String>> values(PropertyUse use) {
        List<List<String>> rows = new ArrayList<>();
        boolean all = use.events() != null;
        rows.add(
                all
                        ? List.of("value", "instances", "events", "share_of_events")
                        : List.of("value", "instances", "share_of_instances"));
        use.values().forEach(value -> {
            List<String> row = new ArrayList<>(List.of(value.value(), ChartCsv.cell(value.instances())));
            if (all) {
                row.add(ChartCsv.cell(value.events()));
            }
            row.add(ChartCsv.ratio(value.share()));
            rows.add(row);
        });
        return rows;
    }
}
