package rollcall.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.http.request.AccessRule;

/** Adds routes, each with its access rule, and answers the methods that an address does not accept. */
final class RouteList {
    private static final List<HandlerType> METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.POST,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE);

    private final RoutesConfig routes;

    RouteList(RoutesConfig routes) {
        this.routes = routes;
    }

    /** Adds a route for GET, and for HEAD with the same handler and guard; Jetty leaves the body of the answer out. */
    void get(String path, AccessRule accessRule, Handler handler) {
        routes.get(path, handler, accessRule);
        routes.addHttpHandler(HandlerType.HEAD, path, handler, accessRule);
    }

    void post(String path, AccessRule accessRule, Handler handler) {
        routes.post(path, handler, accessRule);
    }

    void put(String path, AccessRule accessRule, Handler handler) {
        routes.put(path, handler, accessRule);
    }

    /**
     * Adds all other methods of an endpoint for programs. OPTIONS gets the list of methods; the others are rejected.
     *
     * @param accepted the methods that the endpoint accepts; with GET it accepts HEAD
     * @param reject answers with 405; the header {@code Allow} is set already
     */
    void others(String path, AccessRule accessRule, List<HandlerType> accepted, Handler reject) {
        String allowed = Stream.concat(accepted.stream(), Stream.of(HandlerType.OPTIONS))
                .map(HandlerType::name)
                .collect(Collectors.joining(", "));
        routes.options(path, context -> context.status(204).header("Allow", allowed), accessRule);
        METHODS.stream()
                .filter(method -> !accepted.contains(method))
                .forEach(method -> routes.addHttpHandler(
                        method,
                        path,
                        context -> {
                            context.header("Allow", allowed);
                            reject.handle(context);
                        },
                        accessRule));
    }

    /** Answers 404 to all methods but these, for callers that pass the access rule. */
    void nothing(String path, AccessRule accessRule, HandlerType... but) {
        METHODS.stream()
                .filter(method -> !List.of(but).contains(method))
                .forEach(method -> routes.addHttpHandler(
                        method,
                        path,
                        context -> {
                            throw new NotFoundResponse();
                        },
                        accessRule));
    }

    /** Answers 405 and nothing else. */
    static void methodNotAllowed(Context context) {
        throw new MethodNotAllowedResponse("", Map.of());
    }
}
