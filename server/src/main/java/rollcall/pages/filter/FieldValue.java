package rollcall.pages.filter;

/**
 * One value of a field's parameter: {@code Linux}, {@code !Linux}, {@code >=2.0}, {@code <3.0}, {@code (none)} or {@code (unusable)}.
 *
 * @param sort what it asks for
 * @param text the value or the bound; empty for the last two
 */
record FieldValue(Sort sort, String text) {
    enum Sort {
        IS,
        IS_NOT,
        FROM,
        BELOW,
        NOT_REPORTED,
        UNUSABLE
    }

    static final String NOT_REPORTED = "(none)";
    static final String UNUSABLE = "(unusable)";

    static FieldValue of(String given) {
        String value = given.strip();
        if (value.equals(NOT_REPORTED)) {
            return new FieldValue(Sort.NOT_REPORTED, "");
        } else if (value.equals(UNUSABLE)) {
            return new FieldValue(Sort.UNUSABLE, "");
        } else if (value.startsWith("!")) {
            return new FieldValue(Sort.IS_NOT, value.substring(1).strip());
        } else if (value.startsWith(">=")) {
            return new FieldValue(Sort.FROM, value.substring(2).strip());
        } else if (value.startsWith("<")) {
            return new FieldValue(Sort.BELOW, value.substring(1).strip());
        }
        return new FieldValue(Sort.IS, value);
    }

    boolean isBound() {
        return sort == Sort.FROM || sort == Sort.BELOW;
    }

    boolean isMissing() {
        return sort == Sort.NOT_REPORTED || sort == Sort.UNUSABLE;
    }
}
