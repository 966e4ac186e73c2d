/** How many instances some versions reach, such as those of an advisory, how fast they become fewer, and what became of them. */
@NullMarked
package rollcall.analysis.reach;

import org.jspecify.annotations.NullMarked;
