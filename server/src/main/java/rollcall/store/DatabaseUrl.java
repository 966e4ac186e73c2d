package rollcall.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place of a PostgreSQL and the user to connect as, read from any of the three usual forms of a URL.
 *
 * @param jdbc as the driver takes it, without user and password unless they came as query parameters
 * @param user null if the URL's authority names none
 * @param password null if the URL's authority names none
 * @param psql as psql takes it, with the password
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password, String psql) {
    private static final Pattern FORM = Pattern.compile(
            "(?:postgres|postgresql)://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?([^@/?#]*)(/[^/@?#]*)?(\\?[^#]*)?");

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^\\s:\\[\\]%]*)(?::(\\d{1,5}))?");
    private static final Pattern PARAMETERS = Pattern.compile("\\?(?:[A-Za-z_]+=[^&]*(?:&[A-Za-z_]+=[^&]*)*)?");
    private static final Pattern BROKEN_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x20\\x7F]|%[01][0-9A-Fa-f]|%7[Ff]");
    private static final int LAST_PORT = 65_535;

    /**
     * Reads {@code postgres://user:password@host:port/database?parameters}, the same with {@code postgresql:}, or {@code jdbc:postgresql:}.
     *
     * @throws DatabaseProblem if the URL has none of these forms; the message does not repeat it, because it may hold a password
     */
    public static DatabaseUrl parse(String url) {
        String plain = withoutJdbc(url.strip());
        require(
                !BROKEN_PERCENT.matcher(plain).find(),
                "the database URL has a % that begins no %XX: a % itself is written %25");
        require(!CONTROL.matcher(plain).find(), "the database URL has a blank or a control character in it");
        Matcher matcher = FORM.matcher(plain);
        require(
                matcher.matches(),
                "the database URL is none of postgres://user:password@host:port/database, postgresql://..., jdbc:postgresql://...;"
                        + " in a user, password or database name @ is written %40, : %3A, / %2F, ? %3F, # %23 and % %25");
        requireHosts(matcher.group(3));
        String parameters = orElse(matcher.group(5), "");
        require(
                parameters.isEmpty() || PARAMETERS.matcher(parameters).matches(),
                "the parameters of the database URL are not ?name=value&name=value; in a password ? is written %3F and & %26");
        String host = matcher.group(3).isEmpty() ? "localhost" : matcher.group(3);
        String rest = host + orElse(matcher.group(4), "/") + parameters;
        return new DatabaseUrl("jdbc:postgresql://" + rest, decode(matcher.group(1)), decode(matcher.group(2)), plain);
    }

    /** The host and port alone, for log lines. */
    public String place() {
        return jdbc.replaceFirst("jdbc:postgresql://([^/?]*).*", "$1");
    }

    /** The URL without user and password. */
    @Override
    public String toString() {
        return "DatabaseUrl[" + place() + "]";
    }

    private static void requireHosts(String hosts) {
        require(
                Arrays.stream(hosts.split(",", -1)).allMatch(DatabaseUrl::isHost),
                "the database URL has a host or port that is none: a port is a number from 1 to " + LAST_PORT
                        + ", and an IPv6 address stands in brackets");
    }

    private static boolean isHost(String host) {
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return false;
        }
        int port = matcher.group(2) == null ? LAST_PORT : Integer.parseInt(matcher.group(2));
        return port >= 1 && port <= LAST_PORT;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new DatabaseProblem(message);
        }
    }

    private static String withoutJdbc(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        boolean databaseAlone = plain.matches("postgresql:[^/].*");
        return databaseAlone ? plain.replaceFirst(":", "://localhost/") : plain;
    }

    private static @Nullable String decode(@Nullable String part) {
        return part == null || part.isEmpty()
                ? null
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
