package rollcall.gate.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;

/** The page that shows a field. */
public enum FieldGroup {
    VERSION("version"),
    ENVIRONMENT("environment"),
    METRICS("metrics"),
    PLUGINS("plugins"),
    PERFORMANCE("performance"),
    CONTACT("contact"),
    NONE("none");

    private final String code;

    FieldGroup(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
