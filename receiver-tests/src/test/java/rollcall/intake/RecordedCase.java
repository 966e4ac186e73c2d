package rollcall.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One request that was recorded from a real sender, or changed by hand, and what must become of it. */
public record RecordedCase(String name, JsonNode request, JsonNode expect) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** User and key as Basic authentication has them. */
    private static final Pattern BASIC = Pattern.compile("\\{\\{BASIC:(.*?):API_KEY}}");

    /** What the client sets by itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection", "transfer-encoding");

    public static List<RecordedCase> all(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".request.json"))
                    .map(file -> file.substring(0, file.length() - ".request.json".length()))
                    .sorted()
                    .map(name -> read(folder, name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RecordedCase read(Path folder, String name) {
        try {
            return new RecordedCase(
                    name,
                    JSON.readTree(folder.resolve(name + ".request.json").toFile()),
                    JSON.readTree(folder.resolve(name + ".expect.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HttpRequest httpRequest(URI endpoint, String key) {
        URI target = URI.create(endpoint + fill(request.path("path").asText(), key));
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .method(request.path("method").asText(), BodyPublishers.ofByteArray(body(key)));
        request.path("headers").properties().forEach(header -> {
            if (!OWN_HEADERS.contains(header.getKey())) {
                builder.header(header.getKey(), fill(header.getValue().asText(), key));
            }
        });
        return builder.build();
    }

    /** The statuses that a receiver may answer with. */
    public List<Integer> statuses() {
        List<Integer> statuses = new ArrayList<>(List.of(expect.path("status").asInt()));
        expect.path("also_ok").forEach(status -> statuses.add(status.asInt()));
        return statuses;
    }

    /** Requests that the same receiver has accepted before. */
    public List<String> after() {
        return texts(request.path("after"));
    }

    /** Time since those. */
    Duration since() {
        return Duration.ofSeconds(Math.round(request.path("hours_after").asDouble() * 3_600));
    }

    boolean withoutKey() {
        return request.path("server_without_key").asBoolean();
    }

    public List<String> mustNotStore() {
        return texts(expect.path("must_not_store"));
    }

    @Override
    public String toString() {
        return name;
    }

    /** The body with that key in it. */
    public byte[] body(String key) {
        return request.hasNonNull("body_base64")
                ? Base64.getDecoder().decode(request.path("body_base64").asText())
                : fill(request.path("body").asText(""), key).getBytes(StandardCharsets.UTF_8);
    }

    private static String fill(String text, String key) {
        return BASIC.matcher(text)
                .replaceAll(pair -> base64(pair.group(1) + ":" + key))
                .replace("{{API_KEY}}", key);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
