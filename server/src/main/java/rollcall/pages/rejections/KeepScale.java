package rollcall.pages.rejections;

/**
 * A scale of ranges, as the form offers it.
 *
 * @param what for which numbers it is meant, in words
 * @param preview a number and the range that it becomes: "37 → 11–50"
 * @param labels all its ranges
 */
public record KeepScale(String name, String what, String preview, String labels) {}
