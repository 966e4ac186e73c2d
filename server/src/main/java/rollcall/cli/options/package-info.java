/** The options of the command that serves, and how their values are read. It knows no command. */
package rollcall.cli.options;
