package rollcall.browser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A colour of a style sheet, by its channels of 0 to 255. */
record Colour(int red, int green, int blue) {
    private static final Pattern DECIMAL = Pattern.compile("rgb\\((\\d+),? (\\d+),? (\\d+)\\)");

    /** @param text {@code #0a67a6} or {@code rgb(10 103 166)} */
    static Colour of(String text) {
        Matcher decimal = DECIMAL.matcher(text);
        if (decimal.matches()) {
            int[] channels = Stream.of(1, 2, 3)
                    .mapToInt(i -> Integer.parseInt(decimal.group(i)))
                    .toArray();
            return new Colour(channels[0], channels[1], channels[2]);
        }
        int all = Integer.parseInt(text.substring(1), 16);
        return new Colour(all >> 16, all >> 8 & 255, all & 255);
    }

    /** How much it stands out from another, 1 to 21, as WCAG defines it. */
    double contrast(Colour other) {
        double one = luminance() + 0.05;
        double two = other.luminance() + 0.05;
        return Math.max(one, two) / Math.min(one, two);
    }

    /** How different two look, by CIE 1976; 2 is what an eye just sees. */
    double difference(Colour other) {
        double[] one = lab();
        double[] two = other.lab();
        return Math.sqrt(Math.pow(one[0] - two[0], 2) + Math.pow(one[1] - two[1], 2) + Math.pow(one[2] - two[2], 2));
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private double[] lab() {
        double r = linear(red);
        double g = linear(green);
        double b = linear(blue);
        double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.0888);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double root(double part) {
        return part > 0.008856 ? Math.cbrt(part) : 7.787 * part + 16.0 / 116;
    }
}
