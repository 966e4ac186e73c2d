package rollcall.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which page shows a field. */
public enum Group {
    VERSION("version"),
    ENVIRONMENT("environment"),
    METRICS("metrics"),
    PLUGINS("plugins"),
    CONTACT("contact"),
    NONE("none");

    private final String code;

    Group(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
