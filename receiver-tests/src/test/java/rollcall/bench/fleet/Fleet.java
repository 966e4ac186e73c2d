package rollcall.bench.fleet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.SeriesKey;

/**
 * A fleet that nobody has, day by day. Each day's bitmaps come from those of the day before by a few bitmap operations, so that a year of a
 * million instances takes minutes.
 */
final class Fleet {
    /** A seed that no field has. */
    private static final long PERFORMANCE = 1_000;

    private final Shape shape;
    private final Vocabulary vocabulary;
    private final Installations installations;
    private final InstalledVersions versions;
    private final EnabledPlugins plugins;
    private final PerformanceOfFleet performance;
    private final List<FieldValues> fields = new ArrayList<>();
    private int day = -1;
    private RoaringBitmap reporting = new RoaringBitmap();

    Fleet(Shape shape, Vocabulary vocabulary) {
        this.shape = shape;
        this.vocabulary = vocabulary;
        this.installations = new Installations(shape, draw(1));
        this.versions = new InstalledVersions(shape, draw(2));
        this.plugins = new EnabledPlugins(shape, draw(3));
        this.performance = new PerformanceOfFleet(shape, vocabulary, draw(PERFORMANCE));
        for (Field field : vocabulary.fields().values()) {
            if (field.kind().counted() && !comesOtherwise(field)) {
                fields.add(new FieldValues(field, shape, draw(4 + fields.size())));
            }
        }
    }

    /** Moves on to the next day, of which {@link #date} is the date; the first call moves to the first day. */
    void move() {
        day++;
        reporting = installations.reporting(day);
        versions.move(day, installations.newcomers(day));
        plugins.move(day);
        performance.move();
        fields.forEach(field -> field.move(day));
    }

    LocalDate date() {
        return shape.first().plusDays(day);
    }

    /** The instances that report on this day. */
    RoaringBitmap reporting() {
        return reporting;
    }

    Installations installations() {
        return installations;
    }

    InstalledVersions versions() {
        return versions;
    }

    /** This day's bitmap of each series; none is empty. */
    Map<SeriesKey, RoaringBitmap> series() {
        Map<SeriesKey, RoaringBitmap> series = new LinkedHashMap<>();
        put(series, SeriesKey.EVERYONE, reporting);
        put(series, SeriesKey.NEWCOMERS, installations.newcomers(day));
        vocabulary.fields().values().stream()
                .filter(field -> field.kind().tellsApart() && comesOtherwise(field))
                .forEach(field -> put(series, field));
        for (FieldValues field : fields) {
            for (int i = 0; i < field.instances().size(); i++) {
                put(
                        series,
                        new SeriesKey(field.name(), field.value(i)),
                        field.instances().get(i));
            }
        }
        performance.each((key, instances) -> put(series, key, instances));
        return series;
    }

    private void put(Map<SeriesKey, RoaringBitmap> series, Field field) {
        if (field.kind() == FieldKind.NAMES) {
            for (int plugin = 0; plugin < plugins.instances().size(); plugin++) {
                put(
                        series,
                        new SeriesKey(field.name(), EnabledPlugins.name(plugin)),
                        plugins.instances().get(plugin));
            }
            put(series, new SeriesKey(field.name(), SeriesKey.NONE), RoaringBitmap.andNot(reporting, plugins.any()));
            return;
        }
        String before = field.kind() == FieldKind.BUILD ? "v" : "";
        for (int version = 0; version < versions.installed().size(); version++) {
            SeriesKey key = new SeriesKey(field.name(), before + versions.name(version));
            put(series, key, versions.installed().get(version));
        }
    }

    private void put(Map<SeriesKey, RoaringBitmap> series, SeriesKey key, RoaringBitmap instances) {
        RoaringBitmap today = RoaringBitmap.and(instances, reporting);
        if (!today.isEmpty()) {
            series.put(key, today);
        }
    }

    /** Whether a field's values are the versions, the plugins, or what is added up. */
    private boolean comesOtherwise(Field field) {
        return field.name().equals(vocabulary.versionField())
                || field.kind() == FieldKind.BUILD
                || field.kind() == FieldKind.NAMES
                || field.kind().isCombined();
    }

    private Draw draw(long seed) {
        return new Draw(shape.instances(), seed);
    }
}
