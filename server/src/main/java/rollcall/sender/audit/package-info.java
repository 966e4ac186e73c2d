/** The audit log: who did what on this installation, written down and searched. */
package rollcall.sender.audit;
