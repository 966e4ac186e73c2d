package rollcall.rollup;

import java.util.function.Supplier;
import rollcall.store.StoreException;

/** A stored row cannot be read or rolled up, however often it is tried. */
public final class DamagedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DamagedRow(Throwable cause) {
        super("a stored row cannot be read", cause);
    }

    /** The result of {@code read}. Any exception that does not come from the database means that the data are damaged. */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw StoreException.isOfDatabase(e) ? e : new DamagedRow(e);
        } catch (StackOverflowError e) {
            throw new DamagedRow(e);
        }
    }

    /** Whether damaged data caused a failure, and not a lock, a full disk or an unreachable database. */
    public static boolean isIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DamagedRow) {
                return true;
            }
        }
        return StoreException.isOfData(failure);
    }
}
