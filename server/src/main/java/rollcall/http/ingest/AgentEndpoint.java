package rollcall.http.ingest;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollcall.http.answer.RetryAfterHeader;
import rollcall.http.request.AccessRule;
import rollcall.http.request.LoopbackCheck;
import rollcall.http.request.Peer;
import rollcall.http.request.PresentedKey;
import rollcall.http.request.SiteServices;
import rollcall.report.Rejection;
import rollcall.sender.agent.Agent;
import rollcall.sender.agent.AgentAnswer;
import rollcall.sender.agent.AgentRequest;

/**
 * {@code /agent/flags}, {@code /agent/facts} and {@code /agent/events}: for the program that uses the local agent, with the agent's key.
 */
public final class AgentEndpoint {
    /** Most bytes of a body; requests with events are the largest. */
    public static final int MOST_BYTES = 1 << 20;

    private final Agent agent;
    private final byte[] key;
    private final boolean remote;

    public AgentEndpoint(SiteServices.LocalAgent local) {
        agent = local.agent();
        key = local.key().getBytes(StandardCharsets.UTF_8);
        remote = local.remote();
    }

    /** Checks a request for {@link AccessRule#AGENT}. A program on another machine gets 404; a program without the agent's key gets 401. */
    public void admit(Context context) throws IOException {
        if (!remote && !isBeside(context)) {
            throw new NotFoundResponse();
        }
        if (!isKey(PresentedKey.inHeader(context::header).orElse(""))) {
            answer(context, new AgentAnswer.Rejected(Rejection.UNAUTHORIZED, ""));
            context.skipRemainingHandlers();
        }
    }

    /** True if this is the agent's key. */
    public boolean isKey(String presented) {
        return MessageDigest.isEqual(presented.getBytes(StandardCharsets.UTF_8), key);
    }

    /** {@code {"audit_log":true,"telemetry":true,"level":"detailed"}}, and {@code "off_by":["DO_NOT_TRACK"]} where that is set. */
    public void flags(Context context) throws IOException {
        answer(context, agent.flags());
    }

    /** Takes facts and answers with the names of those kept and those ignored. */
    public void facts(Context context) throws IOException {
        answer(context, agent.tell(request(context)));
    }

    /** Takes events and answers once they are stored. */
    public void events(Context context) throws IOException {
        answer(context, agent.record(request(context)));
    }

    private static AgentRequest request(Context context) {
        return new AgentRequest(
                RequestReader.header(context, "Content-Type"),
                RequestReader.header(context, "Content-Encoding"),
                most -> RequestReader.read(context, most));
    }

    /**
     * True if the request comes directly from a program of this machine. A proxy on this machine is a local peer too, and so is a browser
     * here that a page of another site makes send a request. A direct caller addresses the loopback by name and sends no headers of a
     * proxy.
     */
    private static boolean isBeside(Context context) {
        return Peer.isLoopback(context)
                && LoopbackCheck.isNamedAsOne(context)
                && !LoopbackCheck.tellsOfAnother(context);
    }

    private static void answer(Context context, AgentAnswer agentAnswer) throws IOException {
        if (agentAnswer instanceof AgentAnswer.Rejected rejected) {
            boolean later = rejected.reason() == Rejection.UNAVAILABLE;
            ErrorWriter.answer(
                    context,
                    rejected.reason(),
                    rejected.field(),
                    later ? Optional.of(RetryAfterHeader.seconds(context)) : Optional.empty());
        } else {
            context.json(body(agentAnswer));
        }
    }

    private static Map<String, Object> body(AgentAnswer agentAnswer) {
        Map<String, Object> body = new LinkedHashMap<>();
        if (agentAnswer instanceof AgentAnswer.Flags flags) {
            body.put("audit_log", flags.auditLog());
            body.put("telemetry", flags.telemetry());
            body.put("level", flags.level());
            if (!flags.offBy().isEmpty()) {
                body.put("off_by", flags.offBy());
            }
        } else if (agentAnswer instanceof AgentAnswer.Told told) {
            body.put("ok", true);
            body.put("kept", told.kept());
            body.put("dropped", told.dropped());
        } else if (agentAnswer instanceof AgentAnswer.Recorded recorded) {
            body.put("ok", true);
            body.put("received", recorded.received());
            body.put("stored", recorded.stored());
            if (recorded.strangeTimes() > 0) {
                body.put("strange_times", recorded.strangeTimes());
            }
        }
        return body;
    }
}
