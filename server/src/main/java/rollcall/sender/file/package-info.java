/** The report file of an instance without a network. */
package rollcall.sender.file;
