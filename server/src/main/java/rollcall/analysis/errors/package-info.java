/** Which errors instances send, on which versions, which of them are new since a release, and which returned after a fix. */
@NullMarked
package rollcall.analysis.errors;

import org.jspecify.annotations.NullMarked;
