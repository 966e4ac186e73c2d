package rollcall.pages.filter;

import java.util.Optional;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.report.VersionInterval;

/**
 * One value of a field's parameter: {@code Linux}, {@code !Linux}, {@code 3.1.x}, {@code !3.1.x}, {@code >=2.0}, {@code <3.0}, {@code [2.0,2.2.4)}, {@code ![2.0,2.2.4)}, {@code (any)}, {@code (none)}, {@code (unusable)}, {@code
 * (unusable commit)} or {@code (empty)}. After {@code =} all that follows is the value: {@code =!odd}.
 *
 * @param sort what it asks for
 * @param text the value, the bound, or the code of the reason; empty if there is none
 */
record FieldValue(Sort sort, String text) {
    enum Sort {
        IS,
        IS_NOT,
        /** Of a group of versions; of another field it is a value like any. */
        IN_GROUP,
        NOT_IN_GROUP,
        FROM,
        BELOW,
        /** In an interval of versions. */
        WITHIN,
        OUTSIDE,
        REPORTED,
        NOT_REPORTED,
        UNUSABLE,
        EMPTY
    }

    private static final String UNUSABLE_FOR = "(unusable ";

    static FieldValue of(String given) {
        String value = given.strip();
        if (value.equals(FilterParameters.NOT_REPORTED)) {
            return new FieldValue(Sort.NOT_REPORTED, "");
        } else if (value.equals(FilterParameters.REPORTED)) {
            return new FieldValue(Sort.REPORTED, "");
        } else if (value.equals(FilterParameters.EMPTY)) {
            return new FieldValue(Sort.EMPTY, "");
        } else if (value.equals(FilterParameters.UNUSABLE) || value.startsWith(UNUSABLE_FOR) && value.endsWith(")")) {
            return new FieldValue(Sort.UNUSABLE, code(value));
        } else if (value.startsWith("=")) {
            return new FieldValue(Sort.IS, value.substring(1));
        } else if (value.startsWith("!")) {
            String text = value.substring(1).strip();
            Sort sort = VersionInterval.of(text).isPresent()
                    ? Sort.OUTSIDE
                    : Version.isGroup(text) ? Sort.NOT_IN_GROUP : Sort.IS_NOT;
            return new FieldValue(sort, text);
        } else if (value.startsWith(">=")) {
            return new FieldValue(Sort.FROM, value.substring(2).strip());
        } else if (value.startsWith("<")) {
            return new FieldValue(Sort.BELOW, value.substring(1).strip());
        } else if (VersionInterval.of(value).isPresent()) {
            return new FieldValue(Sort.WITHIN, value);
        }
        return new FieldValue(Version.isGroup(value) ? Sort.IN_GROUP : Sort.IS, value);
    }

    /** The text in URLs that asks for exactly this value. */
    static String exactly(String value) {
        FieldValue read = of(value);
        return read.sort == Sort.IS && read.text.equals(value) ? value : "=" + value;
    }

    /** The text in URLs that asks for all that cannot be used for one reason. */
    static String unusable(Unusable reason) {
        return UNUSABLE_FOR + reason.code() + ")";
    }

    /** The reason that it asks for; empty for any. */
    Optional<Unusable> reason() {
        return Unusable.of(text);
    }

    /** The same for a field that has no versions. */
    FieldValue ofNoVersion() {
        return switch (sort) {
            case IN_GROUP, WITHIN -> new FieldValue(Sort.IS, text);
            case NOT_IN_GROUP, OUTSIDE -> new FieldValue(Sort.IS_NOT, text);
            default -> this;
        };
    }

    boolean isBound() {
        return sort == Sort.FROM || sort == Sort.BELOW;
    }

    boolean hasNoText() {
        return sort == Sort.REPORTED
                || sort == Sort.NOT_REPORTED
                || sort == Sort.EMPTY
                || sort == Sort.UNUSABLE && (text.isEmpty() || reason().isPresent());
    }

    private static String code(String value) {
        return value.equals(FilterParameters.UNUSABLE)
                ? ""
                : value.substring(UNUSABLE_FOR.length(), value.length() - 1);
    }
}
