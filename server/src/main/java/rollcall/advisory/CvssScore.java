package rollcall.advisory;

import java.util.HashMap;
import java.util.Map;

/** The base score of a vector of CVSS 3.0 or 3.1, by the equations of its specification (first.org/cvss/v3.1/specification-document). */
final class CvssScore {
    private static final Map<String, Double> WEIGHTS = Map.ofEntries(
            Map.entry("AV:N", 0.85),
            Map.entry("AV:A", 0.62),
            Map.entry("AV:L", 0.55),
            Map.entry("AV:P", 0.2),
            Map.entry("AC:L", 0.77),
            Map.entry("AC:H", 0.44),
            Map.entry("UI:N", 0.85),
            Map.entry("UI:R", 0.62),
            Map.entry("PR:N", 0.85),
            Map.entry("PR:L", 0.62),
            Map.entry("PR:H", 0.27));

    private static final Map<String, Double> IMPACTS = Map.of("H", 0.56, "L", 0.22, "N", 0.0);

    private static final int LONGEST = 200;
    private static final double TOP = 10;

    private CvssScore() {}

    /** Not rated if the text is no such vector. */
    static Severity severity(String vector) {
        if (vector.length() > LONGEST || !vector.startsWith("CVSS:3.")) {
            return Severity.NOT_RATED;
        }
        Map<String, String> metrics = new HashMap<>();
        for (String each : vector.split("/")) {
            String[] parts = each.split(":", 2);
            metrics.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        double score = score(metrics);
        return Double.isNaN(score) ? Severity.NOT_RATED : Severity.ofScore(score);
    }

    /** NaN if a metric is missing. */
    private static double score(Map<String, String> metrics) {
        boolean changed = "C".equals(metrics.get("S"));
        double left = (1 - impact(metrics, "C")) * (1 - impact(metrics, "I")) * (1 - impact(metrics, "A"));
        double base = 1 - left;
        double impact = changed ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
        double exploitability = 8.22
                * weight(metrics, "AV")
                * weight(metrics, "AC")
                * privileges(metrics, changed)
                * weight(metrics, "UI");
        if (Double.isNaN(impact + exploitability)) {
            return Double.NaN;
        }
        return impact <= 0 ? 0 : up(Math.min(TOP, (changed ? 1.08 : 1) * (impact + exploitability)));
    }

    private static double impact(Map<String, String> metrics, String name) {
        return IMPACTS.getOrDefault(metrics.getOrDefault(name, ""), Double.NaN);
    }

    private static double weight(Map<String, String> metrics, String name) {
        return WEIGHTS.getOrDefault(name + ":" + metrics.get(name), Double.NaN);
    }

    /** Privileges count for more if the scope changes. */
    private static double privileges(Map<String, String> metrics, boolean changed) {
        String required = metrics.getOrDefault("PR", "");
        if (changed && required.equals("L")) {
            return 0.68;
        }
        return changed && required.equals("H") ? 0.5 : weight(metrics, "PR");
    }

    /** To the next tenth, as the specification rounds up. */
    private static double up(double score) {
        long whole = Math.round(score * 100_000);
        return whole % 10_000 == 0 ? whole / 100_000.0 : (whole / 10_000 + 1) / 10.0;
    }
}
