package rollcall.rollup.closing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.rollup.ClosedWindow;
import rollcall.store.rollups.RollupDayDao.Closing;

/** Logs the beginning and the end of work on many days, for example after an update, and the day at which it fails. */
final class ClosingLog {
    private static final Logger LOG = LoggerFactory.getLogger(ClosingLog.class);

    private final Map<Integer, LocalDate> failed = new HashMap<>();
    private @Nullable Long begunNanos;
    private int closed;

    boolean hasBegun() {
        return begunNanos != null;
    }

    /** Says how much there is to do, if it is much. */
    void begin(List<Closing> products, LocalDate today) {
        List<Long> open = products.stream()
                .filter(each -> each.next() != null)
                .map(each -> ChronoUnit.DAYS.between(each.next(), today))
                .toList();
        if (open.stream().anyMatch(days -> days > ClosedWindow.USUALLY_OPEN)) {
            begunNanos = System.nanoTime();
            closed = 0;
            LOG.info(
                    "closed-days: {} days of {} are closed in the background, oldest first; numbers are right meanwhile,"
                            + " pages over many days are slower",
                    open.stream().mapToLong(Long::longValue).sum(),
                    open.size() == 1 ? "1 product" : open.size() + " products");
        }
    }

    void closed() {
        closed++;
    }

    /** Says that all days are closed, if the beginning was said. */
    void end() {
        if (begunNanos != null) {
            long seconds = Duration.ofNanos(System.nanoTime() - begunNanos).toSeconds();
            LOG.info("closed-days: all days are closed; this server closed {} of them in {} s", closed, seconds);
            begunNanos = null;
        }
    }

    /** Says once that a day could not be closed. The failure itself is the job's. */
    void failed(int productId, LocalDate day) {
        if (!Thread.currentThread().isInterrupted() && !day.equals(failed.put(productId, day))) {
            LOG.warn(
                    "closed-days: {} of product {} could not be closed and is tried again; its later days wait, other"
                            + " products go on",
                    day,
                    productId);
        }
    }
}
