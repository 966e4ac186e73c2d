package rollcall.store.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import rollcall.store.StoreException;

/** Makes the day partitions of today and the next two days, so that no report has to make one at midnight. */
public final class PartitionsAhead {
    private static final int DAYS_AHEAD = 2;

    private final List<Partitions> tables;
    private final Clock clock;

    public PartitionsAhead(DataSource dataSource, Clock clock) {
        this.tables = List.of(Partitions.ofHeartbeats(dataSource), Partitions.ofEvents(dataSource));
        this.clock = clock;
    }

    /**
     * Makes the partitions that are missing. Runs no statement for those that this server found or made before. To be called every few
     * minutes.
     *
     * @throws StoreException if a partition could not be made, because another transaction changes its table or the database cannot be
     *     reached; the other table was tried as well
     */
    public void run() throws StoreException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SQLException failure = null;
        for (Partitions table : tables) {
            try {
                for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
                    table.ensure(today.plusDays(ahead));
                }
            } catch (SQLException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new StoreException(failure);
        }
    }
}
