package rollcall.report;

import java.util.Arrays;
import java.util.Optional;

/**
 * What superusers state about a product's reports, because no report can state it about itself. Each setting is off until a superuser
 * switches it on.
 */
public enum ProductSetting {
    /** The program's OpenTelemetry {@code service.instance.id} lasts as long as the installation. In other programs it names a process. */
    SERVICE_INSTANCE_ID_LASTS("service-instance-id-lasts"),
    /**
     * The program's versions have four numbers, as 30.0.2.2. Without this setting, four numbers of at most 255 each count as an internet
     * address.
     */
    FOUR_PART_VERSIONS("four-part-versions");

    private final String code;

    ProductSetting(String code) {
        this.code = code;
    }

    /** The name in the database and, after two hyphens, on the command line. */
    public String code() {
        return code;
    }

    /** The setting with this code; empty for a code of another release. */
    public static Optional<ProductSetting> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
