package rollcall.bench.dashboards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How full a server's heap was, by its log of collections. */
record HeapLog(Path file) {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    /** What the server's virtual machine has to be told: 1 GiB of heap, and to write the log. */
    List<String> options() {
        return List.of("-Xmx1g", "-Xlog:gc:file=" + file);
    }

    /** The largest heap before and after a collection, for people. */
    String peaks() throws IOException {
        int before = 0;
        int after = 0;
        int collections = 0;
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.toList()) {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    before = Math.max(before, Integer.parseInt(collection.group(1)));
                    after = Math.max(after, Integer.parseInt(collection.group(2)));
                    collections++;
                }
            }
        }
        return "heap: at most " + before + " MiB, at most " + after + " MiB after a collection (of " + collections
                + ", with -Xmx1g)";
    }
}
