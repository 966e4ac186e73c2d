package rollcall.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Encodes parameters as the query of a URL. */
public final class Query {
    private Query() {}

    /**
     * The encoded query, which starts with "?", in the map's order. A value of several lines is several values of its parameter. Empty if there
     * are no parameters.
     */
    public static String of(Map<String, String> parameters) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        parameters.forEach((name, values) -> {
            for (String value : values.split("\n", -1)) {
                all.add(Map.entry(name, value));
            }
        });
        return of(all);
    }

    /** The encoded query, which starts with "?", of all values of each parameter. Empty if there are no parameters. */
    public static String ofAll(Map<String, List<String>> parameters) {
        return of(parameters.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> Map.entry(each.getKey(), value)))
                .toList());
    }

    /** The encoded query, which starts with "?", of parameters that may occur several times. Empty if there are no parameters. */
    public static String of(Collection<Map.Entry<String, String>> parameters) {
        return parameters.stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
