package rollcall.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.http.answer.Failure;
import rollcall.http.answer.RetryAfterHeader;
import rollcall.http.answer.TooManyPages;
import rollcall.http.body.IncompleteBody;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.http.request.SessionLookup;
import rollcall.http.web.PageRenderer;
import rollcall.http.web.ReturnPath;
import rollcall.pages.InvalidParameter;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.Query;
import rollcall.pages.text.Messages;
import rollcall.report.FailureCount;
import rollcall.report.InvalidInput;
import rollcall.report.Trace;

/**
 * Answers when a handler has thrown: with JSON for programs, with a page for people. Neither the answer nor the log contains anything that
 * was sent.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** The most characters of a parameter's name that an error page shows. */
    private static final int LONGEST_NAME = 60;

    private final PageRenderer pageRenderer;
    private final SessionLookup sessionLookup;
    private final Predicate<Throwable> isOutage;
    private final FailureCount failures;

    /** @param isOutage true for a failure that means that the database is away, false for a bug */
    Failures(
            PageRenderer pageRenderer,
            SessionLookup sessionLookup,
            Predicate<Throwable> isOutage,
            FailureCount failures) {
        this.pageRenderer = pageRenderer;
        this.sessionLookup = sessionLookup;
        this.isOutage = isOutage;
        this.failures = failures;
    }

    void register(RoutesConfig routes) {
        routes.exception(SessionLookup.LogInRequired.class, (e, context) -> askForLogIn(context));
        routes.exception(InvalidParameter.class, this::reject);
        routes.exception(HttpResponseException.class, this::handle);
        routes.exception(Exception.class, this::handle);
    }

    private void handle(Exception e, Context context) {
        Failure failure = failure(e);
        String allowed = allowed(e);
        if (allowed != null) {
            context.header("Allow", allowed);
        }
        if (allowed != null && context.method() == HandlerType.OPTIONS) {
            context.status(204);
        } else {
            answer(context, failure, Map.of());
        }
    }

    /** Answers a URL with a parameter that the page does not know: with what the page permits, and a way to the page without it. */
    private void reject(InvalidParameter e, Context context) {
        Failure failure = Failure.invalidParameter(e.problem());
        Map<String, List<String>> others = new LinkedHashMap<>(Parameters.all(context));
        others.remove(e.name());
        answer(
                context,
                failure,
                Map.of(
                        "parameter",
                        e.name().substring(0, Math.min(LONGEST_NAME, e.name().length())),
                        "permitted",
                        Messages.translated(e.permitted()),
                        "without",
                        context.path() + Query.ofAll(others)));
    }

    private Failure failure(Exception e) {
        if (e instanceof HttpResponseException known) {
            return Failure.of(known.getStatus())
                    .withAdvice(known instanceof ForbiddenResponse ? known.getMessage() : null);
        }
        if (e instanceof HttpException badMessage) {
            return Failure.of(badMessage.getCode() < 500 ? badMessage.getCode() : 400);
        }
        if (e instanceof InvalidInput || e instanceof NotFound) {
            return Failure.of(e instanceof NotFound ? 404 : 422).withAdvice(e.getMessage());
        }
        if (e instanceof UnsupportedCharsetException || e instanceof IllegalCharsetNameException) {
            return Failure.of(415);
        }
        if (e instanceof IncompleteBody body) {
            return Failure.of(body.end());
        }
        if (e instanceof TooManyPages) {
            return Failure.tooManyPages();
        }
        if (e instanceof IOException) {
            return Failure.of(400);
        }
        failures.at(FailureCount.Place.HTTP);
        boolean passes = isOutage.test(e);
        LOG.error("a request failed: {}{}", passes ? "the database does not answer: " : "", Trace.of(e));
        return Failure.of(passes ? 503 : 500);
    }

    /** The methods that the route accepts, if the failure is a wrong method; otherwise null. */
    private static @Nullable String allowed(Exception e) {
        String available =
                e instanceof HttpResponseException known ? known.getDetails().get("availableMethods") : null;
        return available == null ? null : available + ", OPTIONS";
    }

    /** @param model the values of the error page beside the failure */
    private void answer(Context context, Failure failure, Map<String, Object> model) {
        if (failure.status() == 404 && asksForPage(context) && !knowsVisitor(context)) {
            askForLogIn(context);
            return;
        }
        context.status(failure.status());
        if (failure.status() == 503 || failure.status() == 429) {
            context.header("Retry-After", String.valueOf(RetryAfterHeader.seconds(context)));
        }
        if (wantsJson(context)) {
            context.json(Map.of("ok", false, "error", failure.code(), "status_code", failure.status()));
        } else {
            Failure said = new Failure(
                    failure.status(),
                    failure.code(),
                    Messages.translated(failure.title()),
                    Messages.translated(failure.advice()));
            pageRenderer.render(context, new Page("error", model), Map.of("failure", said));
        }
    }

    /**
     * Sends the visitor to the log-in: without one, nobody learns which pages exist. A request for a part of a page cannot be redirected,
     * so its page is.
     */
    private static void askForLogIn(Context context) {
        if (context.header("HX-Request") != null) {
            Redirect.wholePage(context, ReturnPath.overLogIn(context));
        } else {
            Redirect.to(context, ReturnPath.overLogIn(context));
        }
    }

    private boolean knowsVisitor(Context context) {
        try {
            return sessionLookup.session(context).isPresent();
        } catch (RuntimeException e) {
            failures.at(FailureCount.Place.HTTP);
            LOG.error("a visitor cannot be looked up: {}", Trace.of(e));
            return false;
        }
    }

    private static boolean asksForPage(Context context) {
        boolean reads = context.method() == HandlerType.GET || context.method() == HandlerType.HEAD;
        return reads && !wantsJson(context);
    }

    private static boolean wantsJson(Context context) {
        String accept = context.header("Accept");
        boolean forPrograms =
                context.path().startsWith("/ingest/") || context.path().startsWith("/agent/");
        return forPrograms || accept != null && accept.contains("application/json") && !accept.contains("text/html");
    }
}
