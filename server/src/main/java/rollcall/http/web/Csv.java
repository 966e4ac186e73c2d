package rollcall.http.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterBuilder;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes tables as RFC 4180 describes. */
public final class Csv {
    /** Our files have no comments, so a cell that looks like one needs no quotes. */
    private static final CsvWriterBuilder WRITER = CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .commentCharacter('\0')
            .bufferSize(0);

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Csv() {}

    /** One row with its line end; null is an empty cell. */
    public static String line(List<@Nullable String> row) {
        StringWriter line = new StringWriter();
        WRITER.build(line).writeRecord(row.stream().map(Csv::harmless).toList());
        return line.toString();
    }

    /** Puts a quote before text that starts like a formula, so that spreadsheets do not run it: senders choose some of these values. */
    private static String harmless(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean formula =
                FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
