package rollcall.http.body;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Passes a request on once its body is whole or given up, and takes the answer from the thread that wrote it. So the handlers' threads do
 * not wait for peers, however slow, except for the few that {@link BufferedAnswers} allows.
 */
public final class BodyBuffering extends Handler.Wrapper {
    private final BodyMemory memory = new BodyMemory();
    private final BufferedAnswers readers = new BufferedAnswers();
    private final Connections connections;
    private final LargeBodies large;
    private final SlowPeerLimits slowPeerLimits;

    public BodyBuffering(Handler next, Connections connections, LargeBodies large, SlowPeerLimits slowPeerLimits) {
        super(next);
        this.connections = connections;
        this.large = large;
        this.slowPeerLimits = slowPeerLimits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        connections.headCame(request);
        BufferedAnswer answer = new BufferedAnswer(request, response, readers, slowPeerLimits);
        if (RequestBody.isExpected(request)) {
            new RequestBody(request, memory, large, slowPeerLimits, body -> goOn(body, answer, callback)).start();
        } else {
            goOn(request, answer, afterwards(request, answer, callback));
        }
        return true;
    }

    /** Waits until all answers have left, at most for this time. */
    public void awaitAnswers(Duration most) throws InterruptedException {
        readers.awaitNone(most.toMillis());
    }

    private void goOn(RequestBody body, BufferedAnswer answer, Callback callback) {
        Request request = answer.getRequest();
        if (body.end() != RequestBody.End.WHOLE) {
            answer.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Callback finish = Callback.from(body::forget, callback);
        goOn(new WithBody(request, body), answer, afterwards(request, answer, finish));
    }

    private void goOn(Request request, BufferedAnswer answer, Callback afterwards) {
        connections.requestCame(request);
        try {
            if (!super.handle(request, answer, afterwards)) {
                Response.writeError(request, answer, afterwards, 404);
            }
        } catch (Throwable e) {
            Response.writeError(request, answer, afterwards, e);
        }
    }

    /** What runs after the handler: the answer has to leave, then the next request may come. */
    private Callback afterwards(Request request, BufferedAnswer answer, Callback callback) {
        Callback last = Callback.from(
                () -> {
                    connections.waitsForHead(request);
                    callback.succeeded();
                },
                callback::failed);
        return Callback.from(
                () -> {
                    connections.answered(request);
                    end(answer, last);
                },
                callback::failed);
    }

    /** Ends the answer if the handler did not: otherwise the answer would wait for the rest of the body. */
    private static void end(BufferedAnswer answer, Callback last) {
        if (answer.hasLastWrite()) {
            answer.whenSent(last);
        } else {
            answer.write(true, null, Callback.from(() -> answer.whenSent(last), last::failed));
        }
    }

    private static final class WithBody extends Request.Wrapper {
        private final RequestBody body;

        WithBody(Request request, RequestBody body) {
            super(request);
            this.body = body;
        }

        @Override
        public Content.Chunk read() {
            return body.next();
        }

        @Override
        public void demand(Runnable more) {
            getContext().execute(more);
        }
    }
}
