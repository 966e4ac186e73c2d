/** The report file of an instance without a network. */
@NullMarked
package rollcall.sender.file;

import org.jspecify.annotations.NullMarked;
