/** Which events happen, on how many instances, for how many users, with which properties, and how far instances come in a funnel. */
package rollcall.analysis.events;
