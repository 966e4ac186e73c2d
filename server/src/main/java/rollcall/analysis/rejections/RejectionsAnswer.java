package rollcall.analysis.rejections;

import java.util.List;

/**
 * What was not kept over a range of days.
 *
 * @param requests how many whole requests were not kept, by what came of them
 * @param byReason those requests, the most frequent reason first
 * @param drops how many names or values were dropped from kept reports
 * @param byName those names, the most frequent first, at most {@link Rejections#MOST}
 * @param unauthenticated requests without a valid key, by reason; empty if the asker may not see them
 */
public record RejectionsAnswer(
        RejectedSums requests,
        List<RejectedRequests> byReason,
        long drops,
        List<IgnoredName> byName,
        List<RejectedRequests> unauthenticated) {}
