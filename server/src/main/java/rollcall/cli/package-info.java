/**
 * The command line. It reads options and the environment, writes one result to standard output, and writes everything else to standard
 * error.
 *
 * <p>Commands call other rooms and contain no logic of their own. They use the database of a running server, or start the embedded one
 * until they end.
 */
package rollcall.cli;
