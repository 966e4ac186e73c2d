package rollcall.gate.vocabulary;

import com.fasterxml.jackson.annotation.JsonValue;

/** The kind of value that a field may have: it decides how the gate reads and coarsens a value. */
public enum FieldKind {
    /** The version of the product or of a component, rebuilt from its numbers and known release words. */
    VERSION("version"),
    /** One of a list of values. */
    CHOICE("choice"),
    /** True or false. */
    FLAG("flag"),
    /** A label of a {@link rollcall.report.BucketScale}; the gate turns exact numbers into labels. */
    BUCKET("bucket"),
    /** A total over one whole UTC day, kept as a {@link rollcall.report.PreferredNumber}. */
    DAY_SUM("day_sum"),
    /** Counts by fixed bounds over one whole UTC day, kept as a list of {@link rollcall.gate.value.HistogramPart}. */
    HISTOGRAM("histogram"),
    /** A list of names of parts of the program, for example plugins. */
    NAMES("names"),
    /** A version, or a branch with a commit. */
    BUILD("build"),
    /** A one-way hash in hexadecimal digits. */
    HASH("hash"),
    /** The e-mail address that an administrator gave to be reached. */
    CONTACT("contact"),
    /** An exact number; only for events, whose senders' own rules permit numbers. */
    NUMBER("number"),
    /** A UUID. */
    ID("id"),
    /** One name from the program itself: words joined by {@code - _ / :}. */
    WORD("word"),
    /** A list of such names. */
    WORDS("words"),
    /** A language, perhaps with its country: {@code de}, {@code zh_cn}. */
    LANGUAGE("language"),
    /** A browser's family and major version, from a version or a whole user agent. */
    BROWSER("browser"),
    /** One of a list of values, if the text begins with it; the rest of the text is ignored. */
    FAMILY("family"),
    /** The first number of a version. */
    MAJOR("major"),
    /** The domain of an e-mail address; it names an organisation. */
    DOMAIN("domain"),
    /** A URL, kept as the first 16 hexadecimal digits of its SHA-256; Eventyay sends its own URL so. */
    ADDRESS_HASH("address_hash"),
    /** What tells one error from another: hexadecimal digits of a hash, or a code. Of a stack trace, a hash that is made on arrival. */
    SIGNATURE("signature"),
    /** A known field that is never kept. */
    IGNORED("ignored");

    private final String code;

    FieldKind(String code) {
        this.code = code;
    }

    /** The name of the kind in YAML, in JSON and on pages. */
    @JsonValue
    public String code() {
        return code;
    }

    /** True for versions and builds: an unusable value of these is counted as "no usable version". */
    public boolean isVersion() {
        return this == VERSION || this == BUILD;
    }

    /**
     * True if "unknown" means that the sender does not know the value, and so is no value: versions, builds, choices and families.
     */
    public boolean hasUnknown() {
        return isVersion() || this == CHOICE || this == FAMILY;
    }

    /** True if the values of instances are added up to numbers of the whole fleet. */
    public boolean isCombined() {
        return this == DAY_SUM || this == HISTOGRAM;
    }

    /** True for lists of names, each of which is judged alone. */
    public boolean isListOfNames() {
        return this == NAMES || this == WORDS;
    }

    /** True if instances can be told apart by a value. Of values that are added up only what all of them come to says anything. */
    public boolean tellsApart() {
        return counted() && !isCombined();
    }

    /** True if rollups count the values. Values that identify an installation are not counted. */
    public boolean counted() {
        return this != HASH && this != ADDRESS_HASH && this != CONTACT && this != ID && this != IGNORED;
    }
}
