package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Lane;
import rollcall.rollup.LaneSets;
import rollcall.store.rollups.StandingDao;
import rollcall.store.rollups.StandingDao.StandingRow;

/** Writes how many instances have each value in a window that ends on a day, counted by lane. */
final class StandingWriter {
    private final StandingDao table;
    private final int productId;
    private final LocalDate day;
    private final int days;
    private final LaneSets lanes;

    /** @param days the window that ends on the day */
    StandingWriter(StandingDao table, int productId, LocalDate day, int days, LaneSets lanes) {
        this.table = table;
        this.productId = productId;
        this.day = day;
        this.days = days;
        this.lanes = lanes;
    }

    /** Writes the values of a field. */
    void write(String field, Map<String, RoaringBitmap> values) {
        List<StandingRow> rows = new ArrayList<>();
        values.forEach((value, who) -> {
            if (!who.isEmpty()) {
                rows.add(row(value, who));
            }
        });
        table.put(productId, days, field, day, rows);
    }

    private StandingRow row(String value, RoaringBitmap who) {
        return new StandingRow(
                value,
                who.getCardinality(),
                lanes.count(Lane.ESTABLISHED, who),
                lanes.count(Lane.PASSING, who),
                lanes.count(Lane.ONE_SHOT, who),
                lanes.count(Lane.CI, who),
                lanes.count(Lane.DEVELOPMENT, who),
                lanes.count(Lane.SHARED, who));
    }
}
