package rollcall.analysis.instances;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.store.heartbeats.KeptDayDao;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;
import rollcall.store.instances.InstanceRow;

/**
 * Adds to instances what they reported last.
 *
 * @param most more instances are asked for day by day
 */
record InstanceLines(KeptDayDao days, int most) {
    private static final int COLUMNS = 3;

    /** The columns of the list: the first three choices about the environment, by which people compare instances. */
    static List<Field> columns(Vocabulary vocabulary) {
        return vocabulary.group(FieldGroup.ENVIRONMENT).stream()
                .filter(field -> field.kind() == FieldKind.CHOICE)
                .limit(COLUMNS)
                .toList();
    }

    List<InstanceLine> of(Product product, Vocabulary vocabulary, List<InstanceRow> rows) {
        List<Field> columns = columns(vocabulary);
        Map<UUID, KeptState> states = latestDays(product, rows).stream()
                .collect(Collectors.toMap(KeptDay::instanceId, day -> KeptState.of(day.kept())));
        return rows.stream()
                .map(row -> line(row, vocabulary, columns, states.getOrDefault(row.instanceId(), KeptState.NONE)))
                .toList();
    }

    /** The latest kept rows of instances; some have none any more. */
    List<KeptDay> latestDays(Product product, List<InstanceRow> rows) {
        List<InstanceRow> heard =
                rows.stream().filter(row -> row.lastDay() != null).toList();
        return heard.size() > most
                ? dayByDay(product, heard)
                : days.onDays(
                        product.id(),
                        ids(heard),
                        heard.stream().map(InstanceRow::lastDay).toList());
    }

    private List<KeptDay> dayByDay(Product product, List<InstanceRow> heard) {
        Map<LocalDate, List<InstanceRow>> byDay =
                heard.stream().collect(Collectors.groupingBy(InstanceRow::lastDay, TreeMap::new, Collectors.toList()));
        return byDay.entrySet().stream()
                .flatMap(day -> days.onDay(product.id(), ids(day.getValue()), day.getKey()).stream())
                .toList();
    }

    private static List<UUID> ids(List<InstanceRow> rows) {
        return rows.stream().map(InstanceRow::instanceId).toList();
    }

    /** Why an instance's reported version cannot be used; null if it can, or if none was reported. */
    static Unusable unusable(Vocabulary vocabulary, InstanceRow row, KeptState state) {
        String field = vocabulary.versionField();
        FieldKind kind = vocabulary.field(field).map(Field::kind).orElse(FieldKind.VERSION);
        return row.version() == null ? state.unusable(field, kind) : null;
    }

    private static InstanceLine line(InstanceRow row, Vocabulary vocabulary, List<Field> columns, KeptState state) {
        List<InstanceAnswer.FieldState> values =
                columns.stream().map(state::state).toList();
        return new InstanceLine(
                row.instanceId(),
                row.version(),
                unusable(vocabulary, row, state),
                row.firstSeenAt(),
                row.lastHeartbeatAt(),
                values);
    }
}
