package rollcall.http.web;

import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Sends a table as a file. Rows are written as they are read, so a long table needs no more memory than a short one. */
final class CsvDownload {
    private static final int BUFFER = 64 * 1024;

    private CsvDownload() {}

    /**
     * Sends the rows as they come. A failure before the buffer is full is answered like any other failure. After that the connection is
     * cut, so that a part does not look like the whole.
     *
     * @param rows passes on one row after the other
     */
    static void send(Context context, String name, Consumer<Consumer<List<String>>> rows) throws IOException {
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        GzipAnswers.Stream stream = GzipAnswers.stream(context);
        Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
        try {
            rows.accept(row -> write(out, Csv.line(row)));
            out.close();
        } catch (UncheckedIOException e) {
            stream.abandon();
            throw e.getCause();
        } catch (RuntimeException e) {
            stream.abandon();
            if (context.res().isCommitted()) {
                cut(context);
            }
            throw e;
        }
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the reader of a file went away", e);
        }
    }

    private static void cut(Context context) {
        ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
