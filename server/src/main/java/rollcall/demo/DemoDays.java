package rollcall.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The days of the demo. Its stories begin on its day 0; days before it have fewer instances and older releases.
 *
 * @param first the UTC day of the first heartbeats; not after {@code zero}
 * @param zero the UTC day on which the stories begin
 * @param last the last UTC day that somebody will ask for
 */
record DemoDays(LocalDate first, LocalDate zero, LocalDate last) {
    /** How many days before the first one the first installations arrived. */
    private static final int ARRIVED_BEFORE = 10;

    /** Days of which the first is day 0. */
    static DemoDays of(LocalDate first, LocalDate last) {
        return new DemoDays(first, first, last);
    }

    /** Every installation that has arrived by the end of the last day. */
    Stream<DemoInstallation> installations() {
        int before = (int) ChronoUnit.DAYS.between(first, zero);
        int until = DemoInstallation.until((int) ChronoUnit.DAYS.between(zero, last));
        IntStream earlier = before == 0 ? IntStream.empty() : DemoInstallation.arrivedIn(before + ARRIVED_BEFORE);
        return IntStream.concat(earlier, IntStream.range(0, until)).mapToObj(DemoInstallation::of);
    }
}
