package rollcall.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * One static file.
 *
 * @param type its content type
 * @param hash of its content, 16 hexadecimal digits
 * @param plain its bytes
 * @param packed its bytes with gzip
 */
record Asset(String type, String hash, byte[] plain, byte[] packed) {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    static Asset read(String name, ClassLoader loader, String resource) throws IOException {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            byte[] plain = in.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            return new Asset(type, hash(plain), plain, pack(plain));
        }
    }

    /** With the hash in the query the file may be kept for ever; without it the browser asks whether it is still the same. */
    void answer(Context context) {
        boolean exact = hash.equals(context.queryParam("v"));
        boolean packs = accepts(context.header("Accept-Encoding"));
        String tag = "\"" + hash + (packs ? "-gzip\"" : "\"");
        context.header("Cache-Control", exact ? "public, max-age=31536000, immutable" : "no-cache");
        context.header("Vary", "Accept-Encoding").header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        if (packs) {
            context.header("Content-Encoding", "gzip");
        }
        context.contentType(type).result(packs ? packed : plain);
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.matches(".*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }

    private static byte[] pack(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String hash(byte[] plain) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
