package rollcall.sender.status;

import java.time.Instant;

/**
 * One entry of the send log.
 *
 * @param at when it was sent
 * @param what heartbeat, first_seen, events, forget or file
 * @param status the result, in words
 * @param bytes the size of the request's body as it was sent; the size of the file for {@code file}
 * @param events how many events it held
 * @param byHand whether somebody started it by hand
 * @param startedBy the account that started it; empty if the job started it, and for rows written before this was stored
 */
public record SentRequest(
        Instant at, String what, String status, long bytes, int events, boolean byHand, String startedBy) {}
