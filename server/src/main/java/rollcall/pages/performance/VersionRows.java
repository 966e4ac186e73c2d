package rollcall.pages.performance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.statistics.Judgement;
import rollcall.pages.performance.PerformanceAnswer.Compared;
import rollcall.pages.performance.PerformanceTable.Head;
import rollcall.pages.performance.PerformanceTable.Row;
import rollcall.pages.text.Messages;

/** The field by version, and whether the newest does worse than the one before. */
final class VersionRows {
    private VersionRows() {}

    static @Nullable Compared comparison(PerformanceAnswer answer, Performance now) {
        Performance.Two pair = now.newestTwo();
        return pair == null ? null : answer.comparison(pair);
    }

    static PerformanceTable table(List<Row> rows, List<Head> heads, @Nullable Compared comparison, String csv) {
        return new PerformanceTable(
                "versions", Messages.get("performance.versions"), "verdict", heads, rows, said(comparison), csv);
    }

    /** "3.1.0 is no worse than 3.0.1: ...", as a sentence. */
    static String said(@Nullable Compared comparison) {
        if (comparison == null) {
            return Messages.get("performance.one-version");
        }
        Judgement judgement = comparison.judgement();
        String key = switch (judgement.verdict()) {
            case WORSE -> "performance.worse";
            case NO_WORSE -> "performance.no-worse";
            case TOO_FEW -> "performance.too-few";
        };
        return Messages.get(
                key,
                comparison.pair().now().version(),
                comparison.pair().before().version(),
                (int) judgement.now().with(),
                (int) judgement.now().of(),
                (int) judgement.before().with(),
                (int) judgement.before().of(),
                comparison.above(),
                judgement.enough());
    }
}
