package rollcall.store.database;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.util.PSQLException;

/**
 * Tells the operator in words why the database failed during the start or a command. It repeats messages of the database itself, but none of the driver,
 * which quote the URL.
 */
public final class DatabaseFailure {
    private static final Map<String, String> ADVICE = Map.of(
            "28P01", "check the user and the password of the database URL",
            "28000", "check the user of the database URL and the server's pg_hba.conf",
            "3D000", "create it first: CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0",
            "42501",
                    "let the user own the database (ALTER DATABASE name OWNER TO user) or the schema, or GRANT CREATE, USAGE ON SCHEMA public TO user",
            "53300", "raise max_connections, or put a pooler in between",
            "53100", "make room on its disk",
            "25006", "it is read-only: a standby, or set so; give the URL of the primary");

    private static final Map<Class<? extends Exception>, String> NETWORK = Map.of(
            UnknownHostException.class, "no such host is known",
            ConnectException.class, "nobody listens there, or the way to it is closed",
            NoRouteToHostException.class, "there is no way to that host",
            SocketTimeoutException.class, "it does not answer");

    private DatabaseFailure() {}

    /** One line, with what to do where that is known. */
    public static String words(SQLException failure) {
        String advice = ADVICE.get(String.valueOf(failure.getSQLState()));
        String said = said(failure);
        return advice == null ? said : said + "; " + advice;
    }

    private static String said(SQLException failure) {
        if (failure instanceof PSQLException refused && refused.getServerErrorMessage() != null) {
            return String.valueOf(refused.getServerErrorMessage().getMessage())
                    .lines()
                    .findFirst()
                    .orElse("no reason given");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String network = NETWORK.get(cause.getClass());
            if (network != null) {
                return network;
            }
        }
        return "it cannot be connected with what the URL says (SQLSTATE " + failure.getSQLState() + ")";
    }
}
