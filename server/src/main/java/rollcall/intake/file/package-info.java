/** Reports of instances without a network, line by line out of the file that somebody carried here. */
@NullMarked
package rollcall.intake.file;

import org.jspecify.annotations.NullMarked;
