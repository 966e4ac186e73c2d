package rollcall.analysis.health;

import java.util.List;

/**
 * How many of the instances on a release count how many errors.
 *
 * @param labels of the field's ranges, the lowest first; none if no field counts them
 * @param instances in each of them
 * @param versions of the release, as the instances report them
 */
public record ErrorRanges(List<String> labels, List<Integer> instances, List<String> versions) {
    /** No field counts errors. */
    static final ErrorRanges NONE = new ErrorRanges(List.of(), List.of(), List.of());

    /** How many report the field. */
    public int of() {
        return instances.stream().mapToInt(Integer::intValue).sum();
    }

    /** The range above which at most half of them are; there has to be an instance. */
    public int median() {
        int at = 0;
        while (2 * above(at).with() > of()) {
            at++;
        }
        return at;
    }

    /** How many are above a range. */
    public Fraction above(int range) {
        return new Fraction(
                instances.stream().skip(range + 1L).mapToInt(Integer::intValue).sum(), of());
    }
}
