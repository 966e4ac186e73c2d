/** How instances move from version to version: what became of them between two days. */
@NullMarked
package rollcall.analysis.upgrades;

import org.jspecify.annotations.NullMarked;
