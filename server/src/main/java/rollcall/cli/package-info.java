/**
 * The command line: options and the environment in, one result on standard output, everything else on standard error.
 *
 * <p>Commands call other rooms and contain no logic of their own. They use the database of a running server, or start the embedded one for
 * themselves.
 */
package rollcall.cli;
