package rollcall.store.heartbeats;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable.Known;
import rollcall.store.instances.InstanceTable.Place;
import rollcall.store.quotas.DayQuotas;

/** Decides which heartbeats of a group fit into the quotas of their products. */
final class QuotaCheck {
    private QuotaCheck() {}

    /**
     * The heartbeats that would pass a quota, by instance, each with that quota. The first ones of the group come first. One that comes within
     * its window is not asked: nothing of it would be kept, and its sender is told something else.
     */
    static Map<InstanceKey, Quota> overQuota(
            DayQuotas quotas, List<? extends ArrivingHeartbeat> group, Map<InstanceKey, Known> known, Instant at) {
        Map<InstanceKey, Quota> overQuota = new HashMap<>();
        for (ArrivingHeartbeat one : group) {
            Known before = known.get(one.key());
            if (!isTooSoon(one, before, at)) {
                Optional<Quota> full = quotas.admit(one.productId(), amounts(one, before == null));
                full.ifPresent(quota -> overQuota.put(one.key(), quota));
            }
        }
        return overQuota;
    }

    /** Counts a heartbeat that is stored. */
    static void keep(DayQuotas quotas, ArrivingHeartbeat one, @Nullable Place place) {
        quotas.keep(one.productId(), amounts(one, place != null && place.isNew()));
    }

    private static DailyAmounts amounts(ArrivingHeartbeat one, boolean isNew) {
        return new DailyAmounts(0, one.bytes(), isNew ? 1 : 0);
    }

    private static boolean isTooSoon(ArrivingHeartbeat one, @Nullable Known before, Instant at) {
        return before != null && before.lastHeartbeatAt().isAfter(at.minus(one.window()));
    }
}
