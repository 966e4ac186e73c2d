package rollcall.bench.fleet;

import java.util.stream.IntStream;

/** The program's versions, oldest first: 1.0.0, 1.0.1 and so on, each tenth of them a pre-release. A third is from before the first day. */
final class Releases {
    private final int count;
    private final int days;

    Releases(Shape shape) {
        this.count = shape.versions();
        this.days = shape.days();
    }

    int count() {
        return count;
    }

    String name(int version) {
        return isPreRelease(version) ? name(version + 1) + "-rc.1" : number(version);
    }

    boolean isPreRelease(int version) {
        return version % 10 == 9;
    }

    /** The day of a release, 0 for all that are out before the fleet's second day. */
    int day(int version) {
        int before = count / 3;
        return version < before ? 0 : (int) ((long) (version - before) * days / Math.max(1, count - before));
    }

    /** How many versions are out on a day. */
    int out(int day) {
        return (int)
                IntStream.range(0, count).filter(version -> day(version) <= day).count();
    }

    /** The newest release, pre-releases aside. */
    int newest(int out) {
        return out > 1 && isPreRelease(out - 1) ? out - 2 : out - 1;
    }

    private static String number(int version) {
        return (1 + version / 100) + "." + version / 10 % 10 + "." + version % 10;
    }
}
