package rollcall.gate;

import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of value a field may hold, and so how the gate reads, coarsens and shows it. */
public enum Kind {
    /** The product's own or a component's version, rebuilt from its numbers and known release words. */
    VERSION("version"),
    /** One of a list of values. */
    CHOICE("choice"),
    /** True or false. */
    FLAG("flag"),
    /** A label of a bucket row; exact numbers become labels at the door. */
    BUCKET("bucket"),
    /** A list of names of the program's parts, for example plugins. */
    NAMES("names"),
    /** A version or a branch with a commit. */
    BUILD("build"),
    /** A one-way fingerprint in hexadecimal digits. */
    HASH("hash"),
    /** The one e-mail address that an administrator gave to be reached. */
    CONTACT("contact"),
    /** Understood, and not kept on purpose. */
    IGNORED("ignored");

    private final String code;

    Kind(String code) {
        this.code = code;
    }

    /** The kind's name in YAML, JSON and on pages. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether rollups count this field's values: not those that tell installations apart. */
    public boolean counted() {
        return this != HASH && this != CONTACT && this != IGNORED;
    }
}
