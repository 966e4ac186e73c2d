package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.analysis.annotations.Annotation;
import rollcall.analysis.annotations.Timeline;
import rollcall.analysis.time.Range;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Phrases;

/** Puts what happened on the days of charts on them: as marks, as a column of their tables, and of their files of days. */
public final class ChartNotes {
    /** The most days of a point: the first one may begin so many days before the range. */
    private static final int LONGEST_POINT = 28;

    private final Timeline timeline;

    public ChartNotes(Timeline timeline) {
        this.timeline = timeline;
    }

    /** What happened in the range: releases that matter, what people wrote down, and when the receiver was away. */
    public Notes of(PageRequest pageRequest, Range range) {
        return new Notes(timeline.between(
                pageRequest.product(), range.from().minusDays(LONGEST_POINT), range.to(), pageRequest.today()));
    }

    /** The same for charts that have marks of releases already. */
    public Notes besideReleases(PageRequest pageRequest, Range range) {
        return new Notes(
                timeline.withoutReleases(pageRequest.product(), range.from().minusDays(LONGEST_POINT), range.to()));
    }

    /** @param all oldest first */
    public record Notes(List<Annotation> all) {
        /** The chart with what happened on its days. A mark that it has already is dropped if somebody wrote the same release down. */
        public Chart on(Chart chart) {
            Set<String> written = all.stream().map(Annotation::text).collect(Collectors.toSet());
            List<Chart.Mark> marks = Stream.concat(
                            chart.marks().stream().filter(mark -> !written.contains(mark.label())),
                            all.stream().map(Notes::mark))
                    .filter(mark -> !points(chart, mark).isEmpty())
                    .toList();
            Map<String, List<String>> notes = new LinkedHashMap<>();
            marks.forEach(mark -> points(chart, mark)
                    .forEach(day -> notes.computeIfAbsent(day, none -> new ArrayList<>())
                            .add(mark.said())));
            return chart.with(marks, joined(notes));
        }

        /** The file of days with a column of what happened on each. */
        public CsvFile in(CsvFile file) {
            List<List<String>> rows = new ArrayList<>();
            for (List<String> row : file.rows()) {
                List<String> more = new ArrayList<>(row);
                more.add(rows.isEmpty() ? "notes" : on(LocalDate.parse(row.get(0))));
                rows.add(more);
            }
            return new CsvFile(file.what(), file.from(), file.to(), rows);
        }

        private String on(LocalDate day) {
            return all.stream()
                    .filter(each -> !each.from().isAfter(day) && !each.to().isBefore(day))
                    .map(each -> mark(each).said())
                    .collect(Collectors.joining("; "));
        }

        /** The days of the points in which a mark is. */
        private static List<String> points(Chart chart, Chart.Mark mark) {
            List<String> points = new ArrayList<>();
            LocalDate before = null;
            for (Chart.Row row : chart.rows()) {
                LocalDate end = LocalDate.parse(row.day());
                LocalDate after = before == null ? end.minusDays(chart.span()) : before;
                if (!mark.from().isAfter(end) && mark.to().isAfter(after)) {
                    points.add(row.day());
                }
                before = end;
            }
            return points;
        }

        private static Map<String, String> joined(Map<String, List<String>> notes) {
            return notes.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> String.join("; ", each.getValue())));
        }

        private static Chart.Mark mark(Annotation each) {
            return switch (each.kind()) {
                case RELEASE -> Chart.Mark.release(each.from(), each.text());
                case NOTE -> new Chart.Mark("note", each.from(), each.to(), each.text(), each.text());
                case AWAY -> away(each);
            };
        }

        private static Chart.Mark away(Annotation each) {
            String length = Phrases.length(each.length());
            return new Chart.Mark("away", each.from(), each.to(), "away " + length, "Receiver was away " + length);
        }
    }
}
