/**
 * What is permitted: a product's vocabulary of fields and events, the kinds of values, and the presets that come with Rollcall. This room
 * may use {@link rollcall.gate.value} and knows nothing of reports.
 */
@NullMarked
package rollcall.gate.vocabulary;

import org.jspecify.annotations.NullMarked;
