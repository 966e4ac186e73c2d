package rollcall.bench.fleet;

import java.time.LocalDate;

/**
 * How large the fleet is that the bench makes.
 *
 * @param today the UTC day after the last day that is over
 * @param instances how many ever reported
 * @param days how many days they reported, today not among them
 * @param versions how many versions they ran, a third of them from before the first day
 * @param plugins how many different plugins they have
 * @param names how many different events they send
 */
public record Shape(LocalDate today, int instances, int days, int versions, int plugins, int names) {
    /** The first day that has reports. */
    public LocalDate first() {
        return today.minusDays(days);
    }

    /** One of the versions that they ran; 0 is the oldest. */
    public String version(int index) {
        return new Releases(this).name(index);
    }

    /** Whether its raw rows are kept beside the rollups unless the command line says otherwise. */
    public boolean smallEnoughForRawRows() {
        return instances <= 100_000 && days <= 90;
    }
}
