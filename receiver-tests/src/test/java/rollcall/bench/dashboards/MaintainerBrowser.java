package rollcall.bench.dashboards;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for pages as a browser does in which a maintainer is logged in. */
public final class MaintainerBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final Map<String, Integer> failures = new TreeMap<>();
    private final String site;

    /**
     * Logs in.
     *
     * @throws IOException if the address or the password is wrong
     */
    public MaintainerBrowser(int port, String email, String password) throws IOException, InterruptedException {
        this.site = "http://localhost:" + port;
        Matcher token = TOKEN.matcher(new String(send(request("/login")).body(), StandardCharsets.UTF_8));
        if (!token.find()) {
            throw new IOException("the log-in page has no form");
        }
        String form =
                "email=" + encoded(email) + "&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1));
        HttpResponse<byte[]> answer = send(request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() / 100 != 3) {
            throw new IOException("the log-in was answered with " + answer.statusCode());
        }
    }

    /**
     * Nanoseconds until the whole answer was there, compressed as browsers ask for it. An answer other than 200 is counted as a failure of
     * the address.
     */
    public long ask(String address) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = send(request(address).header("Accept-Encoding", "gzip"));
        long nanos = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            failures.merge(address + " was answered with " + answer.statusCode(), 1, Integer::sum);
        }
        return nanos;
    }

    /** An answer that is a text. */
    String text(String address) throws IOException, InterruptedException {
        return new String(send(request(address)).body(), StandardCharsets.UTF_8);
    }

    /** What was not answered with 200, and how often. */
    public Map<String, Integer> failures() {
        return failures;
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(site + address));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
