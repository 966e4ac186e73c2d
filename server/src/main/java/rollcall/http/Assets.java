package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The static files: our own below {@code static/} of the class path, and the two libraries out of their jars. All are read, hashed
 * and packed once, at start. The URL of a file carries the hash of its content, so that browsers may keep it for ever.
 */
final class Assets {
    private static final Map<String, String> LIBRARIES = Map.of(
            "lib/htmx.js", "META-INF/resources/_static/htmx.org/2.0.2/dist/htmx.min.js",
            "lib/echarts.js", "META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js");

    private final Map<String, Asset> assets = new HashMap<>();

    Assets() {
        ClassLoader loader = Assets.class.getClassLoader();
        try {
            for (String name : own(loader.getResource("static/"))) {
                assets.put(name, Asset.read(name, loader, "static/" + name));
            }
            for (Map.Entry<String, String> library : LIBRARIES.entrySet()) {
                assets.put(library.getKey(), Asset.read(library.getKey(), loader, library.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the static files cannot be read", e);
        }
    }

    /** The URL of each file by its name, for example {@code css/base.css}. */
    Map<String, String> urls() {
        return new TreeMap<>(assets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        asset -> "/assets/" + asset.getKey() + "?v="
                                + asset.getValue().hash())));
    }

    /** Answers for {@code /assets/<name>}. */
    void show(Context context) {
        Asset asset = assets.get(context.pathParam("name"));
        if (asset == null) {
            context.status(404).contentType("text/plain").result("There is no such file.\n");
            return;
        }
        asset.answer(context);
    }

    private static List<String> own(URL folder) throws IOException {
        try {
            URI uri = folder.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return names(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return names(jar.getPath("static"));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
