package rollcall.report;

import java.util.Arrays;
import java.util.Optional;

/** What superusers say of a product's reports because no report can say it of itself. Each is off until somebody says it. */
public enum ProductSetting {
    /** The program's OpenTelemetry {@code service.instance.id} lasts as long as the installation; elsewhere it names a process. */
    SERVICE_INSTANCE_ID_LASTS("service-instance-id-lasts"),
    /** The program's versions have four numbers, as 30.0.2.2; without this four numbers of at most 255 each are an internet address. */
    FOUR_PART_VERSIONS("four-part-versions");

    private final String code;

    ProductSetting(String code) {
        this.code = code;
    }

    /** Its name in the database and, behind two hyphens, on the command line. */
    public String code() {
        return code;
    }

    /** The setting of that code; empty for one of another release. */
    public static Optional<ProductSetting> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
