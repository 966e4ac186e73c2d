package rollcall.analysis.instances;

import java.util.UUID;
import java.util.regex.Pattern;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.store.instances.InstanceFilter;

/**
 * A search for instances by the beginning of an identifier or of a version. Any other text finds nothing.
 *
 * @param text may be anything; empty for all instances
 * @param after {@link Instances.Listing#next} of the page before; with any other text the page begins at the top
 */
public record InstanceSearch(String text, InstanceOrder order, String after) {
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-fA-F-]{1,36}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~ -]{1,80}");
    /** Sorts after every character of a version. */
    private static final String TOP = "\uFFFF";

    public InstanceSearch {
        text = text.strip();
    }

    /** Whether a text is the {@link Instances.Listing#next} of some page. */
    public static boolean continues(String text) {
        return InstanceCursor.parse(text).isPresent();
    }

    InstanceFilter filter(Product product) {
        String digits = IDENTIFIER.matcher(text).matches() ? text.replace("-", "") : "";
        boolean identifier = !digits.isEmpty() && digits.length() <= 32;
        boolean version = VERSION.matcher(text).matches();
        return new InstanceFilter(
                product.id(),
                text.isEmpty(),
                identifier ? padded(digits, "0") : null,
                identifier ? padded(digits, "f") : null,
                version ? Version.spelled(text) : null,
                version ? Version.spelled(text) + TOP : null,
                null);
    }

    InstanceCursor cursor() {
        return InstanceCursor.parse(after).orElseGet(() -> InstanceCursor.start(order));
    }

    private static UUID padded(String digits, String with) {
        String all = digits + with.repeat(32 - digits.length());
        return new UUID(
                Long.parseUnsignedLong(all.substring(0, 16), 16), Long.parseUnsignedLong(all.substring(16), 16));
    }
}
