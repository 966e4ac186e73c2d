/** Whether the database has room for reports. */
@NullMarked
package rollcall.intake.space;

import org.jspecify.annotations.NullMarked;
