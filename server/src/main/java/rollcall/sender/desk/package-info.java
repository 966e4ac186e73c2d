/** What an administrator sees of the sender and does with it: what is true now, what would leave, what the audit log says. Shows no key. */
package rollcall.sender.desk;
