/** What waits to be sent: heartbeats made of facts, and anonymised events, both of nothing but what the gate let out. */
package rollcall.sender.outbox;
