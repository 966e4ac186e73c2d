/** Accounts, passwords, sessions, and the throttles against guessed passwords. This room knows no cookies. */
package rollcall.access.people;
