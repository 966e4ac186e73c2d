package rollcall.http.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;

/** Tables as RFC 4180 has them. */
public final class Csv {
    /** Our files have no comments, so no cell is quoted because it looks like one. */
    private static final CsvWriterBuilder WRITER = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .commentCharacter('\0')
            .bufferSize(0);

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Csv() {}

    /** One row with its line end; null is an empty cell. */
    public static String line(List<String> row) {
        StringWriter line = new StringWriter();
        WRITER.build(line).writeRecord(row.stream().map(Csv::harmless).toList());
        return line.toString();
    }

    /** Spreadsheets run what starts like a formula, and senders choose some of these values: a quote in front keeps it text. */
    private static String harmless(String cell) {
        if (cell == null) {
            return "";
        }
        boolean formula =
                FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
