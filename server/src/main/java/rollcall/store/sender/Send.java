package rollcall.store.sender;

import java.time.Instant;

/**
 * One request that was sent, or could not be.
 *
 * @param what heartbeat, first_seen, events, forget, file
 * @param status what came of it, in words
 * @param bytes the request's body as it went over the wire
 * @param events how many were in it
 * @param byHand whether somebody pressed a button
 * @param startedBy who; empty for nobody, and for sends of before that was written down
 */
public record Send(
        long sendId,
        Instant at,
        String what,
        String status,
        long bytes,
        int events,
        boolean byHand,
        String startedBy) {}
