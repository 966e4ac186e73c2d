/** Accounts, passwords, sessions, and the throttles against guessed passwords. This room knows no cookies. */
@NullMarked
package rollcall.access.people;

import org.jspecify.annotations.NullMarked;
