package rollcall.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupDao;

/** A day's summaries of a very large fleet, without the raw rows that they would come from. */
final class SyntheticDay {
    private static final double ANSWERING = 0.8;
    private static final int MOST_VALUES = 12;

    private final Map<SeriesKey, RoaringBitmap> sets = new HashMap<>();

    private SyntheticDay() {}

    /** Each instance answers with a chance of 80 % and reports every counted field; low values are the frequent ones. */
    static SyntheticDay of(Vocabulary vocabulary, int instances, long seed) {
        SyntheticDay day = new SyntheticDay();
        SplittableRandom random = new SplittableRandom(seed);
        List<Field> fields = vocabulary.fields().values().stream()
                .filter(field -> field.kind().counted())
                .toList();
        for (int ordinal = 0; ordinal < instances; ordinal++) {
            if (random.nextDouble() < ANSWERING) {
                day.add(new SeriesKey(SeriesKey.ACTIVE, SeriesKey.NONE), ordinal);
                for (Field field : fields) {
                    day.add(new SeriesKey(field.name(), value(field, random)), ordinal);
                }
            }
        }
        return day;
    }

    List<RollupDao.DayBitmap> rows(LocalDate date) {
        List<RollupDao.DayBitmap> rows = new ArrayList<>();
        sets.forEach((seriesKey, set) -> rows.add(new RollupDao.DayBitmap(
                date, seriesKey.field(), seriesKey.value(), set.getCardinality(), Bitmaps.write(set))));
        return rows;
    }

    private void add(SeriesKey seriesKey, int ordinal) {
        sets.computeIfAbsent(seriesKey, none -> new RoaringBitmap()).add(ordinal);
    }

    private static String value(Field field, SplittableRandom random) {
        int values = field.order().isEmpty() ? MOST_VALUES : field.order().size();
        int index = (int) (random.nextDouble() * random.nextDouble() * values);
        return field.order().isEmpty() ? "1." + index : field.order().get(index);
    }
}
