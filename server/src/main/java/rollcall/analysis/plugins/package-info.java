/** Which plugins instances have enabled, who takes them up and gives them up, and which go together. */
@NullMarked
package rollcall.analysis.plugins;

import org.jspecify.annotations.NullMarked;
