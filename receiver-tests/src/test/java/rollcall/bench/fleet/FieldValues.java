package rollcall.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;

/** The values of one field, of which each instance has one. Every day some instances change to the value beside theirs. */
final class FieldValues {
    private static final int MOST_VALUES = 24;
    private static final int SIZES_CHANGE = 7;
    private static final int OTHERS_CHANGE = 10;

    private final Field field;
    private final Draw draw;
    private final List<String> values;
    private List<RoaringBitmap> instances = new ArrayList<>();

    FieldValues(Field field, Shape shape, Draw draw) {
        this.field = field;
        this.draw = draw;
        this.values = values(field);
        values.forEach(value -> instances.add(new RoaringBitmap()));
        for (int ordinal = 0; ordinal < shape.instances(); ordinal++) {
            instances.get(draw.low(values.size())).add(ordinal);
        }
    }

    String name() {
        return field.name();
    }

    String value(int index) {
        return values.get(index);
    }

    /** The instances of each value, in the order of values. */
    List<RoaringBitmap> instances() {
        return instances;
    }

    void move(int day) {
        RoaringBitmap movers = draw.halved(field.kind() == FieldKind.BUCKET ? SIZES_CHANGE : OTHERS_CHANGE);
        List<RoaringBitmap> moved = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            int from = Math.floorMod(i + (day % 2 == 0 ? -1 : 1), values.size());
            RoaringBitmap now = RoaringBitmap.andNot(instances.get(i), movers);
            now.or(RoaringBitmap.and(instances.get(from), movers));
            moved.add(now);
        }
        instances = moved;
    }

    /** Without {@code unknown}, which the gate does not keep as a value. */
    private static List<String> values(Field field) {
        if (!field.order().isEmpty()) {
            return field.order().stream()
                    .filter(value -> !value.equals(Unusable.UNKNOWN.code()))
                    .toList();
        }
        return switch (field.kind()) {
            case FLAG -> List.of("true", "false");
            case VERSION ->
                IntStream.range(0, MOST_VALUES).mapToObj(i -> "3." + i).toList();
            default ->
                IntStream.range(0, MOST_VALUES).mapToObj(i -> "value-" + i).toList();
        };
    }
}
