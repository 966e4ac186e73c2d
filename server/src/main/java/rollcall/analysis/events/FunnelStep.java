package rollcall.analysis.events;

/**
 * One step of a funnel.
 *
 * @param event the event's name
 * @param instances how many reached it
 * @param ofFirst as a part of those that reached the first step, 0 to 1; 0 if nobody did
 * @param ofPrevious as a part of those that reached the step before, 0 to 1; 1 for the first step if anybody reached it
 */
public record FunnelStep(String event, int instances, double ofFirst, double ofPrevious) {}
