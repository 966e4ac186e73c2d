package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.plugins.PluginAnswer;
import rollcall.analysis.plugins.PluginAnswer.OnVersion;
import rollcall.analysis.plugins.Together;
import rollcall.analysis.trends.Trend;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** One plugin as files: on each day that is over, on each version, and what goes together with it. */
final class PluginCsv {
    static final List<String> DAYS = List.of("day", "active", "reported", "enabled", "share_of_reported");

    private PluginCsv() {}

    static CsvFile days(PluginQuestion question, String name) {
        Trend trend = FieldTrends.dailyOfValue(question.population(), question.dimension(), name, question.range());
        List<List<String>> rows = new ArrayList<>(List.of(DAYS));
        for (int i = 0; i < trend.days().size(); i++) {
            Integer reported = trend.reported().get(i);
            Integer enabled = trend.lines().get(0).counts().get(i);
            boolean gap = reported == null || enabled == null;
            rows.add(List.of(
                    trend.days().get(i).toString(),
                    ChartCsv.cell(trend.active().get(i)),
                    ChartCsv.cell(reported),
                    ChartCsv.cell(enabled),
                    gap || reported == 0 ? "" : ChartCsv.ratio(Numbers.share(enabled, reported))));
        }
        return CsvFile.over(question.range(), "plugin" + CsvFile.BY_DAY, rows);
    }

    static CsvFile versions(PluginQuestion question, PluginAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "reported", "enabled", "share_of_reported"));
        for (OnVersion each : PluginVersions.groups(
                answer.versions(), PluginVersions.of(question, answer).level())) {
            rows.add(List.of(
                    each.version(),
                    String.valueOf(each.instances()),
                    String.valueOf(each.enabled()),
                    ChartCsv.ratio(Numbers.share(each.enabled(), each.instances()))));
        }
        return new CsvFile(
                "plugin-versions", question.days().from(), question.days().to(), rows);
    }

    static CsvFile together(PluginQuestion question, PluginAnswer answer) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("together", "plugin"));
        head.addAll(PluginsCsv.heads());
        rows.add(head);
        add(rows, "enabled", answer.enabledWith());
        add(rows, "taken up", answer.takenUpWith());
        add(rows, "given up", answer.givenUpWith());
        return new CsvFile(
                "plugin-together", question.days().from(), question.days().to(), rows);
    }

    private static void add(List<List<String>> rows, String how, List<Together> together) {
        for (Together each : together) {
            List<String> row = new ArrayList<>(List.of(how, each.name()));
            row.addAll(PluginsCsv.cells(each.lift()));
            rows.add(row);
        }
    }
}
