package rollcall.store.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Flyway from changing the search path of a session, which behind a pooler belongs to another client a moment later: the setting is made to
 * hold for the transaction alone. Outside of a transaction it then has no effect, and needs none, because the schema that Flyway would put in front
 * is the first one in the path anyway.
 */
final class SessionSettings {
    private static final String FOR_THE_SESSION = "set_config('search_path', ?, false)";
    private static final String FOR_THE_TRANSACTION = "set_config('search_path', ?, true)";

    private SessionSettings() {}

    /** The same connections, on which no session's search path changes. */
    static DataSource leftAlone(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                null,
                result -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, "prepareStatement", same -> same)
                        : result);
    }

    private interface Wrap {
        Object of(Object result);
    }

    /** @param preparing the method whose first argument is the SQL to look at; null for none */
    private static <T> T proxy(Class<T> type, T of, @Nullable String preparing, Wrap wrap) {
        InvocationHandler handler = (self, method, arguments) -> {
            if (method.getName().equals(preparing)) {
                arguments[0] = ((String) arguments[0]).replace(FOR_THE_SESSION, FOR_THE_TRANSACTION);
            }
            try {
                return wrap.of(method.invoke(of, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
