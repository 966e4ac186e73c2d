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
 * Sends an answer of success and tells whether it left whole. A write to a connection that the sender has closed seems to succeed, so
 * the connection is asked first whether anybody is still there. Who has ended its own half of the connection may be gone or may still
 * listen: it is answered, and as nobody can tell whether it listens, the answer counts as lost. So does one that the connection does not
 * take at once, because earlier ones have not been read: an equal report would wait for it as long as its reader likes.
 */
public final class WatchedAnswer {
    private WatchedAnswer() {}

    /** Sends 200 with a body past Javalin's own writing, which would swallow the failure, and reports to the delivery. */
    public static void send(Context context, String contentType, byte[] body, Ack ack) {
        boolean written = false;
        try {
            boolean there = senderIsThere(context.req(), context.res());
            written = write(context.res(), contentType, body) && there;
        } finally {
            if (written && BufferedAnswer.of(context).hasLeft()) {
                ack.delivered();
            } else {
                ack.lost();
            }
        }
    }

    private static boolean write(HttpServletResponse response, String contentType, byte[] body) {
        response.setStatus(200);
        response.setContentType(contentType);
        response.setContentLength(body.length);
        try (OutputStream out = response.getOutputStream()) {
            out.write(body);
            out.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Whether the sender's half of the connection is open. Reading here takes nothing from this request, whose body has been read; a
     * byte that comes is the start of a pipelined one, which is given up together with the connection, as HTTP allows.
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
