package rollcall.sender.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Endpoint;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.TelemetryLevel;

/**
 * What is true of the sender now. The key is not in it.
 *
 * @param settings what superusers decided
 * @param ofRollcall whether Rollcall reports on itself, and not on the program beside it
 * @param outbox what waits
 * @param firstSeenAt when the receiver first took anything; null for never
 * @param heartbeatAt when the receiver last took a heartbeat; null for never
 * @param nextAt when something leaves by itself next; null if nothing will
 * @param sends the last ones, newest first
 */
public record SenderStatus(
        Settings settings,
        boolean ofRollcall,
        Waiting outbox,
        @Nullable Instant firstSeenAt,
        @Nullable Instant heartbeatAt,
        @Nullable Instant nextAt,
        List<Sent> sends) {
    /**
     * What superusers decided.
     *
     * @param instanceId by which receivers know this installation
     * @param level the one in force
     * @param chosen the one that superusers chose, which is in force unless something forbids it
     * @param prohibition what does
     * @param endpoint the receiver's URL; empty for none
     * @param keyStored whether there is a key
     * @param contact an e-mail address; empty for none
     * @param audit whether the local audit log is kept
     * @param agreedBy who last agreed to what is collected; empty for nobody
     * @param agreedAt when; null for never
     */
    public record Settings(
            UUID instanceId,
            TelemetryLevel level,
            TelemetryLevel chosen,
            Prohibition prohibition,
            Protocol wire,
            String endpoint,
            boolean keyStored,
            String contact,
            boolean audit,
            String agreedBy,
            @Nullable Instant agreedAt) {
        /** Whether anything leaves by itself. */
        public boolean ships() {
            return level != TelemetryLevel.OFF && !endpoint.isEmpty();
        }

        /** Whether the key and what leaves can be read on their way. */
        public boolean isReadableOnTheWay() {
            return Endpoint.isReadableOnTheWay(endpoint);
        }

        /** The receiver's host, with its port where that is an unusual one; empty for none. */
        public String host() {
            return endpoint.isEmpty() ? "" : URI.create(endpoint).getRawAuthority();
        }
    }

    /**
     * The outbox.
     *
     * @param rows that wait to be sent
     * @param dropped events that did not arrive since the receiver was last changed
     * @param droppedAt when the last of them went; null for never
     */
    public record Waiting(int rows, long dropped, @Nullable Instant droppedAt) {}

    /**
     * One send.
     *
     * @param what heartbeat, first_seen, events, forget or file
     * @param status what came of it, in words
     * @param bytes the request's body as it went over the wire
     * @param events how many were in it
     * @param byHand whether somebody pressed a button
     * @param startedBy who; empty for nobody, and for sends of before that was written down
     */
    public record Sent(
            Instant at, String what, String status, long bytes, int events, boolean byHand, String startedBy) {}
}
