package rollcall.gate.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;

/** What sort of value a field may hold, and so how the gate reads, coarsens and shows it. */
public enum FieldKind {
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
    /** A number as it stands: of events, whose sender's own rules let numbers through. */
    NUMBER("number"),
    /** A UUID. */
    ID("id"),
    /** One name of the program's own, words joined by {@code - _ / :}. */
    WORD("word"),
    /** A list of such names. */
    WORDS("words"),
    /** A language, with its country where there is one: {@code de}, {@code zh_cn}. */
    LANGUAGE("language"),
    /** A browser's family and major version, from a version text or a whole user agent. */
    BROWSER("browser"),
    /** One of a list of values with which a text begins; the rest of it is left out. */
    FAMILY("family"),
    /** The first number of a version. */
    MAJOR("major"),
    /** The domain part of an address; it names an organisation. */
    DOMAIN("domain"),
    /** A URL, of which the first 16 hexadecimal digits of its SHA-256 are kept, as Eventyay sends its own. */
    ADDRESS_HASH("address_hash"),
    /** Understood, and not kept on purpose. */
    IGNORED("ignored");

    private final String code;

    FieldKind(String code) {
        this.code = code;
    }

    /** The kind's name in YAML, JSON and on pages. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether it is a version or a build: what is none of them is called no usable version. */
    public boolean isVersion() {
        return this == VERSION || this == BUILD;
    }

    /** Whether rollups count this field's values: not those that tell installations apart. */
    public boolean counted() {
        return this != HASH && this != ADDRESS_HASH && this != CONTACT && this != ID && this != IGNORED;
    }
}
