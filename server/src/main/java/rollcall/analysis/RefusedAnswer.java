package rollcall.analysis;

import java.util.List;

/**
 * What was not kept over a range of days.
 *
 * @param requests how many whole requests were refused
 * @param byReason those requests, the most frequent reason first
 * @param drops how many names or values were dropped from kept reports
 * @param byName those names, the most frequent first, at most {@link Refused#MOST}
 * @param unauthenticated requests of no known product, by reason; empty if the asker may not see them
 */
public record RefusedAnswer(
        long requests,
        List<RefusedRequests> byReason,
        long drops,
        List<DroppedName> byName,
        List<RefusedRequests> unauthenticated) {}
