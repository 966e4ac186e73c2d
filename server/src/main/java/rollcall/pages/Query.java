package rollcall.pages;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Encodes parameters as the query of a URL, and reads them from one. */
public final class Query {
    private Query() {}

    /**
     * The encoded query, which starts with "?", in the map's order. A value of several lines is several values of its parameter. Empty if there
     * are no parameters.
     */
    public static String of(Map<String, String> parameters) {
        return of(each(parameters));
    }

    /** All values of each parameter, one by one. A value of several lines is several values of its parameter. */
    public static List<Map.Entry<String, String>> each(Map<String, String> parameters) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        parameters.forEach((name, values) -> {
            for (String value : values.split("\n", -1)) {
                all.add(Map.entry(name, value));
            }
        });
        return all;
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

    /** Adds a value to those that a parameter has, unless it is among them. */
    public static void append(Map<String, String> parameters, String name, String value) {
        List<String> values = new ArrayList<>();
        if (parameters.containsKey(name)) {
            values.addAll(List.of(parameters.get(name).split("\n")));
        }
        if (!values.contains(value)) {
            values.add(value);
        }
        parameters.put(name, String.join("\n", values));
    }

    /**
     * All values of each parameter of an encoded query without "?", in its order.
     *
     * @throws IllegalArgumentException if a "%" is not followed by two hexadecimal digits
     */
    public static Map<String, List<String>> read(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                parameters
                        .computeIfAbsent(decoded(parts[0]), none -> new ArrayList<>())
                        .add(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
