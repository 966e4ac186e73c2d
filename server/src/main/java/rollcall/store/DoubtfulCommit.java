package rollcall.store;

import java.sql.SQLException;

/** The connection broke while a commit was under way: the rows are there or they are not, and nobody here can know. */
public final class DoubtfulCommit extends StoreException {
    private static final long serialVersionUID = 1L;

    public DoubtfulCommit(SQLException cause) {
        super(cause);
    }
}
