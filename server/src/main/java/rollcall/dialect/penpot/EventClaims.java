package rollcall.dialect.penpot;

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
import rollcall.report.Claim;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;
import rollcall.wire.Times;

/**
 * Decoded values as claims, and what those hold. Even what a cache holds once is weighed as often as an event refers to it, because its
 * claims are made anew; equal texts of a batch are one.
 */
final class EventClaims {
    /** A key that is longer is no name, and comparing long ones takes long. */
    private static final int LONGEST_KEY = 1_000;

    /** Texts beyond are taken for the same only if they are one object already: comparing them takes long. */
    private static final int LONGEST_SHARED = 1_000;

    // What objects take on a 64-bit machine, in bytes.
    private static final int MAP = 128;
    private static final int ENTRY = 56;
    private static final int VALUE = 72;
    private static final int ELEMENT = 8;

    private static final Claim NULL = new Claim.Other("null");
    private static final Claim TIME = new Claim.Other("time");
    private static final Claim BYTES = new Claim.Other("bytes");
    private static final Claim OBJECT = new Claim.Other("object");
    private static final Claim NO_NUMBER = new Claim.Other("number");
    private static final Claim MIXED_LIST = new Claim.Other("mixed list");
    private static final Claim TRUE = new Claim.Flag(true);
    private static final Claim FALSE = new Claim.Flag(false);

    private final HeapBudget budget;
    private final Map<String, Claim.Text> texts = new HashMap<>();
    private final Map<String, Claim.Text> longTexts = new IdentityHashMap<>();

    EventClaims(HeapBudget budget) {
        this.budget = budget;
    }

    /**
     * The members of a map.
     *
     * @throws Malformed {@code invalid_field} with that name if it is no map, or has a key twice or one that is no scalar
     */
    Map<String, Claim> members(String field, Object value) {
        if (!(value instanceof Values.Entries entries)) {
            throw new Malformed(Refusal.INVALID_FIELD, field);
        }
        budget.keep(MAP);
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (int i = 0; i < entries.flat().size(); i += 2) {
            budget.keep(ENTRY);
            String key = text(key(entries.flat().get(i), field)).text();
            if (claims.put(key, claim(entries.flat().get(i + 1))) != null) {
                throw new Malformed(Refusal.INVALID_FIELD, field);
            }
        }
        return claims;
    }

    /** Weighs so many values that are looked at, so that no map of the cache is looked through again and again. */
    void look(int values) {
        budget.keep((long) ELEMENT * values);
    }

    /** A map's key as a text. */
    static String key(Object key, String field) {
        if (key instanceof List || key instanceof Values.Entries || key instanceof byte[]) {
            throw new Malformed(Refusal.INVALID_FIELD, field);
        }
        String text = key instanceof Values.Name name ? name.text() : String.valueOf(key);
        if (text.length() > LONGEST_KEY) {
            throw new Malformed(Refusal.INVALID_FIELD, field);
        }
        return text;
    }

    /** The text, once for all events that say it. */
    Claim.Text text(String text) {
        Map<String, Claim.Text> known = text.length() > LONGEST_SHARED ? longTexts : texts;
        Claim.Text claim = known.get(text);
        if (claim == null) {
            budget.keep(ENTRY + VALUE + 2L * text.length());
            claim = new Claim.Text(text);
            known.put(text, claim);
        }
        return claim;
    }

    private Claim claim(Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof Boolean flag) {
            return flag ? TRUE : FALSE;
        }
        if (value instanceof Values.Name name) {
            return text(name.text());
        }
        if (value instanceof UUID id) {
            budget.keep(VALUE);
            return new Claim.Id(id);
        }
        return value instanceof List<?> list ? names(list) : number(value);
    }

    private Claim number(Object value) {
        BigDecimal number = decimal(value);
        if (number == null) {
            return nothing(value);
        }
        budget.keep(VALUE + number.precision());
        return new Claim.Number(number);
    }

    /** Null for what is no number, or not a finite one. */
    private static BigDecimal decimal(Object value) {
        if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        if (value instanceof Double real) {
            return Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Values.Ratio ratio) {
            return new BigDecimal(ratio.numerator()).divide(new BigDecimal(ratio.denominator()), MathContext.DECIMAL64);
        }
        return value instanceof BigDecimal decimal ? decimal : null;
    }

    /** What no field could keep. */
    private Claim nothing(Object value) {
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

    private Claim names(List<?> list) {
        budget.keep(VALUE);
        List<String> names = new ArrayList<>();
        for (Object element : list) {
            budget.keep(ELEMENT);
            if (element instanceof String text) {
                names.add(text(text).text());
            } else if (element instanceof Values.Name name) {
                names.add(text(name.text()).text());
            } else {
                return MIXED_LIST;
            }
        }
        return new Claim.Names(names);
    }
}
