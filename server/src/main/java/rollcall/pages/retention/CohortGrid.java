package rollcall.pages.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rollcall.analysis.retention.Cohort;
import rollcall.analysis.retention.Cohorts;
import rollcall.analysis.time.Window;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * The cohorts as the page shows them, newest first.
 *
 * @param newIn the head of the rows' names
 * @param heads of the columns: how long after the first period
 * @param rows one for each cohort, and one for all of them at the end
 */
record CohortGrid(String title, String newIn, List<String> heads, List<Row> rows) {
    private static final int SHADES = 5;

    /**
     * A cohort.
     *
     * @param name its first day
     * @param days all of its days; null for all cohorts
     * @param size how many instances
     * @param href their list; null for all cohorts
     * @param cells one for each later period; empty for those that are not over
     */
    record Row(String name, String days, String size, String href, List<Cell> cells) {}

    /**
     * The share of a cohort that was active in a later period.
     *
     * @param count how many that were
     * @param said the parts of the share
     * @param shade from 0 for none of them to 5 for all of them
     */
    record Cell(String text, int count, String said, String href, int shade) {}

    static CohortGrid of(Cohorts retention, CohortLinks links) {
        List<String> heads = IntStream.rangeClosed(1, retention.longest())
                .mapToObj(n ->
                        Messages.get("retention.after-" + retention.period().code(), n))
                .toList();
        List<Row> rows = new ArrayList<>();
        retention.cohorts().forEach(cohort -> rows.add(0, row(retention, cohort, links)));
        rows.add(all(retention));
        String code = retention.period().code();
        return new CohortGrid(
                Messages.get("retention.cohorts-" + code), Messages.get("retention.new-in-" + code), heads, rows);
    }

    private static Row row(Cohorts retention, Cohort cohort, CohortLinks links) {
        List<Cell> cells = new ArrayList<>();
        Window later = cohort.days();
        for (int n = 1; n <= cohort.active().size(); n++) {
            later = retention.period().of(later.to().plusDays(1));
            int active = cohort.activeAfter(n);
            cells.add(cell(active, cohort.instances(), active == 0 ? null : links.of(cohort.days(), later)));
        }
        while (cells.size() < retention.longest()) {
            cells.add(new Cell("", 0, null, null, 0));
        }
        String name = Dates.day(cohort.days().from());
        return new Row(
                cohort.first() ? Messages.get("retention.first-cohort", name) : name,
                Messages.get("retention.days", name, Dates.day(cohort.days().to())),
                Numbers.count(cohort.instances()),
                cohort.instances() == 0 ? null : links.of(cohort.days()),
                cells);
    }

    private static Row all(Cohorts retention) {
        List<Cell> cells = IntStream.rangeClosed(1, retention.longest())
                .mapToObj(retention::after)
                .map(later -> cell(later.active(), later.of(), null))
                .toList();
        return new Row(
                Messages.get("retention.all-cohorts"),
                null,
                Numbers.count(retention.after(0).of()),
                null,
                cells);
    }

    private static Cell cell(int active, int of, String href) {
        double share = Numbers.share(active, of);
        String text = of == 0 ? "–" : Numbers.percent(share);
        String said = Messages.get("retention.part-of", active, of);
        return new Cell(text, active, said, href, (int) Math.round(share * SHADES));
    }
}
