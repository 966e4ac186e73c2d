package rollcall.http;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;
import static rollcall.http.request.AccessRule.AGENT;
import static rollcall.http.request.AccessRule.ANYONE;
import static rollcall.http.request.AccessRule.KEY;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.http.ingest.AgentEndpoint;
import rollcall.http.ingest.ErrorWriter;
import rollcall.http.ingest.MappedEndpoint;
import rollcall.http.ingest.OtlpEndpoint;
import rollcall.http.ingest.ReportEndpoint;
import rollcall.http.request.SiteServices;

/** Every address for programs and its access rule: the endpoints for reports and the local agent. */
final class ProgramRoutes {
    private final SiteServices.Intakes intakes;
    private final Optional<AgentEndpoint> agent;

    ProgramRoutes(SiteServices.Intakes intakes, Optional<AgentEndpoint> agent) {
        this.intakes = intakes;
        this.agent = agent;
    }

    void register(RouteList to) {
        to.get("/ingest/heartbeat", ANYONE, ReportEndpoint::status);
        reports(to, "/ingest/heartbeat", new ReportEndpoint(intakes.heartbeats()), GET, HEAD);
        reports(to, "/ingest/events", new ReportEndpoint(intakes.events()));
        reports(to, "/ingest/penpot", new ReportEndpoint(intakes.penpot()));
        reports(to, "/ingest/forget", new ReportEndpoint(intakes.forget()));
        MappedEndpoint mapped = new MappedEndpoint(intakes.mapped());
        for (String path : List.of("/ingest/mapped/{slug}", "/ingest/mapped/{slug}/<path>")) {
            to.post(path, KEY, mapped::post);
            to.others(path, ANYONE, methods(), mapped::wrongMethod);
        }

        OtlpEndpoint otlp = new OtlpEndpoint(intakes.otlp());
        openTelemetry(to, "/ingest/otlp/v1/logs", otlp::logs, otlp);
        openTelemetry(to, "/ingest/otlp/v1/metrics", otlp::metrics, otlp);
        openTelemetry(to, "/ingest/otlp/v1/traces", otlp::traces, otlp);
        wrongAddresses(to, otlp);

        agent.ifPresent(endpoint -> agent(to, endpoint));
    }

    private static void agent(RouteList to, AgentEndpoint endpoint) {
        to.get("/agent/flags", AGENT, endpoint::flags);
        to.others("/agent/flags", AGENT, List.of(GET, HEAD), RouteList::methodNotAllowed);
        to.put("/agent/facts", AGENT, endpoint::facts);
        to.others("/agent/facts", AGENT, List.of(PUT), RouteList::methodNotAllowed);
        to.post("/agent/events", AGENT, endpoint::events);
        to.others("/agent/events", AGENT, List.of(POST), RouteList::methodNotAllowed);
        to.nothing("/agent/<path>", AGENT);
    }

    /** An endpoint for reports. It rejects and counts the methods that it does not accept. */
    private static void reports(RouteList to, String path, ReportEndpoint endpoint, HandlerType... more) {
        to.post(path, KEY, endpoint::post);
        to.others(path, ANYONE, methods(more), endpoint::wrongMethod);
    }

    private static void openTelemetry(RouteList to, String path, Handler signal, OtlpEndpoint endpoint) {
        to.post(path, KEY, signal);
        to.others(path, ANYONE, List.of(POST), endpoint::wrongMethod);
    }

    /** Rejects and counts reports to wrong addresses too: so the sender's log and the page of rejections say why nothing arrives. */
    private void wrongAddresses(RouteList to, OtlpEndpoint otlp) {
        to.post("/ingest/otlp/<path>", ANYONE, otlp::wrongAddress);
        to.post("/v1/<path>", ANYONE, otlp::wrongAddress);
        to.post(
                "/ingest/<path>",
                ANYONE,
                context -> ErrorWriter.answer(context, intakes.otlp().wrongAddress()));
        to.nothing("/ingest/<path>", ANYONE, POST);
        to.nothing("/v1/<path>", ANYONE, POST);
    }

    private static List<HandlerType> methods(HandlerType... more) {
        return Stream.concat(Stream.of(more), Stream.of(POST)).toList();
    }
}
