package rollcall.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Product;
import rollcall.store.StoreException;
import rollcall.store.counts.IgnoredCountDao;
import rollcall.store.heartbeats.ArrivingHeartbeat;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.HeartbeatCommit;

/** Passes a day's heartbeats through the real gate and the real commit, with times of receipt in the past. */
final class Backfill {
    private final Product product;
    private final Vocabulary vocabulary;
    private final HeartbeatCommit commit;
    private final BatchTable batches;
    private final IgnoredCountDao ignoredCounts;

    Backfill(
            Product product,
            Vocabulary vocabulary,
            HeartbeatCommit commit,
            BatchTable batches,
            IgnoredCountDao counts) {
        this.product = product;
        this.vocabulary = vocabulary;
        this.commit = commit;
        this.batches = batches;
        this.ignoredCounts = counts;
    }

    /** A heartbeat, and the part of it that the gate keeps. */
    record Judged(DemoFleet.Sent sent, KeptHeartbeat kept) {
        /** The second of the day that is stored as its time of receipt, if {@code grain} seconds share one time of receipt. */
        private long second(long grain) {
            return sent.exact() ? sent.second() : sent.second() / grain * grain;
        }
    }

    /** Passes each heartbeat through the gate. */
    List<Judged> judge(List<DemoFleet.Sent> sent) {
        return sent.parallelStream()
                .map(one -> new Judged(one, Gate.judge(vocabulary, one.heartbeat())))
                .toList();
    }

    /**
     * Stores the heartbeats of a day up to now. A heartbeat that was stored before is rejected, because it is within its instance's window.
     *
     * @param grain how many seconds share one time of receipt, except for heartbeats of an exact second
     * @return how many heartbeats were rejected because they came within their window
     */
    int store(LocalDate day, List<Judged> judged, Duration grain, Instant now) throws StoreException {
        Map<Long, List<KeptHeartbeat>> groups = judged.stream()
                .collect(Collectors.groupingBy(
                        one -> one.second(grain.toSeconds()),
                        TreeMap::new,
                        Collectors.mapping(Judged::kept, Collectors.toList())));
        int tooSoon = 0;
        for (var group : groups.entrySet()) {
            Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(group.getKey());
            if (!at.isAfter(now)) {
                tooSoon += store(day, group.getValue(), at);
            }
        }
        return tooSoon;
    }

    private int store(LocalDate day, List<KeptHeartbeat> heartbeats, Instant at) throws StoreException {
        List<ArrivingHeartbeat> arriving = heartbeats.stream()
                .map(kept -> new ArrivingHeartbeat(product, kept, product.window()))
                .toList();
        HeartbeatCommit.Committed committed = commit.commit(arriving, at, List.of());
        batches.answered(Set.of(committed.batchId()));
        count(
                day,
                arriving.stream()
                        .filter(one -> !committed.tooSoon().containsKey(one.key()))
                        .flatMap(one -> one.ignored().stream())
                        .toList());
        return committed.tooSoon().size();
    }

    private void count(LocalDate day, List<IgnoredField> ignored) {
        Map<IgnoredCountDao.Key, Long> counts = new HashMap<>();
        for (IgnoredField ignoredField : ignored) {
            String reason = ignoredField.reason().text();
            counts.merge(
                    new IgnoredCountDao.Key(product.id(), day, ignoredField.name(), ignoredField.kind(), reason),
                    1L,
                    Long::sum);
        }
        ignoredCounts.add(counts.entrySet().stream()
                .map(one -> one.getKey().times(one.getValue()))
                .toList());
    }
}
