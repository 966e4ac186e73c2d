package rollcall.pages.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import rollcall.analysis.events.EventAnswer;
import rollcall.analysis.events.EventUse;
import rollcall.analysis.events.PropertyUse;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Comparing;
import rollcall.pages.chart.CsvFile;
import rollcall.report.Product;

/** The numbers of one event's page as CSV files. */
final class EventCsv {
    private EventCsv() {}

    /** The file that {@code of=} names: days, versions, versions.days, kinds, or the field of a property. */
    static CsvFile of(
            PageRequest pageRequest, Range range, EventUse uses, EventAnswer eventAnswer, ChartNotes chartNotes) {
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
                                days(pageRequest, range, uses, eventAnswer, EventUse.OverTime::versions)));
            case "days" ->
                chartNotes
                        .of(pageRequest, range)
                        .in(CsvFile.over(
                                range,
                                "event" + CsvFile.BY_DAY + name,
                                days(pageRequest, range, uses, eventAnswer, EventUse.OverTime::daily)));
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
            PageRequest pageRequest,
            Range range,
            EventUse uses,
            EventAnswer eventAnswer,
            Function<EventUse.OverTime, Trend> part) {
        Product product = pageRequest.product();
        String name = eventAnswer.totals().name();
        Comparing comparing = Comparing.of(pageRequest, range, uses.firstDay(product));
        EventUse.OverTime now = uses.days(product, name, range);
        return comparing.beside(
                days(part.apply(now), pageRequest.today()),
                () -> days(part.apply(uses.earlier(product, name, comparing.comparison(), now)), pageRequest.today()));
    }

    private static List<List<String>> days(Trend trend, LocalDate today) {
        return ChartCsv.trend(trend, today, "instances", "no_usable_version");
    }

    private static List<List<String>> versions(EventAnswer eventAnswer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "instances", "share_of_instances"));
        eventAnswer
                .sentWith()
                .shares()
                .forEach(share -> rows.add(
                        List.of(share.value(), ChartCsv.cell(share.instances()), ChartCsv.ratio(share.share()))));
        return rows;
    }

    private static List<List<String>> kinds(EventAnswer eventAnswer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("type", "source", "instances", "events"));
        eventAnswer
                .kinds()
                .forEach(kind -> rows.add(List.of(
                        kind.type(), kind.source(), ChartCsv.cell(kind.instances()), ChartCsv.cell(kind.events()))));
        return rows;
    }

    private static List<List<String>> values(PropertyUse use) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "instances", "events", "share_of_events"));
        use.values()
                .forEach(value -> rows.add(List.of(
                        value.value(),
                        ChartCsv.cell(value.instances()),
                        ChartCsv.cell(value.events()),
                        ChartCsv.ratio(value.share()))));
        return rows;
    }
}
