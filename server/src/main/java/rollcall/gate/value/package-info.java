/**
 * Reads and reduces single texts: versions, builds, browsers and names. Finds internet addresses wherever they hide in a text. This room
 * knows no vocabulary and no report.
 */
@NullMarked
package rollcall.gate.value;

import org.jspecify.annotations.NullMarked;
