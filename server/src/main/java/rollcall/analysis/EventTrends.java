package rollcall.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import rollcall.gate.Field;
import rollcall.gate.Kind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.Cell;
import rollcall.rollup.EventCell;
import rollcall.rollup.EventUnion;
import rollcall.store.EventDay;

/** One event over the days of a range. A day on which nobody sent it is a zero and not a gap. */
final class EventTrends {
    private static final Field VERSION = new Field(EventCell.VERSION, Kind.VERSION, null, null, null, null, null, null);

    private EventTrends() {}

    static Trend daily(List<EventDay> days, Range range) {
        List<EventDay> all =
                days.stream().filter(day -> day.field().equals(Cell.NONE)).toList();
        return new Trend(
                range.eachDay(),
                column(all, EventDay::instances, range),
                List.of(new Line("events", column(all, EventDay::events, range))));
    }

    static Trend versions(List<EventDay> days, Range range) {
        Map<String, List<EventDay>> byVersion = days.stream()
                .filter(day -> day.field().equals(EventCell.VERSION))
                .filter(day -> !day.value().equals(Unusable.UNKNOWN.code()))
                .collect(Collectors.groupingBy(day -> Version.spelled(day.value())));
        Map<String, Integer> sizes = new HashMap<>();
        byVersion.forEach((version, ofVersion) -> sizes.put(version, ofVersion.size()));
        List<Line> lines = Values.inOrder(VERSION, sizes).stream()
                .map(version -> new Line(version, column(byVersion.get(version), EventDay::instances, range)))
                .toList();
        return new Trend(range.eachDay(), daily(days, range).active(), lines);
    }

    /** @param instances how many sent the event in any version */
    static List<Share> versionShares(Map<String, EventUnion> versions, int instances) {
        Map<String, Integer> counts = new HashMap<>();
        Spelling.merged(VERSION, versions, EventTrends::both)
                .forEach((version, union) -> counts.put(version, union.count()));
        return Values.inOrder(VERSION, counts).stream()
                .map(version -> new Share(version, counts.get(version), (double) counts.get(version) / instances))
                .toList();
    }

    private static EventUnion both(EventUnion a, EventUnion b) {
        EventUnion both = new EventUnion();
        both.add(a);
        both.add(b);
        return both;
    }

    private static List<Integer> column(List<EventDay> days, ToLongFunction<EventDay> number, Range range) {
        Map<LocalDate, Integer> numbers = new TreeMap<>();
        days.forEach(day ->
                numbers.merge(day.day(), (int) Math.min(Integer.MAX_VALUE, number.applyAsLong(day)), Integer::sum));
        List<Integer> column = new ArrayList<>();
        range.eachDay().forEach(day -> column.add(numbers.getOrDefault(day, 0)));
        return column;
    }
}
