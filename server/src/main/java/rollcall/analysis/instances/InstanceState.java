package rollcall.analysis.instances;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.activity.MovementSets;
import rollcall.analysis.population.Population;

/** What an instance did in a window of days. */
public enum InstanceState {
    /** Reported in the window. */
    ACTIVE,
    /** Reported in the window for the first time. */
    NEW,
    /** Reported in the window and before the days before it, and not in those. */
    RETURNED,
    /** Reported in the days before the window, which are as many, and not in it. */
    SILENT,
    /** Reported or sent an event in the window. */
    SEEN,
    /** Reported on any day. */
    ALL;

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; empty for any other name. */
    public static Optional<InstanceState> named(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code().equals(code))
                .findFirst();
    }

    /**
     * The instances in this state now. "In N days" means the N whole days before today, and today so far.
     *
     * @param window N; 0 for today alone
     */
    public RoaringBitmap now(Population population, int window) {
        LocalDate today = population.today();
        return switch (this) {
            case ACTIVE -> population.members(population.now(window));
            case SEEN -> population.seen(today.minusDays(window), today);
            case ALL -> population.everMembers();
            default -> of(MovementSets.of(population, today.minusDays(window), today, window));
        };
    }

    /**
     * The instances in this state at the end of a day, over the {@code window} days that end on it. Those that were new meet the conditions by
     * their latest report up to today: on its first day no instance is established.
     */
    public RoaringBitmap on(Population population, LocalDate day, int window) {
        return switch (this) {
            case ACTIVE -> population.members(population.at(day, window));
            case SEEN -> population.seen(day.minusDays(window - 1L), day);
            case ALL -> population.everMembers();
            case NEW -> RoaringBitmap.and(population.first(day.minusDays(window - 1L), day), population.everMembers());
            default -> of(MovementSets.of(population, day.minusDays(window - 1L), day, window));
        };
    }

    private RoaringBitmap of(MovementSets sets) {
        return switch (this) {
            case NEW -> sets.newcomers();
            case RETURNED -> sets.returned();
            default -> sets.silent();
        };
    }
}
