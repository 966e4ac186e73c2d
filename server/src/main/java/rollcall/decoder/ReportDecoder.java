package rollcall.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import rollcall.report.Report;

/** How one kind of sender writes a report. */
@FunctionalInterface
public interface ReportDecoder {
    /**
     * Understands one request body, already inflated.
     *
     * @throws rollcall.input.Malformed with the reason and, where there is one, the field at fault
     */
    Report decode(byte[] body);

    /** The same for a body that is inflated as it is read, by dialects that need not hold all of it. */
    default Report decode(InputStream body) {
        try {
            return decode(body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
