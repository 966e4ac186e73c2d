/** The API keys of senders, and the days of their last use. */
package rollcall.access.keys;
