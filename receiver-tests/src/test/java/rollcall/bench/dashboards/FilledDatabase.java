package rollcall.bench.dashboards;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import rollcall.bench.fleet.Shape;

/**
 * What a filled folder says of itself, so that it can be measured again.
 *
 * @param raw whether the raw rows are there too
 */
record FilledDatabase(Shape shape, boolean raw) {
    private static final String FILE = "shape.properties";

    static FilledDatabase read(Path folder) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(folder.resolve(FILE))) {
            properties.load(in);
        }
        return new FilledDatabase(
                new Shape(
                        LocalDate.parse(properties.getProperty("today")),
                        number(properties, "instances"),
                        number(properties, "days"),
                        number(properties, "versions"),
                        number(properties, "plugins"),
                        number(properties, "names")),
                Boolean.parseBoolean(properties.getProperty("raw")));
    }

    void write(Path folder) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("today", shape.today().toString());
        properties.setProperty("instances", String.valueOf(shape.instances()));
        properties.setProperty("days", String.valueOf(shape.days()));
        properties.setProperty("versions", String.valueOf(shape.versions()));
        properties.setProperty("plugins", String.valueOf(shape.plugins()));
        properties.setProperty("names", String.valueOf(shape.names()));
        properties.setProperty("raw", String.valueOf(raw));
        try (Writer out = Files.newBufferedWriter(folder.resolve(FILE))) {
            properties.store(out, null);
        }
    }

    private static int number(Properties properties, String name) {
        return Integer.parseInt(properties.getProperty(name));
    }
}
