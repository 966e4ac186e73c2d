package rollcall.store.metrics;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A stream of points, and what it counted on each day. Points that come again count no second time. */
final class MetricStream {
    private long started;
    private long ended;
    private List<Double> last = List.of();
    private final Map<LocalDate, List<Double>> counted = new TreeMap<>();

    /** What a stream is of. */
    record Key(String name, String stream) {}

    /** A day of it as it is stored. */
    void read(LocalDate day, long dayStarted, long dayEnded, List<Double> dayLast, List<Double> dayCounted) {
        counted.put(day, dayCounted);
        if (dayEnded > ended) {
            started = dayStarted;
            ended = dayEnded;
            last = dayLast;
        }
    }

    /** Takes a point; false if it was counted already. */
    boolean add(MetricPoint point) {
        long begins = point.started() == 0 || point.cumulative() ? ended : point.started();
        if (point.ended() <= ended || begins < ended) {
            return false;
        }
        List<Double> more = point.cumulative() ? since(point) : point.counts();
        counted.merge(point.day(), more, MetricStream::sum);
        started = point.started();
        ended = point.ended();
        last = point.counts();
        return true;
    }

    /**
     * What a cumulative point counts more than the one before. Where nothing is known of the sequence, all of it counts that began on the day of
     * the point; what an earlier sequence counted before is unknown, and counts nothing.
     */
    private List<Double> since(MetricPoint point) {
        boolean sameSequence = ended > 0
                && point.started() == started
                && last.size() == point.counts().size();
        if (sameSequence && !isReset(point.counts())) {
            List<Double> more = new ArrayList<>();
            for (int i = 0; i < last.size(); i++) {
                more.add(point.counts().get(i) - last.get(i));
            }
            return more;
        }
        boolean restarted = ended > 0 && (sameSequence || point.started() > started);
        return restarted || beganOn(point.day(), point.started())
                ? point.counts()
                : point.counts().stream().map(count -> 0.0).toList();
    }

    private boolean isReset(List<Double> counts) {
        for (int i = 0; i < last.size(); i++) {
            if (counts.get(i) < last.get(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beganOn(LocalDate day, long nanos) {
        return nanos
                >= TimeUnit.SECONDS.toNanos(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    }

    static List<Double> sum(List<Double> some, List<Double> others) {
        if (some.size() != others.size()) {
            return others;
        }
        List<Double> sum = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sum.add(some.get(i) + others.get(i));
        }
        return sum;
    }

    long started() {
        return started;
    }

    long ended() {
        return ended;
    }

    List<Double> last() {
        return last;
    }

    List<Double> counted(LocalDate day) {
        return counted.getOrDefault(day, List.of());
    }
}
