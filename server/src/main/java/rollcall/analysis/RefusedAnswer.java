package rollcall.analysis;

import java.util.List;

/**
 * What was not kept over a range of days.
 *
 * @param requests how many whole requests were not kept, by what came of them
 * @param byReason those requests, the most frequent reason first
 * @param drops how many names or values were dropped from kept reports
 * @param byName those names, the most frequent first, at most {@link Refused#MOST}
 * @param unauthenticated requests without a valid key, by reason; empty if the asker may not see them
 */
public record RefusedAnswer(
        RefusedSums requests,
        List<RefusedRequests> byReason,
        long drops,
        List<DroppedName> byName,
        List<RefusedRequests> unauthenticated) {}
