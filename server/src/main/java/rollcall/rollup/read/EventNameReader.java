package rollcall.rollup.read;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.DayBlock;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.EventUseDao;

/** Reads which events there are, and how many instances sent each. No bitmap is read. Both ends of a range are included. */
public final class EventNameReader {
    private static final long BYTES_OF_A_NAME = 150;
    private static final long BYTES_OF_A_NUMBER = 20;
    private static final int MOST_DAYS_OF_A_TREND = 90;
    private static final int DAYS_OF_A_BLOCK = 8;
    private static final long BYTES_OF_A_DAY = 50;
    private static final List<String> FIELDS = List.of(SeriesKey.NONE, EventSeriesKey.VERSION);

    private final EventUseDao use;
    private final FinishedDays finished;

    EventNameReader(EventUseDao use, FinishedDays finished) {
        this.use = use;
        this.finished = finished;
    }

    private record Sizes() {}

    /** How large a name is beside others: sums over blocks of days. */
    private record Size(long instances, long events) {
        Size with(Size other) {
            return new Size(instances + other.instances, events + other.events);
        }
    }

    private static final Comparator<Size> LARGEST = Comparator.comparingLong(Size::instances)
            .thenComparingLong(Size::events)
            .reversed();

    private record TrendsOf(List<String> names) {}

    private record DaysOf(String name) {}

    private record VersionsOf(List<String> names) {}

    /**
     * The names that most instances sent, most first: by the sum over blocks of 1, 8 and 64 days that cover the range. Of
     * equally many instances, more events come first, then the alphabet.
     *
     * @param which the names that are looked for
     */
    public List<String> largest(int productId, LocalDate from, LocalDate to, Predicate<String> which) {
        Map<String, Size> sizes = new HashMap<>(sizes(productId, to, to));
        Map<String, Size> before = finished.of(
                productId,
                from,
                to,
                new Sizes(),
                all -> BYTES_OF_A_NAME * all.size(),
                last -> sizes(productId, from, last));
        if (before != null) {
            before.forEach((name, size) -> sizes.merge(name, size, Size::with));
        }
        return sizes.entrySet().stream()
                .filter(size -> which.test(size.getKey()))
                .sorted(Map.Entry.<String, Size>comparingByValue(LARGEST).thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, Size> sizes(int productId, LocalDate from, LocalDate to) {
        List<DayBlock.Row> blocks = DayBlock.cover(from, to);
        return use
                .sizes(productId, DayBlock.Row.sizes(blocks), DayBlock.Row.firsts(blocks), DayBlock.Row.lasts(blocks))
                .stream()
                .collect(Collectors.toMap(
                        EventUseDao.NameSize::name, size -> new Size(size.instances(), size.events())));
    }

    /** The usable versions with which each of some names was ever sent up to a day, by name. A name without any has no entry. */
    public Map<String, Set<String>> versionsUntil(int productId, Collection<String> which, LocalDate to) {
        List<String> names = List.copyOf(which);
        Map<String, Set<String>> versions = versions(productId, names, to, to);
        Map<String, Set<String>> before = finished.of(
                productId,
                LocalDate.EPOCH,
                to,
                new VersionsOf(names),
                all -> BYTES_OF_A_NAME
                        * all.values().stream().mapToLong(Set::size).sum(),
                last -> versions(productId, names, LocalDate.EPOCH, last));
        if (before != null) {
            before.forEach((name, some) ->
                    versions.computeIfAbsent(name, none -> new TreeSet<>()).addAll(some));
        }
        return versions;
    }

    private Map<String, Set<String>> versions(int productId, List<String> names, LocalDate from, LocalDate to) {
        List<DayBlock.Row> blocks = DayBlock.cover(from, to);
        Map<String, Set<String>> versions = new HashMap<>();
        use
                .valuesOf(
                        productId,
                        EventSeriesKey.VERSION,
                        names,
                        DayBlock.Row.sizes(blocks),
                        DayBlock.Row.firsts(blocks),
                        DayBlock.Row.lasts(blocks))
                .stream()
                .filter(row -> !row.value().equals(Unusable.UNKNOWN.code()))
                .forEach(row -> versions.computeIfAbsent(row.name(), none -> new TreeSet<>())
                        .add(Version.spelled(row.value())));
        return versions;
    }

    /**
     * How many instances sent each of some names in blocks of days, one after the other.
     *
     * @param days of a block: 1, or 8 if the range is long
     * @param counts one number for each block that lies in the range, oldest first, by name; 0 where none sent it
     */
    public record InBlocks(int days, Map<String, List<Integer>> counts) {}

    /** The trends of some names over some days that are over; without any number if there is no such day. */
    public InBlocks trends(int productId, List<String> names, LocalDate from, LocalDate to) {
        int size = length(from, to) > MOST_DAYS_OF_A_TREND ? DAYS_OF_A_BLOCK : 1;
        LocalDate first = DayBlock.of(size, from.plusDays(size - 1L)).first();
        int blocks = names.isEmpty() ? 0 : Math.max(0, length(first, to) / size);
        if (blocks == 0) {
            return new InBlocks(size, Map.of());
        }
        Map<String, List<Integer>> counts = finished.of(
                productId,
                from,
                to.plusDays(1),
                new TrendsOf(names),
                all -> BYTES_OF_A_NUMBER * all.size() * blocks,
                last -> count(productId, names, size, first, blocks));
        return new InBlocks(size, counts == null ? Map.of() : counts);
    }

    private static int length(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    private Map<String, List<Integer>> count(int productId, List<String> names, int size, LocalDate first, int blocks) {
        Map<String, List<Integer>> counts = new HashMap<>();
        names.forEach(name -> counts.put(name, new ArrayList<>(Collections.nCopies(blocks, 0))));
        for (EventUseDao.NameBlock block : use.instancesInBlocks(productId, names, size, first, blocks)) {
            counts.computeIfPresent(block.name(), (name, all) -> {
                all.set(block.block(), block.instances());
                return all;
            });
        }
        return counts;
    }

    /** How often one name was sent on each day, and with each version: a row for each day and version, in no order. */
    public List<EventUseDao.EventDay> days(int productId, String name, LocalDate from, LocalDate to) {
        List<EventUseDao.EventDay> last = from.isAfter(to) ? List.of() : use.days(productId, name, FIELDS, to, to);
        List<EventUseDao.EventDay> before = finished.of(
                productId,
                from,
                to,
                new DaysOf(name),
                all -> BYTES_OF_A_DAY * all.size(),
                end -> shared(use.days(productId, name, FIELDS, from, end)));
        if (before == null) {
            return last;
        }
        List<EventUseDao.EventDay> all = new ArrayList<>(before);
        all.addAll(last);
        return all;
    }

    /** The same rows, with each day and each text once in memory. */
    private static List<EventUseDao.EventDay> shared(List<EventUseDao.EventDay> rows) {
        Map<Object, Object> once = new HashMap<>();
        return rows.stream()
                .map(row -> new EventUseDao.EventDay(
                        shared(once, row.day()),
                        shared(once, row.field()),
                        shared(once, row.value()),
                        row.events(),
                        row.instances()))
                .toList();
    }

    @SuppressWarnings("unchecked") // Equal values have the same class.
    private static <T> T shared(Map<Object, Object> once, T value) {
        Object known = once.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
