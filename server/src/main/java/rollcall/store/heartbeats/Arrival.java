package rollcall.store.heartbeats;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.report.quota.Quota;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceTable.Known;
import rollcall.store.instances.InstanceTable.Place;
import rollcall.store.instances.InstanceWindows;
import rollcall.store.instances.OrdinalAllocator;
import rollcall.store.quotas.DayQuotas;

/**
 * What a transaction finds out and takes of a group before it writes rows: which instances are known, which heartbeats fit into the quotas, and
 * whose window is open. That takes one round trip while the quotas are far and all heartbeats have one window, which is the usual case.
 *
 * @param known those of the instances that sent a report before
 * @param overQuota by instance, the quota that a heartbeat would pass
 * @param admitted all others, in the order of the group
 * @param taken by instance, the place of each whose window was open
 */
record Arrival(
        DayQuotas quotas,
        Map<InstanceKey, Known> known,
        Map<InstanceKey, Quota> overQuota,
        List<ArrivingHeartbeat> admitted,
        Map<InstanceKey, Place> taken) {
    /** @param careful whether the quotas are read first in any case */
    static Arrival of(
            Connection connection,
            List<? extends ArrivingHeartbeat> group,
            Instant at,
            boolean careful,
            OrdinalAllocator.Provided ordinals)
            throws SQLException {
        Set<Integer> products = group.stream().map(ArrivingHeartbeat::productId).collect(Collectors.toSet());
        Set<Duration> windows = group.stream().map(ArrivingHeartbeat::window).collect(Collectors.toSet());
        Optional<DayQuotas> far = careful || windows.size() > 1 ? Optional.empty() : DayQuotas.far(products, day(at));
        Coming coming = new Coming(connection, group, at, ordinals);
        return far.isPresent()
                ? coming.atOnce(far.get())
                : coming.inTurn(DayQuotas.of(connection, products, day(at), careful));
    }

    private record Coming(
            Connection connection,
            List<? extends ArrivingHeartbeat> group,
            Instant at,
            OrdinalAllocator.Provided ordinals) {
        Arrival atOnce(DayQuotas quotas) throws SQLException {
            Duration window = group.get(0).window();
            InstanceWindows.Arrived arrived = InstanceWindows.arrive(connection, versions(group), window, ordinals, at);
            return new Arrival(quotas, arrived.known(), Map.of(), List.copyOf(group), arrived.taken());
        }

        Arrival inTurn(DayQuotas quotas) throws SQLException {
            Map<InstanceKey, Known> known = InstanceWindows.known(
                    connection, group.stream().map(ArrivingHeartbeat::key).toList());
            Map<InstanceKey, Quota> overQuota = QuotaCheck.overQuota(quotas, group, known, at);
            List<ArrivingHeartbeat> admitted = group.stream()
                    .map(ArrivingHeartbeat.class::cast)
                    .filter(one -> !overQuota.containsKey(one.key()))
                    .toList();
            Map<InstanceKey, Place> taken = new HashMap<>();
            for (List<ArrivingHeartbeat> sameWindow : byWindow(admitted)) {
                Duration window = sameWindow.get(0).window();
                taken.putAll(InstanceWindows.take(connection, versions(sameWindow), window, known, ordinals, at));
            }
            return new Arrival(quotas, known, overQuota, admitted, taken);
        }
    }

    /** Whether the instance of a heartbeat has sent one on that UTC day. */
    boolean reportedOn(LocalDate day, ArrivingHeartbeat heartbeat) {
        Known before = known.get(heartbeat.key());
        return before != null && before.reportedOn(day);
    }

    /** The version that each instance reported, by instance in ascending order; null for none. */
    private static SortedMap<InstanceKey, @Nullable String> versions(List<? extends ArrivingHeartbeat> heartbeats) {
        SortedMap<InstanceKey, @Nullable String> versions = new TreeMap<>();
        heartbeats.forEach(heartbeat -> versions.put(heartbeat.key(), heartbeat.version()));
        return versions;
    }

    private static Collection<List<ArrivingHeartbeat>> byWindow(List<ArrivingHeartbeat> admitted) {
        return admitted.stream()
                .collect(Collectors.groupingBy(ArrivingHeartbeat::window))
                .values();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
