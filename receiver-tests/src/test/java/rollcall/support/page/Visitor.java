package rollcall.support.page;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.Wiring;
import rollcall.support.MultipartBody;
import rollcall.support.TestAccounts;
import rollcall.support.TestServer;

/** A person with a browser without scripts: keeps cookies, sends forms with the token of their page, and follows no redirect. */
public final class Visitor {
    public static final String EMAIL = "ada@example.org";
    public static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI site;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String[] always = {};

    public Visitor(Wiring server) {
        this(TestServer.at(server, "/"));
    }

    private Visitor(URI site) {
        this.site = site;
    }

    /** A superuser who has an account already, logged in. */
    public static Visitor superuser(Wiring server) {
        return logged(server, EMAIL, "superuser");
    }

    /** A maintainer who has an account already, logged in. */
    public static Visitor maintainer(Wiring server) {
        return logged(server, "bob@example.org", "maintainer");
    }

    private static Visitor logged(Wiring server, String email, String role) {
        TestAccounts.add(server, email, role, PASSWORD);
        Visitor visitor = new Visitor(server);
        HttpResponse<String> answer = visitor.logIn(email, PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError(email + " was answered with " + answer.statusCode());
        }
        return visitor;
    }

    /** Creates the first superuser by the set-up link, with a hash as slow as the server makes them; returns that visitor, logged in. */
    public static Visitor superuserByLink(Wiring server) {
        return superuser(TestServer.at(server, "/"), server.setupPath().orElseThrow());
    }

    /**
     * Creates the first superuser of the server at {@code site}, which may run in another process. {@code link} is the path of the set-up
     * link.
     */
    public static Visitor superuser(URI site, String link) {
        Visitor visitor = new Visitor(site);
        visitor.send(link, Map.of("email", EMAIL, "password", PASSWORD, "password_again", PASSWORD));
        return visitor;
    }

    /** Has a superuser add a maintainer; returns the maintainer, logged in. */
    public static Visitor maintainer(Visitor superuser) {
        String page = superuser
                .send("/accounts", Map.of("email", "bob@example.org", "role", "maintainer"))
                .body();
        Visitor visitor = new Visitor(superuser.site);
        visitor.logIn("bob@example.org", between(page, "<code id=\"password\">", "</code>"));
        return visitor;
    }

    /** Adds headers, names and values by turns, to every later request, as a proxy in front of the server would. */
    public Visitor sending(String... headers) {
        always = headers;
        return this;
    }

    /** Sends the form of the log-in page. The visitor keeps the session's cookie. */
    public HttpResponse<String> logIn(String email, String password) {
        return send("/login", Map.of("email", email, "password", password));
    }

    /** @param headers names and values by turns */
    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return exchange(request.build());
    }

    /**
     * Requests a page through a proxy that speaks https to the browser. The session is the same; its cookie has the name that it has over
     * https.
     *
     * @param headers the headers that the proxy adds, names and values by turns
     */
    public HttpResponse<String> getBehindProxy(String path, String... headers) {
        String session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("rollcall_session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .headers(headers)
                .header("Cookie", "__Host-rollcall_session=" + session)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends a HEAD request. */
    public HttpResponse<String> head(String path) {
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .method("HEAD", BodyPublishers.noBody())
                .build());
    }

    /**
     * The HTML of a page, in which the tokens of its forms are left blank: they are random letters, which now and then
     * spell what a test wants to be absent. Fails if the status is not 200.
     */
    public String page(String path) {
        return TOKEN.matcher(html(path)).replaceAll("name=\"_csrf\" value=\"\"");
    }

    private String html(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    /** Opens the page, then sends its form to its own address. */
    public HttpResponse<String> send(String page, Map<String, String> fields) {
        return send(page, page, fields);
    }

    /** Opens the page, then sends one of its forms. */
    public HttpResponse<String> send(String page, String action, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher token = TOKEN.matcher(get(page).body());
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return post(action, all);
    }

    /** Sends a form without adding a token. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Opens the page, then sends its form with these files and the form's token. */
    public HttpResponse<String> upload(String page, byte[]... files) {
        MultipartBody form = new MultipartBody().field("_csrf", token(page));
        for (byte[] file : files) {
            form.file("file", "report.ndjson", file);
        }
        return post(page, form.contentType(), form.bytes());
    }

    /** The token of the page's forms. */
    public String token(String page) {
        Matcher token = TOKEN.matcher(html(page));
        return token.find() ? token.group(1) : "";
    }

    /** Sends any body. */
    public HttpResponse<String> post(String path, String contentType, byte[] body) {
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Sends any body without a Content-Length. */
    public HttpResponse<String> postChunked(String path, String contentType, byte[] body) {
        return exchange(HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());
    }

    /** The value of a cookie; fails if there is none. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** The part of a page between two pieces of its HTML. Fails if the first one is missing. */
    public static String between(String page, String before, String after) {
        int from = page.indexOf(before);
        if (from < 0) {
            throw new AssertionError("no " + before + " in " + page);
        }
        return page.substring(from + before.length(), page.indexOf(after, from + before.length()));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            HttpRequest.Builder whole = HttpRequest.newBuilder(request, (name, value) -> true);
            if (always.length > 0) {
                whole.headers(always);
            }
            return client.send(whole.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
