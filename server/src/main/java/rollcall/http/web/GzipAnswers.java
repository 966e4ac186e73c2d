package rollcall.http.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import rollcall.http.answer.AcceptedEncoding;
import rollcall.http.request.CrossSite;

/**
 * Packs pages and tables with gzip, where packing saves bytes and reveals nothing. The length of a packed page reveals whether a text
 * occurs twice in it (the BREACH attack). So a page that a page of another site made the browser request stays plain; so does the answer to
 * a form, which may show a key or a password.
 */
final class GzipAnswers {
    /** A smaller answer fits into one packet anyway. */
    static final int LEAST = 1024;

    private GzipAnswers() {}

    /** Sends the text as the answer, packed if that is worth it. */
    static void result(Context context, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!packs(context) || plain.length < LEAST) {
            context.result(plain);
            return;
        }
        context.header("Content-Encoding", AcceptedEncoding.GZIP.code()).result(gzip(plain));
    }

    /** The bytes as a gzip file. */
    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A stream into the answer. It packs once {@link #LEAST} bytes have been written. Closing it ends the answer. */
    static Stream stream(Context context) throws IOException {
        return new Stream(context.res(), packs(context));
    }

    private static boolean packs(Context context) {
        context.header("Vary", "Accept-Encoding");
        boolean reads = context.method() == HandlerType.GET || context.method() == HandlerType.HEAD;
        return reads && !CrossSite.sent(context) && AcceptedEncoding.GZIP.isTaken(context);
    }

    /** The body of the answer while it is written. */
    static final class Stream extends OutputStream {
        private final HttpServletResponse response;
        private final boolean packs;
        private final OutputStream plain;
        private final ByteArrayOutputStream first = new ByteArrayOutputStream(LEAST);
        private @Nullable Gzip packed;

        private Stream(HttpServletResponse response, boolean packs) throws IOException {
            this.response = response;
            this.packs = packs;
            plain = response.getOutputStream();
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!packs) {
                plain.write(bytes, from, length);
            } else if (packed == null && first.size() + length < LEAST) {
                first.write(bytes, from, length);
            } else {
                pack().write(bytes, from, length);
            }
        }

        /** Does nothing: kept bytes are sent when there are more of them, or at the end. */
        @Override
        public void flush() {}

        @Override
        public void close() throws IOException {
            if (packed == null) {
                first.writeTo(plain);
                plain.close();
            } else {
                packed.close();
            }
        }

        /** Discards what was written and has not left, so that a failure can be answered with something else. */
        void abandon() {
            if (packed != null) {
                packed.forget();
            }
            if (!response.isCommitted()) {
                response.resetBuffer();
                response.setHeader("Content-Encoding", null);
            }
        }

        private Gzip pack() throws IOException {
            Gzip gzip = packed;
            if (gzip == null) {
                response.setHeader("Content-Encoding", AcceptedEncoding.GZIP.code());
                gzip = new Gzip(plain);
                packed = gzip;
                first.writeTo(gzip);
            }
            return gzip;
        }
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream out) throws IOException {
            super(out, 8192);
        }

        /** Frees the memory without writing the end of the file, which would make a part look whole. */
        void forget() {
            def.end();
        }
    }
}
