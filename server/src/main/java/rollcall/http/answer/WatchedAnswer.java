package rollcall.http.answer;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import rollcall.http.body.BufferedAnswer;
import rollcall.intake.commit.Ack;

/**
 * Sends an answer of success and reports to an {@link Ack} whether all of it left this server.
 *
 * <p>A write to a connection that the sender has closed seems to succeed. So this class first asks the connection whether the sender is
 * still there. A sender that has closed its own half of the connection may be gone or may still listen; it gets the answer, but the answer
 * counts as lost. An answer that the connection does not take at once, because the sender has not read earlier answers, counts as lost too:
 * otherwise an equal report would have to wait until this sender reads.
 */
public final class WatchedAnswer {
    /** An answer of this status has no body, and must not say how long it is. */
    private static final int NO_CONTENT = 204;

    private WatchedAnswer() {}

    /**
     * Sends 200 with this body and reports the outcome to the ack exactly once. It does not use Javalin's own writing, which would hide a
     * failure.
     */
    public static void send(Context context, String contentType, byte[] body, Ack ack) {
        send(context, 200, contentType, body, ack);
    }

    /** The same with another status of success. */
    public static void send(Context context, int status, String contentType, byte[] body, Ack ack) {
        boolean written = false;
        try {
            boolean there = senderIsThere(context.req(), context.res());
            written = write(context.res(), status, contentType, body) && there;
        } finally {
            if (written && BufferedAnswer.of(context).hasLeft()) {
                ack.delivered();
            } else {
                ack.lost();
            }
        }
    }

    private static boolean write(HttpServletResponse response, int status, String contentType, byte[] body) {
        response.setStatus(status);
        if (status != NO_CONTENT) {
            response.setContentType(contentType);
            response.setContentLength(body.length);
        }
        try (OutputStream out = response.getOutputStream()) {
            out.write(body);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * True if the sender's half of the connection is open. The body of this request has been read, so the read takes nothing from it. A
     * byte that arrives is the start of a pipelined request. That request is given up together with the connection, as HTTP allows.
     */
    private static boolean senderIsThere(HttpServletRequest request, HttpServletResponse response) {
        EndPoint connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        ByteBuffer peek = ByteBuffer.allocate(1).limit(0);
        try {
            int read = connection.fill(peek);
            if (read > 0) {
                response.setHeader("Connection", "close");
            }
            return read >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
