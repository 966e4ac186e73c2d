package rollcall.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.EventAnswer;
import rollcall.analysis.PropertyUse;
import rollcall.analysis.Trend;

/** The numbers behind one event's page as rows of a CSV. */
final class EventCsv {
    private EventCsv() {}

    /** {@code versions}, {@code versions.days}, {@code kinds}, the field of a property; the event's days for anything else. */
    static List<List<String>> rows(EventAnswer answer, String of, LocalDate today) {
        return switch (of) {
            case "versions" -> versions(answer);
            case "versions.days" -> days(answer.versions(), today);
            case "kinds" -> kinds(answer);
            default ->
                answer.properties().stream()
                        .filter(use -> use.field().equals(of))
                        .findFirst()
                        .map(EventCsv::values)
                        .orElseGet(() -> days(answer.daily(), today));
        };
    }

    private static List<List<String>> days(Trend trend, LocalDate today) {
        List<List<String>> rows = Csv.trend(trend, today);
        rows.get(0).set(rows.get(0).indexOf(Csv.ACTIVE), "instances");
        return rows;
    }

    private static List<List<String>> versions(EventAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "instances", "share_of_instances"));
        answer.versionShares()
                .forEach(share ->
                        rows.add(List.of(share.value(), Csv.cell(share.instances()), Csv.ratio(share.share()))));
        return rows;
    }

    private static List<List<String>> kinds(EventAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("type", "source", "instances", "events"));
        answer.kinds()
                .forEach(kind -> rows.add(
                        List.of(kind.type(), kind.source(), Csv.cell(kind.instances()), Csv.cell(kind.events()))));
        return rows;
    }

    private static List<List<String>> values(PropertyUse use) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "instances", "events", "share_of_events"));
        use.values()
                .forEach(value -> rows.add(List.of(
                        value.value(),
                        Csv.cell(value.instances()),
                        Csv.cell(value.events()),
                        Csv.ratio(value.share()))));
        return rows;
    }
}
