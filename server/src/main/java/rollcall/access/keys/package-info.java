/** The API keys that senders present, and when each was last used. */
package rollcall.access.keys;
