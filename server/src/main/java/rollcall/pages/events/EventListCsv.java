package rollcall.pages.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.events.EventNameRow;
import rollcall.analysis.events.EventUse;
import rollcall.pages.chart.ChartCsv;

/** The table of all events as rows of a file, with numbers that are not rounded. What is not known of some instances has no column. */
record EventListCsv(EventQuestion question, Optional<Map<String, EventUse.Use>> before) {
    List<List<String>> rows(List<EventNameRow> rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(head());
        rows.forEach(row -> all.add(row(row)));
        return all;
    }

    private List<String> head() {
        boolean ofAll = question.senders().areAll();
        List<String> head = new ArrayList<>(List.of("event", "instances", "share_of_active"));
        if (ofAll) {
            head.addAll(List.of("events", "users"));
        }
        head.addAll(List.of("first_seen", "last_seen", "ran_its_versions", "share_of_ran"));
        if (question.comparing().comparison() != null) {
            String suffix = question.comparing().suffix();
            head.addAll(ofAll ? List.of("instances" + suffix, "events" + suffix) : List.of("instances" + suffix));
        }
        return head;
    }

    private List<String> row(EventNameRow row) {
        boolean ofAll = question.senders().areAll();
        List<String> cells =
                new ArrayList<>(List.of(row.name(), ChartCsv.cell(row.instances()), ChartCsv.ratio(row.share())));
        if (ofAll) {
            cells.addAll(List.of(ChartCsv.cell(row.events()), ChartCsv.cell(row.profiles())));
        }
        cells.addAll(List.of(row.firstSeen().toString(), row.lastSeen().toString()));
        EventNameRow.Ran ran = row.ran();
        cells.addAll(
                ran == null ? List.of("", "") : List.of(ChartCsv.cell(ran.instances()), ChartCsv.ratio(row.usedBy())));
        if (question.comparing().comparison() != null) {
            Optional<EventUse.Use> use = before.map(uses -> uses.getOrDefault(row.name(), EventUse.Use.NONE));
            cells.add(use.map(found -> ChartCsv.cell(found.instances())).orElse(""));
            if (ofAll) {
                cells.add(use.map(found -> ChartCsv.cell(found.events())).orElse(""));
            }
        }
        return cells;
    }
}
