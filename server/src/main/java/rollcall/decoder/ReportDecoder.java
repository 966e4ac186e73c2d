package rollcall.decoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import rollcall.report.Report;

/** Decodes the reports of one protocol. */
@FunctionalInterface
public interface ReportDecoder {
    /**
     * Decodes one inflated request body.
     *
     * @throws rollcall.input.Malformed with the reason and, if one field is at fault, its name
     */
    Report decode(byte[] body);

    /** Decodes a body that is inflated as it is read. Decoders that need not hold all of it override this. */
    default Report decode(InputStream body) {
        try {
            return decode(body.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
