package rollcall.pages.filter;

/**
 * One value of a field's parameter: {@code Linux}, {@code !Linux}, {@code >=2.0}, {@code <3.0}, {@code (none)}, {@code (unusable)} or
 * {@code (empty)}.
 *
 * @param sort what it asks for
 * @param text the value or the bound; empty for the last three
 */
record FieldValue(Sort sort, String text) {
    enum Sort {
        IS,
        IS_NOT,
        FROM,
        BELOW,
        NOT_REPORTED,
        UNUSABLE,
        EMPTY
    }

    static FieldValue of(String given) {
        String value = given.strip();
        if (value.equals(FilterParameters.NOT_REPORTED)) {
            return new FieldValue(Sort.NOT_REPORTED, "");
        } else if (value.equals(FilterParameters.UNUSABLE)) {
            return new FieldValue(Sort.UNUSABLE, "");
        } else if (value.equals(FilterParameters.EMPTY)) {
            return new FieldValue(Sort.EMPTY, "");
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
        return sort == Sort.NOT_REPORTED || sort == Sort.UNUSABLE || sort == Sort.EMPTY;
    }
}
