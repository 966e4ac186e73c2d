package rollcall.http.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;
import rollcall.http.answer.Failure;
import rollcall.http.body.RequestBody;
import rollcall.http.request.Parameters;
import rollcall.input.CappedInput;

/**
 * A form with a file (RFC 7578), held in memory: the file may contain private data until the gate has seen it, so it is not written to
 * disk. Only the routes that read this class accept such forms; all others read {@link Parameters}.
 *
 * @param token the field {@code _csrf}; empty if the form lacks it
 * @param files the chosen files
 */
public record Multipart(String token, List<byte[]> files) {
    /** Bytes of the form beside the file: boundaries, headers, the token. */
    public static final int FRAME = 16 * 1024;

    private static final int LONGEST_HEADERS = 4 * 1024;

    /** The token, the file, and a few parts that a browser extension may add. */
    private static final int MOST_PARTS = 8;

    /** True if the Content-Type is that of such a form. */
    static boolean isOne(Context context) {
        String type = context.contentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /**
     * Reads the form.
     *
     * @param name of the field with the file
     * @param most bytes of the file
     * @throws ContentTooLargeResponse if the file is larger
     * @throws BadRequestResponse if the body is not such a form, or is cut off
     */
    static Multipart read(Context context, String name, int most) {
        if (RequestBody.of(context).filter(RequestBody::isTooLarge).isPresent()) {
            throw new ContentTooLargeResponse();
        }
        Failure.requireWhole(context);
        long whole = (long) most + FRAME;
        try (CappedInput body = new CappedInput(context.req().getInputStream(), whole, new ContentTooLargeResponse())) {
            return read(context.contentType(), body, name, most);
        } catch (IOException e) {
            throw new BadRequestResponse();
        }
    }

    /** Jetty reports bad forms by exceptions of many types, and its own limit of the size by one that has other causes too. */
    private static Multipart read(String contentType, CappedInput body, String name, int most) throws IOException {
        try (MultiPartFormData.Parts parts =
                MultiPartFormData.getParts(Content.Source.from(body), new Attributes.Mapped(), contentType, config())) {
            return of(parts, name, most);
        } catch (ContentTooLargeResponse e) {
            throw e;
        } catch (RuntimeException e) {
            throw body.isExceeded() ? new ContentTooLargeResponse() : new BadRequestResponse();
        }
    }

    private static MultiPartConfig config() {
        return new MultiPartConfig.Builder()
                .maxParts(MOST_PARTS)
                .maxHeadersSize(LONGEST_HEADERS)
                .maxSize(-1)
                .maxPartSize(-1)
                // Without a limit nothing goes to a file; the stream is capped.
                .maxMemoryPartSize(-1)
                .useFilesForPartsWithoutFileName(false)
                .build();
    }

    private static Multipart of(MultiPartFormData.Parts parts, String name, int most) throws IOException {
        MultiPart.Part token = parts.getFirst("_csrf");
        List<byte[]> files = new ArrayList<>();
        for (MultiPart.Part part : parts.getAll(name)) {
            if (part.getLength() > most) {
                throw new ContentTooLargeResponse();
            }
            // A browser sends a nameless file of nothing for a field in which nothing was chosen.
            boolean chosen = part.getFileName() != null && !part.getFileName().isEmpty();
            if (chosen || part.getLength() > 0) {
                files.add(bytes(part));
            }
        }
        return new Multipart(token == null ? "" : token.getContentAsString(StandardCharsets.UTF_8), files);
    }

    private static byte[] bytes(MultiPart.Part part) throws IOException {
        try (InputStream content = Content.Source.asInputStream(part.getContentSource())) {
            return content.readNBytes((int) part.getLength());
        }
    }
}
