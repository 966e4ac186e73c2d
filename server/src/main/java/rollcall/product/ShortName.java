package rollcall.product;

import java.text.Normalizer;
import java.util.Locale;

/** Makes the short name of a product from its name. */
public final class ShortName {
    private static final int LONGEST = 40;

    private ShortName() {}

    /**
     * The short name: "Café Müller 2" becomes "cafe-muller-2". Letters lose their accents; whatever is then not a-z or 0-9 becomes a hyphen
     * between what is. Empty if nothing is left, as of a name in Chinese.
     */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replaceAll("[^a-z0-9]+", "-");
        String whole = withoutEnds(plain);
        return withoutEnds(whole.substring(0, Math.min(whole.length(), LONGEST)));
    }

    private static String withoutEnds(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        int to = text.endsWith("-") ? text.length() - 1 : text.length();
        return from < to ? text.substring(from, to) : "";
    }
}
