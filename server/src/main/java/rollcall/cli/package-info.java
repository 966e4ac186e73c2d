/**
 * The command line: options and the environment in, one result on standard output, everything else on standard error.
 *
 * <p>Commands call the rooms and hold no logic of their own. They open the database of a running server or start it for themselves.
 */
package rollcall.cli;
