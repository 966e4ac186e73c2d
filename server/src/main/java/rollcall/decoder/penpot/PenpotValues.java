package rollcall.decoder.penpot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.input.Malformed;
import rollcall.input.Times;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/**
 * Makes reported values of decoded values, and adds up their memory. A value in a cache is counted each time that an event refers to it,
 * because it becomes a new reported value each time; equal texts of a batch share one object.
 */
final class PenpotValues {
    /** A longer key is an error: it cannot be a name, and comparing long keys is slow. */
    private static final int LONGEST_KEY = 1_000;

    /** Longer texts share an object only if they are the same object already: comparing them is slow. */
    private static final int LONGEST_SHARED = 1_000;

    // Sizes of objects on a 64-bit machine, in bytes.
    private static final int MAP = 128;
    private static final int ENTRY = 56;
    private static final int VALUE = 72;
    private static final int ELEMENT = 8;

    private static final ReportedValue NULL = new ReportedValue.Other("null");
    private static final ReportedValue TIME = new ReportedValue.Other("time");
    private static final ReportedValue BYTES = new ReportedValue.Other("bytes");
    private static final ReportedValue OBJECT = new ReportedValue.Other("object");
    private static final ReportedValue NO_NUMBER = new ReportedValue.Other("number");
    private static final ReportedValue MIXED_LIST = new ReportedValue.Other("mixed list");
    private static final ReportedValue TRUE = new ReportedValue.Flag(true);
    private static final ReportedValue FALSE = new ReportedValue.Flag(false);

    private final HeapBudget budget;
    private final Map<String, ReportedValue.Text> texts = new HashMap<>();
    private final Map<String, ReportedValue.Text> longTexts = new IdentityHashMap<>();

    PenpotValues(HeapBudget budget) {
        this.budget = budget;
    }

    /**
     * The members of a map as reported values.
     *
     * @throws Malformed {@code invalid_field} with this name if the value is not a map, or if a key occurs twice or is not a scalar
     */
    Map<String, ReportedValue> members(String field, Object value) {
        if (!(value instanceof ClojureValues.Entries entries)) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        budget.keep(MAP);
        Map<String, ReportedValue> values = new LinkedHashMap<>();
        for (int i = 0; i < entries.flat().size(); i += 2) {
            budget.keep(ENTRY);
            String key = text(key(entries.flat().get(i), field)).text();
            if (values.put(key, value(entries.flat().get(i + 1))) != null) {
                throw new Malformed(Rejection.INVALID_FIELD, field);
            }
        }
        return values;
    }

    /** Adds up values that are examined, so that a map in the cache cannot be examined again and again. */
    void look(int values) {
        budget.keep((long) ELEMENT * values);
    }

    /** The text of a map's key. */
    static String key(Object key, String field) {
        if (key instanceof List || key instanceof ClojureValues.Entries || key instanceof byte[]) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        String text = key instanceof ClojureValues.Name name ? name.text() : String.valueOf(key);
        if (text.length() > LONGEST_KEY) {
            throw new Malformed(Rejection.INVALID_FIELD, field);
        }
        return text;
    }

    /** The reported value of a text; one object for all events with this text. */
    ReportedValue.Text text(String text) {
        Map<String, ReportedValue.Text> known = text.length() > LONGEST_SHARED ? longTexts : texts;
        ReportedValue.Text shared = known.get(text);
        if (shared == null) {
            budget.keep(ENTRY + VALUE + 2L * text.length());
            shared = new ReportedValue.Text(text);
            known.put(text, shared);
        }
        return shared;
    }

    private ReportedValue value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Boolean flag) {
            return flag ? TRUE : FALSE;
        }
        if (value instanceof ClojureValues.Name name) {
            return text(name.text());
        }
        if (value instanceof UUID id) {
            budget.keep(VALUE);
            return new ReportedValue.Id(id);
        }
        return value instanceof List<?> list ? names(list) : number(value);
    }

    private ReportedValue number(@Nullable Object value) {
        BigDecimal number = decimal(value);
        if (number == null) {
            return nothing(value);
        }
        budget.keep(VALUE + number.precision());
        return new ReportedValue.Number(number);
    }

    /** The number as a BigDecimal; null if the value is not a finite number. */
    private static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof ClojureValues.Ratio ratio) {
            return new BigDecimal(ratio.numerator()).divide(new BigDecimal(ratio.denominator()), MathContext.DECIMAL64);
        }
        return value instanceof BigDecimal decimal ? decimal : null;
    }

    /** A stand-in for a value that no field could keep. */
    private ReportedValue nothing(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Character character) {
            return text(character.toString());
        }
        if (value instanceof Double) {
            return NO_NUMBER;
        }
        boolean time = value instanceof Instant || value instanceof Times.Reading;
        return time ? TIME : value instanceof byte[] ? BYTES : OBJECT;
    }

    private ReportedValue names(List<?> list) {
        budget.keep(VALUE);
        List<String> names = new ArrayList<>();
        for (Object element : list) {
            budget.keep(ELEMENT);
            if (element instanceof String text) {
                names.add(text(text).text());
            } else if (element instanceof ClojureValues.Name name) {
                names.add(text(name.text()).text());
            } else {
                return MIXED_LIST;
            }
        }
        return new ReportedValue.Names(names);
    }
}
