package rollcall.store.rollups;

import rollcall.store.heartbeats.HeartbeatDayDao;
import rollcall.store.instances.NewcomerDao;

/** The tables of the fold within one transaction. */
public record RollupTables(
        HeartbeatQueueDao queue,
        HeartbeatDayDao heartbeats,
        RollupDao rollups,
        EventQueueDao eventQueue,
        EventRollupDao eventRollups,
        EventNameDao eventNames,
        NewcomerDao newcomers) {}
