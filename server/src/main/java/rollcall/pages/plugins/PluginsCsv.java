package rollcall.pages.plugins;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.plugins.Pair;
import rollcall.analysis.plugins.PluginList;
import rollcall.analysis.plugins.PluginUse;
import rollcall.analysis.statistics.Lift;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** Plugins and pairs of them as files. */
final class PluginsCsv {
    static final List<String> HEAD =
            List.of("plugin", "instances", "share_of_reported", "on_both_days", "before", "taken_up", "given_up");

    private PluginsCsv() {}

    /** Those of most instances first. */
    static CsvFile all(PluginQuestion question, PluginList all) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        all.uses().forEach(use -> rows.add(row(use, all)));
        return new CsvFile("plugins", question.days().from(), question.days().to(), rows);
    }

    private static List<String> row(PluginUse use, PluginList all) {
        return List.of(
                use.name(),
                String.valueOf(use.instances()),
                ChartCsv.ratio(Numbers.share(use.instances(), all.reported())),
                String.valueOf(all.followed()),
                String.valueOf(use.before()),
                String.valueOf(use.takenUp()),
                String.valueOf(use.givenUp()));
    }

    /** The surest first. */
    static CsvFile pairs(PluginQuestion question, PluginList all) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("plugin", "together_with"));
        head.addAll(heads());
        rows.add(head);
        for (Pair pair : all.pairs()) {
            List<String> row = new ArrayList<>(List.of(pair.name(), pair.with()));
            row.addAll(cells(pair.lift()));
            rows.add(row);
        }
        return new CsvFile(
                "plugins-pairs", question.days().from(), question.days().to(), rows);
    }

    /** The heads of {@link #cells}. */
    static List<String> heads() {
        return List.of("both", "of", "others_with", "others", "times_as_often", "low", "high");
    }

    /** A lift and its parts; without ratio and interval if none of the others has it. */
    static List<String> cells(Lift lift) {
        boolean others = lift.otherWith() > 0;
        return List.of(
                String.valueOf(lift.with()),
                String.valueOf(lift.of()),
                String.valueOf(lift.otherWith()),
                String.valueOf(lift.otherOf()),
                others ? ChartCsv.ratio(lift.ratio()) : "",
                others ? ChartCsv.ratio(lift.low()) : "",
                others ? ChartCsv.ratio(lift.high()) : "");
    }
}
