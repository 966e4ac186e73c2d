/** Accounts, passwords, sessions, and what slows down whoever guesses a password. It knows no cookie. */
package rollcall.access.people;
