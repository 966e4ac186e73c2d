/**
 * The demo: a believable fleet whose reports go through the real gate, the real commit and the real rollup. Events that are older than two days are
 * kept as counts only.
 *
 * <p>Everything about it follows from a fixed seed and its first day. It never touches a database that is anybody else's.
 */
package rollcall.demo;
