/** Which events happen, on how many instances, for how many users, with which properties, and how far a funnel is walked. */
package rollcall.analysis.events;
