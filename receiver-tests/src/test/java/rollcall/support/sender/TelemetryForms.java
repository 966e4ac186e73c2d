package rollcall.support.sender;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.support.page.Visitor;

/** Sends the forms of the page Settings, Telemetry, with the hidden fields of that page, as a browser does. */
public final class TelemetryForms {
    public static final String PAGE = "/settings/telemetry";
    private static final Pattern SEEN = Pattern.compile("name=\"(seen\\w*)\" value=\"([^\"]+)\"");

    private TelemetryForms() {}

    /** Saves the form. {@code fields} are names and values by turns; fields that are not named are empty or not ticked. */
    public static HttpResponse<String> save(Visitor visitor, String level, String wire, String... fields) {
        return visitor.send(PAGE, form(visitor, level, wire, fields));
    }

    /** The fields of the form that {@link #save} sends, without the token. */
    public static Map<String, String> form(Visitor visitor, String level, String wire, String... fields) {
        Map<String, String> form = seen(visitor);
        form.put("level", level);
        form.put("wire", wire);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    /** Sends one of the page's other forms. */
    public static HttpResponse<String> send(Visitor visitor, String action, String... fields) {
        Map<String, String> form = seen(visitor);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return visitor.send(PAGE, PAGE + action, form);
    }

    /** The page's hidden fields, which name the lists that the page showed. */
    private static Map<String, String> seen(Visitor visitor) {
        Map<String, String> seen = new LinkedHashMap<>();
        Matcher matcher = SEEN.matcher(visitor.page(PAGE));
        while (matcher.find()) {
            seen.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return seen;
    }
}
