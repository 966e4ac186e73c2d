package rollcall.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Forwards requests to a receiver. It forwards the receiver's answer as well, or replaces it. */
public final class Relay {
    private static final Set<String> HEADERS =
            Set.of("content-type", "content-encoding", "x-api-key", "authorization", "idempotency-key");

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI receiver;

    public Relay(URI receiver) {
        this.receiver = receiver;
    }

    /** Forwards the request, and the receiver's status and body. */
    public Sink.Script faithful() {
        return (request, socket) -> {
            HttpResponse<String> answer = handOn(request);
            Sink.answering(answer.statusCode(), "Content-Type: application/json\r\n", answer.body())
                    .answer(request, socket);
        };
    }

    /** Forwards the request, then answers with another script: the receiver has the request, and the sender cannot know it. */
    public Sink.Script then(Sink.Script answer) {
        return (request, socket) -> {
            handOn(request);
            answer.answer(request, socket);
        };
    }

    /** Forwards a request with the headers of {@link #HEADERS} and returns the receiver's answer. */
    public HttpResponse<String> handOn(Sink.Request request) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(receiver.resolve(request.target()))
                .POST(BodyPublishers.ofByteArray(request.body()));
        request.head()
                .lines()
                .skip(1)
                .map(line -> line.split(": *", 2))
                .filter(header -> HEADERS.contains(header[0].toLowerCase(Locale.ROOT)))
                .forEach(header -> builder.header(header[0], header[1]));
        return client.send(builder.build(), BodyHandlers.ofString());
    }
}
