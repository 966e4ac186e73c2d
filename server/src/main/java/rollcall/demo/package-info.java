/**
 * A believable fleet to look at: what its instances would have sent goes through the real gate, the real commit and the real fold.
 * Only of events that are older than two days nothing is kept but what they come to.
 *
 * <p>Everything about it follows from a fixed seed and its first day. It never touches a database that is anybody else's.
 */
package rollcall.demo;
