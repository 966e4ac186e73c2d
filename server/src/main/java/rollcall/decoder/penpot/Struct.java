package rollcall.decoder.penpot;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tagged values of Penpot's sender, with the number of components of each. (Penpot, {@code app.common.fressian}.) */
enum Struct {
    MAP(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            List<?> flat = in.readList();
            if (flat.size() % 2 != 0) {
                throw Blob.broken();
            }
            in.budget().hold(ClojureValues.BOXED);
            return new ClojureValues.Entries(flat);
        }
    },
    LIST(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            return in.readList();
        }
    },
    NAME(2) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            Object namespace = in.read();
            Object name = in.read();
            if (!(name instanceof String text) || !(namespace == null || namespace instanceof String)) {
                throw Blob.broken();
            }
            if (text.length() > LONGEST_NAME
                    || namespace != null && namespace.toString().length() > LONGEST_NAME) {
                throw Blob.broken();
            }
            String whole = namespace == null ? text : namespace + "/" + text;
            in.budget().hold(ClojureValues.BOXED + ClojureValues.TEXT + 2L * whole.length());
            return new ClojureValues.Name(whole);
        }
    },
    INSTANT(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            in.budget().hold(ClojureValues.BOXED);
            return Instant.ofEpochMilli(in.in().whole());
        }
    },
    RATIO(2) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            if (in.read() instanceof BigInteger numerator
                    && in.read() instanceof BigInteger denominator
                    && denominator.signum() != 0) {
                return new ClojureValues.Ratio(numerator, denominator);
            }
            throw Blob.broken();
        }
    },
    BIGINT(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            return integer(in);
        }
    },
    BIGDEC(2) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            BigInteger unscaled = integer(in);
            long scale = in.in().whole();
            if (scale != (int) scale) {
                throw Blob.broken();
            }
            return new BigDecimal(unscaled, (int) scale);
        }
    },
    CHAR(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            long unit = in.in().whole();
            if (unit < Character.MIN_VALUE || unit > Character.MAX_VALUE) {
                throw Blob.broken();
            }
            return (char) unit;
        }
    },
    ID(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            FressianInput bytes = in.in();
            if (bytes.unsignedByte() != FressianCodes.BYTES || bytes.whole() != 2 * Long.BYTES) {
                throw Blob.broken();
            }
            in.budget().hold(ClojureValues.BOXED + Long.BYTES);
            return new UUID(bytes.unsigned(Long.BYTES), bytes.unsigned(Long.BYTES));
        }
    },
    URI(1) {
        @Override
        Object read(FressianDecoder in) throws IOException {
            if (in.read() instanceof String text) {
                return text;
            }
            throw Blob.broken();
        }
    };

    /** Most bytes of a number. The sender's longest numbers have some 130 bytes; arithmetic with long numbers is slow. */
    private static final int LONGEST_NUMBER = 256;

    /** Most characters of a part of a name: names are joined each time from parts that may come from the cache. */
    private static final int LONGEST_NAME = 500;

    private static final Map<String, Struct> BY_TAG = Map.ofEntries(
            Map.entry("clj/map", MAP),
            Map.entry("linked/map", MAP),
            Map.entry("clj/vector", LIST),
            Map.entry("clj/set", LIST),
            Map.entry("clj/list", LIST),
            Map.entry("clj/seq", LIST),
            Map.entry("linked/set", LIST),
            Map.entry("clj/keyword", NAME),
            Map.entry("clj/symbol", NAME),
            Map.entry("java/instant", INSTANT),
            Map.entry("clj/ratio", RATIO),
            Map.entry("ratio", RATIO),
            Map.entry("clj/bigint", BIGINT),
            Map.entry("bigint", BIGINT),
            Map.entry("char", CHAR));

    private final int components;

    Struct(int components) {
        this.components = components;
    }

    /** The struct with this tag; an error if the tag is unknown or has another number of components. */
    static Struct of(String tag, long components) {
        Struct struct = BY_TAG.get(tag);
        if (struct == null || struct.components != components) {
            throw Blob.broken();
        }
        return struct;
    }

    /** Reads the components, which follow each other directly. */
    abstract Object read(FressianDecoder in) throws IOException;

    private static BigInteger integer(FressianDecoder in) throws IOException {
        byte[] twosComplement = in.in().bytes();
        if (twosComplement.length == 0 || twosComplement.length > LONGEST_NUMBER) {
            throw Blob.broken();
        }
        in.budget().hold(3 * ClojureValues.BOXED + twosComplement.length);
        return new BigInteger(twosComplement);
    }

    boolean isList() {
        return this == LIST;
    }
}
