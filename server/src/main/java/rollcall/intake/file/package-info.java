/** Report files: the reports of instances without a network, which a person carries here, one a line. This room knows no database. */
@NullMarked
package rollcall.intake.file;

import org.jspecify.annotations.NullMarked;
