package rollcall.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and who asks, read from any of the three usual forms.
 *
 * @param jdbc as the driver takes it, without user and password unless they came as query parameters
 * @param user null if the URL's authority names none
 * @param password null if the URL's authority names none
 * @param psql as psql takes it, with the password
 */
public record DatabaseUrl(String jdbc, String user, String password, String psql) {
    private static final Pattern FORM = Pattern.compile(
            "(?:postgres|postgresql)://(?:([^:@/?#]*)(?::([^@/?#]*))?@)?([^@/?#]*)(/[^?#]*)?(\\?[^#]*)?");

    /**
     * Reads {@code postgres://user:password@host:port/database?parameters}, the same with {@code postgresql:}, or {@code jdbc:postgresql:}.
     *
     * @throws DatabaseProblem if it is none of these; the message does not repeat the URL, which may hold a password
     */
    public static DatabaseUrl parse(String url) {
        String plain = withoutJdbc(url.strip());
        Matcher matcher = FORM.matcher(plain);
        if (!matcher.matches()) {
            throw new DatabaseProblem(
                    "the database URL is none of postgres://user:password@host:port/database, postgresql://..., jdbc:postgresql://...");
        }
        String host = matcher.group(3).isEmpty() ? "localhost" : matcher.group(3);
        String rest = host + orElse(matcher.group(4), "/") + orElse(matcher.group(5), "");
        return new DatabaseUrl("jdbc:postgresql://" + rest, decode(matcher.group(1)), decode(matcher.group(2)), plain);
    }

    /** The host and port alone, fit for a log line. */
    public String place() {
        return jdbc.replaceFirst("jdbc:postgresql://([^/?]*).*", "$1");
    }

    private static String withoutJdbc(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        boolean databaseAlone = plain.matches("postgresql:[^/].*");
        return databaseAlone ? plain.replaceFirst(":", "://localhost/") : plain;
    }

    private static String decode(String part) {
        return part == null || part.isEmpty()
                ? null
                : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String orElse(String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
