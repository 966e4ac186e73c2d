package rollcall.pages.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.activity.Movement;
import rollcall.analysis.explore.Division.Group;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.retention.MovementByField;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.GroupFilter;
import rollcall.pages.filter.GroupWords;
import rollcall.pages.text.Numbers;

/**
 * Who is new, returned and silent, by the values of a field.
 *
 * @param more the link to all rows, or back; null if all are shown
 */
record MovementTable(List<Row> rows, Links.@Nullable Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "values";

    private static final int MOST_ROWS = 15;

    /** A number and the list behind it; null if no filter says which, or if nobody is in it. */
    record Cell(String count, @Nullable String href) {}

    /**
     * A value, or another group.
     *
     * @param cells active, new, returned and silent
     * @param width of the bar of {@code share}
     * @param share of the instances that were there before, how many are silent
     */
    record Row(String value, List<Cell> cells, String width, String share) {}

    static MovementTable of(MovementQuestion question, MovementByField told) {
        List<Group> groups = told.division().groups();
        Shown shown = Shown.of(question.pageRequest(), NAME, groups.size(), MOST_ROWS);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < shown.count(); i++) {
            rows.add(row(question, told, groups.get(i), told.movements().get(i)));
        }
        return new MovementTable(rows, shown.more());
    }

    private static Row row(MovementQuestion question, MovementByField told, Group group, Movement movement) {
        double share = Numbers.share(movement.silent(), movement.before());
        return new Row(
                GroupWords.of(question.field(), group),
                List.of(
                        cell(question, told, group, InstanceState.ACTIVE, movement.active()),
                        cell(question, told, group, InstanceState.NEW, movement.newcomers()),
                        cell(question, told, group, InstanceState.RETURNED, movement.returned()),
                        cell(question, told, group, InstanceState.SILENT, movement.silent())),
                Numbers.width(share),
                movement.before() == 0 ? "–" : Numbers.percent(share));
    }

    private static Cell cell(
            MovementQuestion question, MovementByField told, Group group, InstanceState state, int count) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("state", state.code());
        asked.put("window", String.valueOf(question.window()));
        asked.putAll(FilterBar.keptForList(question.pageRequest(), question.vocabulary(), question.population()));
        return new Cell(
                Numbers.count(count),
                count == 0
                        ? null
                        : GroupFilter.of(question.field())
                                .narrowed(asked, told.division(), group)
                                .map(question::list)
                                .orElse(null));
    }
}
