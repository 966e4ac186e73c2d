package rollcall.analysis.instances;

/**
 * A page of a list of instances.
 *
 * @param text a part of an identifier or of a version; may be anything; empty for all instances
 * @param after {@link InstanceList.Listing#next} of the page before; with any other text the page begins at the top
 * @param before {@link InstanceList.Listing#previous} of the page after; counts only if {@code after} is empty
 */
public record InstanceSearch(String text, InstanceOrder order, String after, String before) {

    public InstanceSearch {
        text = text.strip();
    }

    /** Whether a text is the {@link InstanceList.Listing#next} or {@link InstanceList.Listing#previous} of some page. */
    public static boolean continues(String text) {
        return InstanceCursor.parse(text).isPresent();
    }

    /** Whether the page ends before its cursor, and does not begin after it. */
    boolean backwards() {
        return after.isEmpty() && InstanceCursor.parse(before).isPresent();
    }

    /** Whether the page is not the first one. */
    boolean continues() {
        return continues(after.isEmpty() ? before : after);
    }

    InstanceCursor cursor() {
        return InstanceCursor.parse(after.isEmpty() ? before : after).orElseGet(() -> InstanceCursor.start(order));
    }

    InstanceSearch fromTheTop() {
        return new InstanceSearch(text, order, "", "");
    }

    InstanceSearch in(InstanceOrder other) {
        return new InstanceSearch(text, other, after, before);
    }
}
