package rollcall.rollup;

import java.util.function.Supplier;
import rollcall.store.StoreException;

/** Something stored cannot be read or rolled up, however often it is tried. */
public final class DamagedRow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DamagedRow(Throwable cause) {
        super("a stored row cannot be read", cause);
    }

    /** What reading comes to; whatever goes wrong while no database is asked is the data's fault. */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            throw StoreException.isOfDatabase(e) ? e : new DamagedRow(e);
        } catch (StackOverflowError e) {
            throw new DamagedRow(e);
        }
    }

    /** Whether damage is behind a failure, rather than a lock, a full disk or a database that is away. */
    public static boolean isIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DamagedRow) {
                return true;
            }
        }
        return StoreException.isOfData(failure);
    }
}
