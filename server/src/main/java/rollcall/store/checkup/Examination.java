package rollcall.store.checkup;

import java.util.List;

/** Looks at one subject. */
@FunctionalInterface
interface Examination {
    /** What it found; nothing if there is nothing to say. */
    List<Finding> look();
}
