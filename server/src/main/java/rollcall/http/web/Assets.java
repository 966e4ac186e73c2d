package rollcall.http.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The static files: our own below {@code static/} of the class path, and two libraries from their jars. All are read, hashed and packed
 * once in a process, at its first start of a server. The URL of a file contains the hash of its content, so browsers may keep it for ever. All style sheets are joined to one
 * file and all scripts to another, so a page requests two files.
 */
public final class Assets {
    /** The resource that says where the scripts of other projects are on the class path. */
    private static final String LIBRARIES = "web-assets.properties";

    private static final List<String> STYLES = parts(
            "static/css/%s.css",
            List.of(
                    "theme",
                    "base",
                    "frame",
                    "parts",
                    "manual",
                    "tables",
                    "explore",
                    "charts",
                    "flows",
                    "cohorts",
                    "health",
                    "sizes",
                    "points",
                    "forms",
                    "notices",
                    "sender",
                    "shortcuts",
                    "print"));

    private static final List<String> SCRIPTS = parts(
            "static/js/%s.js",
            List.of(
                    "follow",
                    "copy",
                    "waiting",
                    "fold",
                    "words",
                    "print",
                    "table",
                    "shortcuts",
                    "theme",
                    "drawing",
                    "labels",
                    "marks",
                    "tip",
                    "pointer",
                    "zoom",
                    "zoombar",
                    "charts"));

    private final Map<String, Asset> assets = new HashMap<>();

    private Assets() {
        ClassLoader loader = Assets.class.getClassLoader();
        try {
            for (String name : own(loader.getResource("static/"))) {
                if (!name.endsWith(".css") && !name.endsWith(".js")) {
                    assets.put(name, Asset.read(name, loader, List.of("static/" + name)));
                }
            }
            assets.put("rollcall.css", Asset.read("rollcall.css", loader, STYLES));
            Properties libraries = libraries(loader);
            List<String> scripts = Stream.concat(Stream.of(libraries.getProperty("htmx")), SCRIPTS.stream())
                    .toList();
            assets.put("rollcall.js", Asset.read("rollcall.js", loader, scripts));
            assets.put(
                    "lib/echarts.js", Asset.read("lib/echarts.js", loader, List.of(libraries.getProperty("echarts"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the static files cannot be read", e);
        }
    }

    /** Those of this process. */
    public static Assets all() {
        return Once.ALL;
    }

    /** The URL of each file by its name, for example {@code rollcall.css}. */
    public Map<String, String> urls() {
        return new TreeMap<>(assets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        asset -> "/assets/" + asset.getKey() + "?v="
                                + asset.getValue().hash())));
    }

    /** Answers for {@code /assets/<name>}. */
    public void show(Context context) {
        Asset asset = assets.get(context.pathParam("name"));
        if (asset == null) {
            context.status(404).contentType("text/plain").result("There is no such file.\n");
            return;
        }
        asset.answer(context);
    }

    private static final class Once {
        private static final Assets ALL = new Assets();
    }

    private static Properties libraries(ClassLoader loader) throws IOException {
        Properties libraries = new Properties();
        try (InputStream in = loader.getResourceAsStream(LIBRARIES)) {
            libraries.load(in);
        }
        return libraries;
    }

    private static List<String> parts(String pattern, List<String> names) {
        return names.stream().map(pattern::formatted).toList();
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
