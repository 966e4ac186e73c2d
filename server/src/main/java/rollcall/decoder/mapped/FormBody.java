package rollcall.decoder.mapped;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/** Finds one field of a form ({@code application/x-www-form-urlencoded}). */
final class FormBody {
    /** Most bytes of a form: it is held whole. */
    private static final int MOST = 1 << 20;

    private static final String FIELD = "form";
    private static final int HEX = 16;

    private FormBody() {}

    /**
     * The value of a field.
     *
     * @throws Malformed if the form is too large, has no such field or has it twice, or if the value has a wrong escape
     */
    static InputStream field(InputStream body, String name) {
        byte[] form = read(body);
        byte[] found = null;
        for (int from = 0; from <= form.length; ) {
            int end = indexOf(form, '&', from, form.length);
            int equals = indexOf(form, '=', from, end);
            if (equals < end && name.equals(nameOf(form, from, equals))) {
                if (found != null) {
                    throw new Malformed(Rejection.INVALID_FIELD, FIELD);
                }
                found = decoded(form, equals + 1, end);
            }
            from = end + 1;
        }
        if (found == null) {
            throw new Malformed(Rejection.MISSING_REQUIRED_FIELDS, FIELD);
        }
        return new ByteArrayInputStream(found);
    }

    private static byte[] read(InputStream body) {
        try {
            byte[] form = body.readNBytes(MOST + 1);
            if (form.length > MOST) {
                throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
            }
            if (form.length == 0) {
                throw new Malformed(Rejection.MISSING_BODY);
            }
            return form;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The name of another field may have wrong escapes: it is no concern here. */
    private static @Nullable String nameOf(byte[] form, int from, int to) {
        try {
            return new String(decoded(form, from, to), StandardCharsets.UTF_8);
        } catch (Malformed e) {
            return null;
        }
    }

    private static byte[] decoded(byte[] form, int from, int to) {
        if (indexOf(form, '%', from, to) == to && indexOf(form, '+', from, to) == to) {
            return Arrays.copyOfRange(form, from, to);
        }
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (form[i] != '%') {
                decoded.write(form[i] == '+' ? ' ' : form[i]);
                continue;
            }
            int high = digit(form, ++i, to);
            int low = digit(form, ++i, to);
            if (high < 0 || low < 0) {
                throw new Malformed(Rejection.INVALID_DATA, FIELD);
            }
            decoded.write(high * HEX + low);
        }
        return decoded.toByteArray();
    }

    private static int digit(byte[] form, int at, int to) {
        return at < to ? Character.digit(form[at], HEX) : -1;
    }
}
