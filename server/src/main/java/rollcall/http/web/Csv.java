package rollcall.http.web;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as RFC 4180 has them. */
public final class Csv {
    private Csv() {}

    /** One row with its line end; null is an empty cell. */
    public static String line(List<String> row) {
        return row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String value) {
        String text = harmless(value == null ? "" : value);
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Spreadsheets run what starts like a formula, and senders choose some of these values: a quote in front keeps it text. */
    private static String harmless(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula && !text.matches("[+-]?\\d+(\\.\\d+)?") ? "'" + text : text;
    }
}
