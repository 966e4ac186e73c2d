package rollcall.http.web;

import com.github.luben.zstd.Zstd;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.http.answer.AcceptedEncoding;
import rollcall.report.Sha256;

/**
 * One static file.
 *
 * @param type its content type
 * @param hash of its content, 16 hexadecimal digits
 * @param plain its bytes
 * @param packed its packed bytes, for each encoding that makes them fewer
 */
record Asset(String type, String hash, byte[] plain, Map<AcceptedEncoding, byte[]> packed) {
    /** The slowest level: a file is packed once and sent often. */
    private static final int ZSTD_LEVEL = 19;

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2");

    /**
     * Reads a file, or joins several.
     *
     * @param name whose extension gives the type
     * @param resources of the class path, in order
     */
    static Asset read(String name, ClassLoader loader, List<String> resources) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String resource : resources) {
            try (InputStream in = loader.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new FileNotFoundException(resource);
                }
                in.transferTo(joined);
            }
            if (resources.size() > 1) {
                joined.write('\n');
            }
        }
        byte[] plain = joined.toByteArray();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return new Asset(type, Sha256.hex(plain, 8), plain, pack(plain));
    }

    /**
     * Answers with the file. If the query has the hash, the browser may keep the file for ever; otherwise the browser asks whether it has
     * changed.
     */
    void answer(Context context) {
        boolean exact = hash.equals(context.queryParam("v"));
        Optional<AcceptedEncoding> encoding = Stream.of(AcceptedEncoding.values())
                .filter(each -> packed.containsKey(each) && each.isTaken(context))
                .findFirst();
        String tag = "\"" + hash + encoding.map(each -> "-" + each.code()).orElse("") + "\"";
        context.header("Cache-Control", exact ? "public, max-age=31536000, immutable" : "no-cache");
        context.header("Vary", "Accept-Encoding").header("ETag", tag);
        if (isKnown(tag, context.header("If-None-Match"))) {
            context.status(304);
            return;
        }
        encoding.ifPresent(each -> context.header("Content-Encoding", each.code()));
        byte[] bytes = encoding.map(packed::get).orElse(plain);
        context.res().setContentLength(bytes.length);
        context.contentType(type).result(bytes);
    }

    /**
     * True if the header lists the tag. A proxy that packed the file once more sends the tag back as a weak one; there may be several tags.
     */
    private static boolean isKnown(String tag, String known) {
        return known != null
                && Stream.of(known.split(","))
                        .map(String::strip)
                        .anyMatch(each ->
                                each.equals("*") || each.replaceFirst("^W/", "").equals(tag));
    }

    /** Packs the bytes; an encoding that saves nothing is left out. */
    private static Map<AcceptedEncoding, byte[]> pack(byte[] plain) {
        Map<AcceptedEncoding, byte[]> packed = new EnumMap<>(Map.of(
                AcceptedEncoding.GZIP,
                GzipAnswers.gzip(plain),
                AcceptedEncoding.ZSTD,
                Zstd.compress(plain, ZSTD_LEVEL)));
        packed.values().removeIf(each -> each.length >= plain.length);
        return packed;
    }
}
