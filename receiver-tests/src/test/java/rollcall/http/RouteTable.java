package rollcall.http;

import io.javalin.Javalin;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import rollcall.Wiring;

/** The routes that a running server has, as they are, so that a new one cannot be forgotten here. */
public final class RouteTable {
    private RouteTable() {}

    /**
     * @param pattern as the table has it, for example {@code /p/{slug}/keys}
     * @param path with its variable parts filled in with what is not there
     */
    public record Route(HandlerType method, String pattern, String path, Set<?> doors) {}

    public static List<Route> of(Wiring server) {
        Javalin javalin = (Javalin) read(read(server, "server"), "javalin");
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> route(parsed.endpoint))
                .filter(route -> route.method().isHttpMethod())
                .toList();
    }

    private static Route route(Endpoint endpoint) {
        Roles roles = endpoint.metadata(Roles.class);
        String path = endpoint.path.replaceAll("[{<]slug[}>]", "eventyay").replaceAll("[{<]\\w+[}>]", "none");
        return new Route(endpoint.method, endpoint.path, path, roles == null ? Set.of() : roles.getRoles());
    }

    private static Object read(Object owner, String field) {
        try {
            Field found = owner.getClass().getDeclaredField(field);
            found.setAccessible(true);
            return found.get(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
