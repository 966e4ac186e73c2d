package rollcall.analysis.events;

import java.util.List;

/**
 * How far instances come through a sequence of events.
 *
 * @param steps in order
 */
public record FunnelAnswer(List<Funnels.Step> steps) {}
