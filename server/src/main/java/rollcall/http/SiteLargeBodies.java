package rollcall.http;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import rollcall.access.people.Sessions;
import rollcall.http.body.LargeBodies;
import rollcall.http.body.RequestBody;
import rollcall.http.ingest.AgentEndpoint;
import rollcall.http.request.Cookies;
import rollcall.http.request.PresentedKey;
import rollcall.http.request.SiteServices;
import rollcall.http.web.Multipart;
import rollcall.intake.Limits;
import rollcall.intake.MappedIntake;
import rollcall.intake.file.FileIntake;
import rollcall.pages.reach.AdvisoriesPage;
import rollcall.product.Downloads;
import rollcall.report.Product;

/** The paths of this site that take a large body. */
final class SiteLargeBodies implements LargeBodies {
    private static final Set<String> BATCHES = Set.of("/ingest/events", "/ingest/penpot");
    private static final String OTLP = "/ingest/otlp/";
    private static final String MAPPED = "/ingest/mapped/";
    private static final String AGENT = "/agent/";
    private static final String UPLOADS = "/upload";
    private static final String COVERAGE = "/coverage";
    private static final String ADVISORIES = "/advisories/upload";

    private final Function<String, Optional<Product>> authenticate;
    private final MappedIntake mapped;
    private final Optional<AgentEndpoint> agent;
    private final Sessions sessions;

    SiteLargeBodies(SiteServices.Intakes intakes, Optional<AgentEndpoint> agent, Sessions sessions) {
        this.authenticate = intakes.authenticate();
        this.mapped = intakes.mapped();
        this.agent = agent;
        this.sessions = sessions;
    }

    @Override
    public long most(Request request) {
        String path = path(request);
        if (BATCHES.contains(path) || path.startsWith(OTLP)) {
            return Limits.BATCH.packed();
        }
        if (path.startsWith(MAPPED)) {
            return Limits.MAPPED.packed();
        }
        if (path.startsWith(AGENT)) {
            return AgentEndpoint.MOST_BYTES;
        }
        if (isOfProduct(path, COVERAGE)) {
            return Downloads.MOST_BYTES + Multipart.FRAME;
        }
        if (isOfProduct(path, ADVISORIES)) {
            return AdvisoriesPage.MOST_BYTES + Multipart.FRAME;
        }
        return isOfProduct(path, UPLOADS) ? FileIntake.MOST_BYTES + Multipart.FRAME : RequestBody.SMALL;
    }

    @Override
    public Optional<Object> sender(Request request) {
        String path = path(request);
        if (isOfProduct(path, UPLOADS) || isOfProduct(path, COVERAGE)) {
            return Request.getCookies(request).stream().anyMatch(this::isSession)
                    ? Optional.of(UPLOADS)
                    : Optional.empty();
        }
        if (path.startsWith(AGENT)) {
            String key = PresentedKey.inHeader(PresentedKey.header(request)).orElse("");
            return agent.filter(endpoint -> endpoint.isKey(key)).map(endpoint -> AGENT);
        }
        if (path.startsWith(MAPPED)) {
            String slug = path.substring(MAPPED.length()).split("/", 2)[0];
            return authenticate
                    .apply(PresentedKey.toMapped(request, mapped.keyPlace(slug)))
                    .map(Product::id);
        }
        String key = path.startsWith(OTLP) ? PresentedKey.toOtlp(request) : PresentedKey.to(request);
        return authenticate.apply(key).map(Product::id);
    }

    private boolean isSession(HttpCookie cookie) {
        return cookie.getName().endsWith(Cookies.SESSION)
                && sessions.find(cookie.getValue()).isPresent();
    }

    private static boolean isOfProduct(String path, String page) {
        return path.startsWith("/p/") && path.endsWith(page);
    }

    /** The path as the table of routes matches it: without a slash at its end. */
    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
