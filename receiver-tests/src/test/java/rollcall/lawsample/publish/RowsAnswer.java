package rollcall.lawsample.publish;

import rollcall.store.rollups.RollupDao;

/** Breaks the law: publishes a row of a table. */
public record RowsAnswer(RollupDao.DayCount row) {}
