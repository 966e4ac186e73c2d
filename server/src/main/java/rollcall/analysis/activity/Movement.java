package rollcall.analysis.activity;

/**
 * How many instances are active in a window, compared with the days before it. Each ordinal counts as one instance, so an instance that was
 * forgotten and reports again counts as a new one. It always holds that {@code active = before + newcomers + returned - silent}.
 *
 * @param active reported in the window
 * @param before reported in the days before it
 * @param newcomers reported in the window for the first time ever
 * @param returned reported in the window and before those days, but not in those days
 * @param silent reported in the days before the window, and not in it
 */
public record Movement(int active, int before, int newcomers, int returned, int silent) {}
